"""What editors schedule happens at its time, by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pages import schedule
from pages.models import StandardPage

from .factories import home, publish

pytestmark = pytest.mark.django_db


def _page():
    return publish(StandardPage(title="Sommerfest", slug="sommerfest"), home())


def test_a_page_is_taken_back_when_its_time_is_over(client):
    page = _page()
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    schedule.tick()
    assert client.get("/sommerfest/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        schedule.tick()
        assert client.get("/sommerfest/").status_code == 404


def test_a_page_goes_online_when_its_time_has_come(client):
    page = _page()
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    schedule.tick()
    assert client.get("/sommerfest/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        schedule.tick()
        assert client.get("/sommerfest/").status_code == 200
