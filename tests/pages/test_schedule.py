"""What editors schedule happens at its time, by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page

from pages import schedule
from pages.models import StandardPage
from workflows.engine.models import Trouble

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


def test_a_page_that_fails_stops_no_other(client, monkeypatch):
    bad, good = _page(), publish(StandardPage(title="Herbst", slug="herbst"), home())
    for page in (bad, good):
        page.expire_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
    real = Page.unpublish

    def unpublish(page, *args, **kwargs):
        if page.pk == bad.pk:
            raise ValueError("broken")
        return real(page, *args, **kwargs)

    monkeypatch.setattr(Page, "unpublish", unpublish)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        schedule.tick()
        assert client.get("/herbst/").status_code == 404
        assert client.get("/sommerfest/").status_code == 200
        trouble = Trouble.objects.open().get()
        assert trouble.subject.endswith(str(bad.pk))
        monkeypatch.setattr(Page, "unpublish", real)
        schedule.tick()
        assert client.get("/sommerfest/").status_code == 404
        assert not Trouble.objects.open().exists()
