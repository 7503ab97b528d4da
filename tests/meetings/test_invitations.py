"""The plan of invitations: each step on its day, to each person once, whatever happens to the date."""

from typing import Any

import pytest
from django.test import Client

from workflows.engine import deadlines
from workflows.meetings import actions
from workflows.meetings.actions import Answer, Line
from workflows.meetings.models import Invitee, Meeting, Reached
from workflows.meetings.reading.links import token_of
from workflows.outbox.models import Message, Priority

from .factories import announced, facts, in_series, invitation, lines, open_step, plan_of, planned, span, told
from .test_walk import mails

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
AGENDA = "Begrüßung\nNeues aus dem Landkreis\nNeues der Initiativen\nEin Gast\nTermine"


def test_each_step_goes_out_on_its_day_and_once(at_ten: Any) -> None:
    case = in_series(announced(span(60), capacity=None), "a", "b", "c")  # on 27 January 2027
    assert plan_of(case) == {
        "draft": "2026-12-30",
        "invitation": "2027-01-06",
        "reminder": "2027-01-15",  # the 17th is a Sunday
        "agenda": "2027-01-20",
        "minutes": "2027-02-10",
    }
    adviser = case.series.owner
    for day, invited, reminded in (
        ("2026-12-30T08:30", 0, 0),
        ("2027-01-05T20:00", 0, 0),
        ("2027-01-06T08:30", 3, 0),
        ("2027-01-15T08:30", 3, 2),
    ):
        at_ten.move_to(f"{day}:00+01:00")
        deadlines.tick()
        deadlines.tick()
        assert (len(told("invitation")), len(told("reminder"))) == (invited, reminded), day
        if day.startswith("2027-01-06"):
            actions.answer(invitation=invitation("a@example.org"), given=Answer("no"))
    assert [each.to_address for each in mails("draft")] == [adviser.email]
    assert told("reminder") == ["b@example.org", "c@example.org"]
    (mail, *_rest) = mails("invited_invitation")
    assert mail.priority == Priority.BULK
    assert mail.attachments.get().name == f"{case.number}-0-de-invitation.ics"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    at_ten.move_to("2027-01-20T08:30:00+01:00")
    deadlines.tick()
    assert told("agenda") == []  # there is none
    at_ten.move_to("2027-01-21T08:30:00+01:00")
    words = {"de": actions.Words("Treffen", agenda=AGENDA)}
    given = facts(actions.Span(case.starts_at, case.ends_at), capacity=None, words=words)
    actions.change(case=case, given=given, actor=adviser)
    assert told("agenda") == ["b@example.org", "c@example.org"]  # written late, it goes at once
    assert "Neues der Initiativen" in mails("invited_agenda")[0].text


def test_planned_too_late_it_goes_at_once_and_once(at_ten: Any) -> None:
    case = in_series(planned(span(5)), "a", "b")
    assert len(mails("draft")) == 1
    assert told("invitation") == []  # nothing before it is announced
    actions.announce(step=open_step(case), actor=case.series.owner)
    assert told("invitation") == ["a@example.org", "b@example.org"]
    deadlines.tick()
    assert (told("reminder"), told("agenda")) == ([], [])  # nobody is reminded on the day of the invitation
    at_ten.shift(86400)
    deadlines.tick()
    assert Message.objects.filter(template__startswith="meetings/mail/invited_").count() == 2


def test_a_date_that_moves_takes_along_what_has_not_gone_out(at_ten: Any) -> None:
    case = in_series(announced(span(20)), "a", "b", "c")
    actions.answer(invitation=invitation("a@example.org"), given=Answer("yes"))
    moved = actions.change(case=case, given=facts(span(60)), actor=case.series.owner)
    assert told("moved") == ["b@example.org", "c@example.org"]
    assert [each.to_address for each in mails("changed")] == ["a@example.org"]
    assert plan_of(moved)["reminder"] == "2027-01-15"
    assert len(told("invitation")) == 3
    at_ten.move_to("2027-01-06T09:00:00+01:00")
    deadlines.tick()
    assert len(told("invitation")) == 3  # not again
    assert Reached.objects.filter(step__kind="invitation").count() == 3


def test_the_holidays_move_it_earlier(at_ten: Any) -> None:
    at_ten.move_to("2026-11-02T10:00:00+01:00")
    case = in_series(planned(span(73)), "a")  # 14 January 2027: 21 days before is Christmas Eve
    assert plan_of(case)["invitation"] == "2026-12-24"
    case = actions.change(case=case, given=facts(span(74)), actor=case.series.owner)
    assert plan_of(case)["invitation"] == "2026-12-24"  # not on Christmas Day
    case = actions.change(case=case, given=facts(span(76)), actor=case.series.owner)
    assert plan_of(case)["invitation"] == "2026-12-24"  # nor on the Sunday after


def test_two_thousand_are_invited_with_as_many_statements_as_chunks_need(
    django_assert_max_num_queries: Any,
) -> None:
    case = in_series(announced(span(40)))
    people = [
        Line(number, f"p{number}@example.org", f"Person {number}", ("de", "ar")[number % 2])
        for number in range(2000)
    ]
    actions.invite_people(series=case.series, lines=people, actor=case.series.owner)
    with django_assert_max_num_queries(112):
        actions.change(case=case, given=facts(span(20)), actor=case.series.owner)
    assert (len(told("invitation")), Reached.objects.count()) == (2000, 2000)
    arabic = Message.objects.get(to_address="p1@example.org")
    assert "/ar/meetings/invitations/" in arabic.text
    assert "Person 1" in arabic.text
    assert "%%" not in arabic.text


def test_a_mail_program_ends_invitations_by_one_post(settings: Any) -> None:
    """RFC 8058: no cookie, no token, twice is fine; opening the address changes nothing."""
    in_series(announced(span(20)), "a")
    headers = mails("invited_invitation")[0].headers
    address = headers["List-Unsubscribe"].strip("<>").removeprefix(settings.PUBLIC_URL)
    opened = Client().get(address)
    assert (opened.status_code, Invitee.objects.get().left_at) == (302, None)
    assert Client().get(opened["Location"]).status_code == 200
    program = Client(enforce_csrf_checks=True)
    for _time in range(2):
        answer = program.post(address, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.content) == (200, b"")
    assert Invitee.objects.get().left_at is not None
    assert program.post("/meetings/invitations/x/no-more/").status_code == 404


def test_who_wants_no_more_invitations_gets_none_and_is_not_brought_back() -> None:
    case = in_series(announced(span(40)), "a", "b")
    actions.change(case=case, given=facts(span(20)), actor=case.series.owner)
    assert Client().post(f"/meetings/invitations/{token_of(invitation('a@example.org'))}/", {"do": "leave"})
    added = actions.invite_people(series=case.series, lines=lines("a", "b", "c"), actor=case.series.owner)
    assert (added.new, added.known, added.left) == (1, 1, 1)
    assert told("invitation") == ["a@example.org", "b@example.org", "c@example.org"]  # c at once, a not again
    assert Invitee.objects.get(email="a@example.org").name == ""
    actions.call_off(case=Meeting.objects.get(), actor=case.series.owner, reason="Krank")
    assert told("off") == ["b@example.org", "c@example.org"]
