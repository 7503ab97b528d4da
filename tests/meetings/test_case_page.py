"""The case of a meeting belongs to the house: nobody outside is missed in it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.desk import rules
from workflows.engine.models import Case

from . import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def test_nobody_is_missed_and_the_list_of_attendance_is_at_hand(client: Client) -> None:
    """No account was closed here, so nothing is handed over; who holds it finds the list beside the step."""
    adviser = UserFactory(roles=["adviser"])
    case = factories.announced(actor=adviser)
    client.force_login(adviser)
    html = client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert reverse("meetings:attendance", args=[case.pk]) in html
    for wrong in ('id="hand-over"', "geschlossenes Konto", str(case.applicant)):
        assert wrong not in html
    assert not Case.objects.unrepresented().filter(pk=case.pk).exists()
    assert not rules.may_hand_over(adviser, Case.objects.get(pk=case.pk))
