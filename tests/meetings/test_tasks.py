"""Tasks from meetings: mine and theirs, ticked off, reminded of, back in the next agenda."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.engine import deadlines
from workflows.engine.models import HistoryEntry
from workflows.meetings import actions
from workflows.meetings.actions import Given
from workflows.meetings.models import Meeting, MeetingTask
from workflows.meetings.reading.links import token_of
from workflows.meetings.reading.tasks import from_last_time
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

from .factories import announced, held, in_series, open_step, span
from .test_walk import mails, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


@pytest.fixture
def adviser() -> User:
    return UserFactory(roles=["adviser"])


def test_open_tasks_come_back_in_the_next_agenda_until_they_are_done(adviser: User, at_ten: Any) -> None:
    first = held(in_series(announced(span(20)), "a"), actor=adviser)
    task = actions.note_task(case=first, given=Given("Dolmetschliste", name="Kofi Mensah"), actor=adviser)
    done = actions.note_task(case=first, given=Given("Tee kaufen", name="Ana"), actor=adviser)
    actions.tick_task(task=done, actor=adviser)
    actions.close(step=open_step(first), actor=adviser, next_on=date(2026, 12, 18))
    following = Meeting.objects.exclude(pk=first.pk).get()
    assert from_last_time(following) == [task]
    actions.announce(step=open_step(following), actor=adviser)
    (mail,) = mails("invited_invitation")[-1:]
    assert "Dolmetschliste (Kofi Mensah)" in mail.text
    assert "Tee kaufen" not in mail.text
    desk = signed_in(adviser)
    assert "Dolmetschliste" in desk.get(f"/cases/{following.pk}/").content.decode()
    link = following.invitations.get()
    assert "Dolmetschliste" in desk.get(f"/meetings/invitations/{token_of(link)}/").content.decode()
    assert "Dolmetschliste" not in desk.get(f"/meetings/{following.pk}/").content.decode()  # for everybody
    actions.begin_minutes(case=following, actor=adviser)
    page = f"/meetings/{following.pk}/minutes/"
    assert "Dolmetschliste" in desk.get(page).content.decode()
    ticked = desk.post("/meetings/tasks/", {"task": task.pk, "done": "yes", "back": str(following.pk)})
    assert ticked["Location"] == page
    assert from_last_time(following) == []
    assert HistoryEntry.objects.filter(case=first.pk, verb="meeting.task_done").count() == 2


def test_mine_are_those_of_my_organisations_too_and_nobody_else_sees_them(adviser: User) -> None:
    member, stranger = UserFactory(), UserFactory()
    group = OrganisationFactory()
    MembershipFactory(organisation=group, user=member)
    case = announced(span(20))
    ours = actions.note_task(case=case, given=Given("Stühle", organisation=group), actor=adviser)
    own = actions.note_task(case=case, given=Given("Beamer", person=adviser), actor=adviser)
    assert "Stühle" in signed_in(member).get("/meetings/tasks/").content.decode()
    assert "Beamer" not in signed_in(member).get("/meetings/tasks/?whose=theirs").content.decode()
    assert "Stühle" not in signed_in(stranger).get("/meetings/tasks/").content.decode()
    desk = signed_in(adviser)
    mine, theirs = (desk.get(f"/meetings/tasks/?whose={whose}").content.decode() for whose in ("", "theirs"))
    assert ("Beamer" in mine, "Stühle" in mine, "Beamer" in theirs, "Stühle" in theirs) == (
        True,
        False,
        False,
        True,
    )
    assert signed_in(stranger).post("/meetings/tasks/", {"task": ours.pk}).status_code == 404
    assert signed_in(member).post("/meetings/tasks/", {"task": own.pk}).status_code == 404
    assert signed_in(member).post("/meetings/tasks/", {"task": ours.pk}).status_code == 302
    ours.refresh_from_db()
    assert ours.done_by == member
    auditor = signed_in(UserFactory(roles=["auditor"]))
    assert auditor.post("/meetings/tasks/", {"task": own.pk}).status_code == 403


def test_whoever_took_it_on_is_reminded_once_before_its_day(adviser: User, at_ten: Any) -> None:
    member = UserFactory(language="ar")
    group = OrganisationFactory()
    MembershipFactory(organisation=group, user=member, function="representative")
    case = announced(span(60))
    for given in (
        Given("Stühle", organisation=group, due_on=date(2026, 12, 10)),
        Given("Beamer", person=adviser, due_on=date(2026, 12, 12)),
        Given("Tee", name="Kofi", email="kofi@example.org", due_on=date(2026, 12, 10)),
        Given("Ohne Tag", name="Ana", email="ana@example.org"),
        Given("Morgen", name="Olena", email="olena@example.org", due_on=date(2026, 11, 29)),
    ):
        actions.note_task(case=case, given=given, actor=adviser)
    reached = []
    for day in ("2026-11-28", "2026-11-29", "2026-12-06", "2026-12-07", "2026-12-09", "2026-12-13"):
        at_ten.move_to(f"{day}T08:30:00+01:00")
        deadlines.tick()
        deadlines.tick()
        reached.append(sorted(each.to_address for each in mails("task")))
    everybody = sorted(["olena@example.org", member.email, "kofi@example.org", adviser.email])
    assert reached[0] == []
    assert reached[1] == reached[2] == ["olena@example.org"]
    assert reached[3] == sorted(["olena@example.org", member.email, "kofi@example.org"])
    assert reached[4] == reached[5] == everybody
    (arabic,) = (each for each in mails("task") if each.to_address == member.email)
    assert (arabic.language, "/ar/meetings/tasks/" in arabic.text) == ("ar", True)


def test_another_day_reminds_anew_and_what_is_done_does_not(adviser: User, at_ten: Any) -> None:
    case = announced(span(60))
    given = Given("Tee", name="Kofi", email="kofi@example.org", due_on=date(2026, 12, 4))
    task = actions.note_task(case=case, given=given, actor=adviser)
    at_ten.move_to("2026-12-01T09:00:00+01:00")
    deadlines.tick()
    later = Given("Tee", name="Kofi", email="kofi@example.org", due_on=date(2026, 12, 20))
    actions.change_task(task=task, given=later, actor=adviser)
    at_ten.move_to("2026-12-17T09:00:00+01:00")
    deadlines.tick()
    assert len(mails("task")) == 2
    actions.tick_task(task=task, actor=adviser)
    with pytest.raises(AlreadyDone):
        actions.change_task(task=task, given=later, actor=adviser)
    actions.tick_task(task=task, actor=adviser, is_done=False)
    actions.drop_task(task=task, actor=adviser)
    with pytest.raises(AlreadyDone):
        actions.tick_task(task=task, actor=adviser)


def test_who_wants_no_mail_of_deadlines_has_none(adviser: User, at_ten: Any) -> None:
    adviser.mail_deadline = "never"
    adviser.save()
    given = Given("Beamer", person=adviser, due_on=date(2026, 12, 1))
    actions.note_task(case=announced(span(60)), given=given, actor=adviser)
    at_ten.move_to("2026-11-30T09:00:00+01:00")
    deadlines.tick()
    assert mails("task") == []
    assert MeetingTask.objects.get().reminded_at is not None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Given(" ", name="Kofi"), "words"),
        (Given("x" * 501, name="Kofi"), "words"),
        (Given("Tee"), "person"),
        (Given("Tee", name="Kofi", email="kofi"), "email"),
        (Given("Tee", name="Kofi", due_on=date(2026, 11, 27)), "due_on"),
        (Given("Tee", name="Kofi", due_on=date(2036, 1, 1)), "due_on"),
        (Given("Tee", name="Kofi", point=10**9), "point"),
    ],
)
def test_what_does_not_fit_is_refused(adviser: User, given: Given, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.note_task(case=announced(span(20)), given=given, actor=adviser)
    assert list(refused.value.errors) == [field]
    assert not MeetingTask.objects.exists()


def test_one_does_it_and_the_database_says_so_too(adviser: User) -> None:
    case = announced(span(20))
    with pytest.raises(Invalid):
        actions.note_task(case=case, given=Given("Tee", person=adviser, name="Kofi"), actor=adviser)
    for fields in ({}, {"person": adviser, "name": "Kofi"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MeetingTask.objects.create(meeting=case, words="Tee", **fields)


def test_over_the_api(adviser: User) -> None:
    case, desk = announced(span(20)), signed_in(adviser)
    group = OrganisationFactory()
    url = f"/api/meetings/planned/{case.pk}/tasks"
    body = {"words": "Stühle", "organisation": str(group.uuid), "due_on": "2026-12-20"}
    made = desk.post(url, body, content_type="application/json")
    assert (made.status_code, made.json()["doer"]) == (201, group.name)
    own = f"/api/meetings/tasks/{made.json()['id']}"
    wrong = body | {"organisation": str(adviser.uuid)}
    assert desk.put(own, wrong, content_type="application/json").status_code == 422
    tag = desk.get(own).headers["ETag"]
    named = {"words": "Stühle", "name": "Kofi", "email": "kofi@example.org"}
    changed = desk.put(own, named, content_type="application/json", headers={"If-Match": tag})
    assert (changed.json()["name"], changed.json()["email"]) == ("Kofi", "kofi@example.org")
    assert desk.get("/api/meetings/tasks?whose=theirs").json()["tasks"][0]["doer"] == "Kofi"
    assert desk.get("/api/meetings/tasks").json() == {"tasks": [], "next": None}
    assert desk.post(f"{own}/done", {}, content_type="application/json").json()["done_at"]
    assert desk.get("/api/meetings/tasks?whose=theirs").json()["tasks"] == []
    assert len(desk.get("/api/meetings/tasks?whose=theirs&also_done=true").json()["tasks"]) == 1
    assert desk.delete(own).status_code == 204
    member = signed_in(UserFactory())
    assert member.get("/api/meetings/tasks?whose=theirs").status_code == 403


def test_lists_take_as_many_queries_for_many_as_for_few(
    adviser: User, django_assert_max_num_queries: Any
) -> None:
    cases = [announced(span(20 + number)) for number in range(3)]
    for number in range(30):
        given = Given(f"Aufgabe {number}", name="Kofi")
        actions.note_task(case=cases[number % 3], given=given, actor=adviser)
    desk = signed_in(adviser)
    desk.get("/meetings/tasks/?whose=theirs")
    with django_assert_max_num_queries(12):
        assert desk.get("/meetings/tasks/?whose=theirs").content.decode().count("Aufgabe") >= 30
