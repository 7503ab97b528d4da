"""Answers by the link of an invitation: seats, companions, needs, and what is refused."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.people.factories import UserFactory
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.actions import Answer
from workflows.meetings.models import Invitation, Invitee, Need, Reached, Registration
from workflows.meetings.reading.links import answer_address, token_of
from workflows.people.verdicts import NotAllowed

from .factories import announced, in_series, invitation, placed, span, told
from .test_walk import mails, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def test_opening_the_link_changes_nothing_and_posting_answers() -> None:
    case = in_series(announced(span(20), capacity=2), "a", "b")
    found = invitation("a@example.org")
    link = answer_address(token_of(found), "de").partition("//")[2].partition("/")[2]
    assert f"/{link}?said=yes" in mails("invited_invitation")[0].text
    visitor = Client()
    shown = visitor.get(f"/{link}?said=yes")
    assert shown.status_code == 200
    assert re.search(r'value="yes"[^>]*checked', shown.content.decode())
    assert not Registration.objects.exists()
    assert visitor.post(f"/{link}", {"said": "perhaps"}).status_code == 422
    assert visitor.post(f"/{link}", {"said": "yes", "people": "12"}).status_code == 422
    typed = {"said": "yes", "people": "3", "need": "Räume am Abend"}
    assert visitor.post(f"/{link}", typed).status_code == 302
    states = dict(Registration.objects.values_list("name", "state"))
    assert states == {"Person a": "placed", "Person a +1": "placed", "Person a +2": "waiting"}
    assert [each.to_address for each in mails("placed")] == ["a@example.org"]
    page = visitor.get(f"/{link}").content.decode()
    assert "Räume am Abend" in page
    actions.answer(invitation=found, given=Answer("yes", people=1))
    assert Registration.objects.filter(state="placed").count() == 1
    assert visitor.post(f"/{link}", {"said": "no"}).status_code == 302
    assert set(Registration.objects.values_list("state", flat=True)) == {"left"}
    assert visitor.get(f"/{link[:-3]}x/").status_code == 404
    desk = signed_in(case.series.owner)
    listed = desk.get(f"/meetings/{case.pk}/answers/").content.decode()
    assert "0 ja, 0 vielleicht, 1 nein, 1 offen" in re.sub(r"\s+", " ", listed)


def test_a_place_that_becomes_free_for_a_companion_is_told_to_who_brings_them() -> None:
    case = in_series(announced(span(20), capacity=2), "a")
    other = placed(case, "first@example.org")
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes", people=2))
    assert Registration.objects.get(state="waiting").name == "Person a +1"
    actions.leave(registration=other)
    assert [each.to_address for each in mails("moved_up")] == ["a@example.org"]
    assert Registration.objects.filter(state="placed").count() == 2


def test_registering_and_cancelling_by_oneself_is_an_answer_too() -> None:
    case = announced(span(20))
    placed(case, "a@example.org")
    case = in_series(case, "a", "b")
    assert told("invitation") == ["b@example.org"]
    assert invitation("a@example.org").said == "yes"
    row = placed(case, "B@example.org")
    assert (invitation("b@example.org").said, invitation("b@example.org").registration) == ("yes", row)
    actions.leave(registration=row)
    assert invitation("b@example.org").said == "no"


def test_needs_are_kept_once_a_person_and_staff_say_what_becomes_of_them() -> None:
    case = in_series(announced(span(20)), "a")
    found = invitation("a@example.org")
    for words in ("Räume", "Räume", " "):
        actions.answer(invitation=found, given=Answer("maybe", need=words))
    assert not Need.objects.exists()  # taken back
    actions.answer(invitation=found, given=Answer("maybe", need="Räume"))
    need = Need.objects.get()
    desk = signed_in(case.series.owner)
    url = f"/meetings/{case.pk}/answers/"
    assert desk.post(url, {"need": need.pk, "state": "x"}).status_code == 422
    assert desk.post(url, {"need": need.pk, "state": "done"}).status_code == 302
    actions.answer(invitation=found, given=Answer("maybe", need="Räume"))
    need.refresh_from_db()
    assert need.state == "done"
    actions.answer(invitation=found, given=Answer("maybe", need="Geld"))
    need.refresh_from_db()
    assert (need.words, need.state) == ("Geld", "open")
    assert (
        signed_in(UserFactory(roles=["auditor"])).post(url, {"need": need.pk, "state": "done"}).status_code
        == 403
    )


def test_nobody_answers_what_is_over_or_called_off(at_ten: Any) -> None:
    case = in_series(announced(span(20)), "a", "b")
    found = invitation("a@example.org")
    actions.answer(invitation=invitation("b@example.org"), given=Answer("no"))
    actions.call_off(case=case, actor=case.series.owner, reason="Krank")
    assert told("off") == ["a@example.org"]
    link = f"/meetings/invitations/{token_of(found)}/"
    assert "Krank" in Client().get(link).content.decode()
    assert Client().post(link, {"said": "yes"}).status_code == 403
    over = in_series(announced(span(21)), "c")
    at_ten.move_to("2026-12-20T10:00:00+01:00")
    with pytest.raises(NotAllowed):
        actions.answer(invitation=Invitation.objects.get(meeting=over), given=Answer("yes"))


def test_anonymised_nobody_is_named_as_invited() -> None:
    case = in_series(announced(span(20)), "a")
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes", need="Räume"))
    erase(Case.objects.get(pk=case.pk), "anonymise")
    assert not Invitation.objects.exists()
    assert not Reached.objects.exists()
    assert Need.objects.get().words == ""
    assert Invitee.objects.count() == 1  # is invited to the next ones
