"""Three and six months after a training: asked once, answered once, counted without a name."""

from typing import Any

import pytest
from django.test import Client

from tests.people.factories import UserFactory
from workflows.engine import deadlines
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.actions import Became
from workflows.meetings.models import FollowUp, FollowUpAnswer, Meeting
from workflows.meetings.reading.follow_ups import became
from workflows.meetings.reading.links import follow_up_address

from .factories import announced, held, open_step, span
from .test_walk import mails, signed_in

pytestmark = pytest.mark.django_db
PEOPLE = tuple(f"p{number}@example.org" for number in range(6))


def trained(*emails: str, **more: Any) -> Meeting:
    """A training that was yesterday, Friday 27 November 2026."""
    return held(announced(span(10), capacity=20, **more), *emails)


def link(row: FollowUp) -> str:
    return follow_up_address(row, "de").partition("//")[2].partition("/")[2]


def test_each_who_was_there_is_asked_after_three_and_after_six_months_once(at_ten: Any) -> None:
    case = trained("a@example.org", "b@example.org")
    days = set(FollowUp.objects.values_list("months", "due_on"))
    assert {(months, day.isoformat()) for months, day in days} == {(3, "2027-02-26"), (6, "2027-05-26")}
    actions.close(step=open_step(case), actor=UserFactory(roles=["adviser"]), no_next="Reicht")
    at_ten.move_to("2027-02-25T10:00:00+01:00")
    deadlines.tick()
    assert mails("follow_up") == []
    at_ten.move_to("2027-02-26T10:00:00+01:00")
    for _twice in range(2):
        deadlines.tick()
    assert sorted(each.to_address for each in mails("follow_up")) == ["a@example.org", "b@example.org"]
    assert "Vor 3 Monaten" in mails("follow_up")[0].text
    at_ten.move_to("2027-06-01T10:00:00+02:00")
    for _twice in range(2):
        deadlines.tick()
    assert len(mails("follow_up")) == 4
    assert not FollowUp.objects.filter(sent_at=None).exists()


@pytest.mark.usefixtures("at_ten")
def test_only_trainings_ask_and_only_who_was_there_and_has_an_address() -> None:
    trained("a@example.org", format="networking")
    assert not FollowUp.objects.exists()


@pytest.mark.usefixtures("at_ten")
def test_the_link_shows_on_get_and_counts_on_post_once() -> None:
    case = trained("a@example.org")
    row = FollowUp.objects.order_by("months")[0]
    visitor, page = Client(), f"/{link(row)}"
    assert visitor.get(page).status_code == 200
    assert not FollowUpAnswer.objects.exists()
    assert visitor.post(page, {"passed_on": "-1"}).status_code == 422
    assert visitor.post(page, {"passed_on": "1000"}).status_code == 422
    assert visitor.post(page, {"passed_on": "12", "started": "on"}).status_code == 302
    assert visitor.post(page, {"passed_on": "99"}).status_code == 409
    answer = FollowUpAnswer.objects.get()
    assert (answer.meeting_id, answer.months, answer.passed_on, answer.started, answer.cooperates) == (
        case.pk,
        3,
        12,
        True,
        False,
    )
    assert "registration" not in {field.name for field in FollowUpAnswer._meta.get_fields()}
    assert "schon" in visitor.get(page).content.decode()
    assert visitor.get(f"{page[:-3]}x/").status_code == 404


@pytest.mark.usefixtures("at_ten")
def test_below_five_nothing_is_told_and_no_single_person_by_what_is() -> None:
    case = trained(*PEOPLE)
    rows = list(FollowUp.objects.filter(months=3).order_by("pk"))
    FollowUp.objects.filter(months=3).update(sent_at=case.starts_at)
    for number, row in enumerate(rows[:4]):
        actions.tell_what_became(follow_up=row, given=Became(number, started=True))
    (found,) = became(case)
    assert (found.months, found.asked, found.answers, found.people, found.started) == (3, 6, None, None, None)
    for row in rows[4:]:
        actions.tell_what_became(follow_up=row, given=Became(10, started=True, cooperates=row == rows[5]))
    (found,) = became(case)
    assert (found.answers, found.started) == (6, 6)
    # One said nobody, one works with somebody new: both could be told.
    assert (found.passed_on, found.people, found.cooperates) == (None, None, None)
    desk = signed_in(UserFactory(roles=["adviser"]))
    assert "nicht gezeigt" in desk.get(f"/cases/{case.pk}/").content.decode()
    (row,) = desk.get(f"/api/meetings/planned/{case.pk}/follow-ups").json()
    assert (row["answers"], row["started"], row["cooperates"]) == (6, 6, None)


@pytest.mark.usefixtures("at_ten")
def test_the_same_over_the_api() -> None:
    trained("a@example.org")
    key = link(FollowUp.objects.order_by("months")[0]).rstrip("/").rpartition("/")[2]
    path, sent = f"/api/meetings/follow-ups/{key}", {"content_type": "application/json"}
    assert Client().get(path).json()["is_answered"] is False
    assert Client().post(path, {"passed_on": 3}, **sent).json()["is_answered"] is True
    assert Client().post(path, {"passed_on": 3}, **sent).status_code == 409


@pytest.mark.usefixtures("at_ten")
def test_anonymised_the_counts_stay_and_nobody_is_asked(at_ten: Any) -> None:
    case = trained("a@example.org")
    actions.tell_what_became(follow_up=FollowUp.objects.order_by("months")[0], given=Became(4))
    erase(Case.objects.get(pk=case.pk), "anonymise")
    assert not FollowUp.objects.exists()
    assert FollowUpAnswer.objects.get().passed_on == 4
    at_ten.move_to("2027-06-01T10:00:00+02:00")
    deadlines.tick()
    assert mails("follow_up") == []


@pytest.mark.usefixtures("at_ten")
def test_as_many_statements_for_many_answers_as_for_one(django_assert_num_queries: Any) -> None:
    case = trained(*PEOPLE)
    FollowUp.objects.update(sent_at=case.starts_at)
    for row in FollowUp.objects.all():
        actions.tell_what_became(follow_up=row, given=Became(1))
    with django_assert_num_queries(2):
        assert len(became(case)) == 2
