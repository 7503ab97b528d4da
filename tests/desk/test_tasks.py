"""Who does a step: taken, given, put back; and who stands in for somebody who is away."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from tests.engine.factories import do, started, step_of, until_review
from tests.people.factories import UserFactory
from workflows.desk import announcing
from workflows.desk.actions.absences import end_absence, set_absence
from workflows.desk.reading.tasks import handing_of, tasks_of
from workflows.engine import actions as engine
from workflows.engine.models import Case, HistoryEntry, Step
from workflows.engine.reading import steps_for, timeline
from workflows.outbox.addressees import office_of
from workflows.outbox.models import Message
from workflows.people.actions import anonymise_account
from workflows.people.models import Absence, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = MONDAY.date()


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def officer(**fields: str) -> User:
    return UserFactory(roles=["formal_officer"], language="en", **fields)


def anew(user: User) -> User:
    """The person as the next request reads them."""
    return User.objects.get(pk=user.pk)


def sees(user: User, step: Step) -> bool:
    return steps_for(anew(user)).filter(pk=step.pk).exists()


def away(person: User, substitute: User, first: date = TODAY, last: date = TODAY) -> Absence:
    return set_absence(person=person, first_day=first, last_day=last, substitute=substitute)


class TestWhoHasIt:
    """One step of a role, several colleagues."""

    def test_taken_given_and_put_back(self) -> None:
        one, two, three = officer(), officer(), officer(mail_given="daily")
        step = step_of(started(title="Garden"), "check")
        announcing.announce()
        engine.give(step, actor=one, to=one)
        assert (sees(one, step), sees(two, step)) == (True, False)
        announcing.announce()
        assert not Message.objects.filter(recipient=one, template=announcing.TEMPLATE).exists(), "own deed"
        engine.give(step_of(step.case, "check"), actor=one, to=two)
        announcing.announce()
        assert (sees(one, step), sees(two, step)) == (False, True)
        assert Message.objects.filter(recipient=two, template=announcing.TEMPLATE).count() == 1
        engine.give(step_of(step.case, "check"), actor=two, to=None)
        assert all(sees(person, step) for person in (one, two, three))
        verbs = HistoryEntry.objects.filter(case=step.case, verb__startswith="step.").order_by("at", "pk")
        assert [entry.verb for entry in verbs] == ["step.taken", "step.given", "step.put_back"]
        assert {entry.audience for entry in verbs} == {"staff"}

    def test_one_who_acted_on_an_old_page_is_told(self) -> None:
        one, two, step = officer(), officer(), step_of(started(), "check")
        seen_by_two = Step.objects.get(pk=step.pk)
        engine.give(step, actor=one, to=one)
        with pytest.raises(AlreadyDone):
            engine.give(seen_by_two, actor=two, to=two)
        engine.give(Step.objects.get(pk=step.pk), actor=two, to=two)
        assert Step.objects.get(pk=step.pk).assignee == two

    def test_four_eyes_hold_for_whoever_gets_it(self) -> None:
        both = UserFactory(roles=["formal_officer", "decision_maker"])
        chief, case = (
            UserFactory(roles=["decision_maker"]),
            started(reviewers=[UserFactory(roles=["reviewer"])]),
        )
        do(case, "check", both, "checked")
        do(case, "review", step_of(case, "review").assignee, "reviewed")
        step = step_of(case, "decide")
        assert [each.person for each in handing_of(chief, step.pk).colleagues] == []
        for to, actor in ((both, chief), (both, both)):
            with pytest.raises(NotAllowed):
                engine.give(step, actor=actor, to=to)
        engine.give(step, actor=chief, to=chief)
        do(case, "decide", chief, "decided", outcome="yes")

    def test_giving_alone_is_no_hand_in_the_case(self) -> None:
        """Who took the check and gave it on decides later all the same."""
        both = UserFactory(roles=["formal_officer", "decision_maker"])
        other, case = officer(), started(reviewers=[UserFactory(roles=["reviewer"])])
        engine.give(step_of(case, "check"), actor=both, to=both)
        engine.give(step_of(case, "check"), actor=both, to=other)
        do(case, "check", other, "checked")
        do(case, "review", step_of(case, "review").assignee, "reviewed")
        do(case, "decide", both, "decided", outcome="yes")

    def test_a_seat_of_a_panel_stays_where_it_is(self) -> None:
        step = step_of(until_review(), "review")
        other = UserFactory(roles=["reviewer"])
        for actor in (other, step.assignee):
            with pytest.raises(NotAllowed):
                engine.give(step, actor=actor, to=other)
        client = Client()
        client.force_login(step.assignee)
        assert client.get(f"/desk/tasks/{step.pk}/").status_code == 404


class TestAway:
    """A substitute sees and does what the absent person was given, with their own rights."""

    def test_only_in_these_days_and_the_history_says_for_whom(self, monday: time_machine.Traveller) -> None:
        ill, helper = officer(name="Ida Ill"), officer(name="Hadi Helper")
        step = step_of(started(), "check")
        engine.give(step, actor=ill, to=ill)
        away(ill, helper, TODAY + timedelta(days=1), TODAY + timedelta(days=2))
        assert not sees(helper, step)
        monday.shift(timedelta(days=3))
        assert not sees(helper, step)
        monday.shift(timedelta(days=-2))
        assert sees(helper, step)
        (section,) = tasks_of(anew(helper)).sections
        assert section[2][0]["absent"] == ill
        do(step.case, "check", anew(helper), "checked")
        entry = HistoryEntry.objects.get(case=step.case, verb="checked")
        assert (entry.actor, entry.data["for"]) == (helper, str(ill.uuid))
        case = Case.objects.get(pk=step.case_id)
        with translation.override("en"):
            inside = [each.who for each in timeline(case, anew(ill)) if each.verb == "checked"]
        assert inside == ["Hadi Helper, standing in for Ida Ill"]
        outside = [each.who for each in timeline(case, case.applicant) if each.verb == "checked"]
        assert "Ida" not in outside[0]

    def test_own_roles_and_own_deeds_count(self) -> None:
        ill, clerk = UserFactory(roles=["decision_maker"]), officer()
        both = UserFactory(roles=["formal_officer", "decision_maker"])
        case = started(reviewers=[UserFactory(roles=["reviewer"])])
        do(case, "check", both, "checked")
        do(case, "review", step_of(case, "review").assignee, "reviewed")
        step = step_of(case, "decide")
        engine.give(step, actor=ill, to=ill)
        away(ill, clerk)
        assert not sees(clerk, step), "without the role"
        away(ill, both)
        with pytest.raises(NotAllowed):
            do(case, "decide", anew(both), "decided", outcome="yes")

    def test_what_nobody_gave_is_not_shown_to_the_substitute(self) -> None:
        """A seat in a panel is a person's own: the office names somebody else."""
        step, helper = step_of(until_review(), "review"), UserFactory(roles=["reviewer"])
        away(step.assignee, helper)
        assert not sees(helper, step)

    def test_mail_goes_to_whoever_stands_in(self) -> None:
        ill, helper, third = officer(), officer(), officer()
        case = started(title="Garden", assignee=ill)
        away(ill, helper)
        announcing.announce()
        told = Message.objects.filter(template=announcing.TEMPLATE).values_list("recipient", flat=True)
        assert list(told) == [helper.pk]
        assert office_of(Case.objects.get(pk=case.pk)) == helper
        away(helper, third)  # who is away too stands in for nobody
        assert office_of(Case.objects.get(pk=case.pk)) == ill

    def test_what_does_not_fit_is_refused(self) -> None:
        one, two = officer(), officer()
        for first, last, who in (
            (TODAY, TODAY - timedelta(days=1), two),
            (TODAY + timedelta(days=2), TODAY + timedelta(days=1), two),
            (TODAY, TODAY + timedelta(days=400), two),
            (TODAY, TODAY, one),
            (TODAY, TODAY, UserFactory()),
            (TODAY, TODAY, None),
        ):
            with pytest.raises(Invalid):
                set_absence(person=one, first_day=first, last_day=last, substitute=who)
        away(two, officer(), TODAY + timedelta(days=1), TODAY + timedelta(days=9))
        with pytest.raises(Invalid):
            away(one, two, TODAY, TODAY + timedelta(days=1))
        away(one, two)
        with pytest.raises(NotAllowed):
            end_absence(person=UserFactory())

    def test_both_sides_are_told_once(self) -> None:
        one, two, three = officer(name="Ona"), officer(), officer()
        away(one, two)
        away(one, two)
        away(one, three)
        end_absence(person=one)
        end_absence(person=one)
        assert [Message.objects.filter(recipient=each).count() for each in (two, three)] == [2, 2]
        assert (
            Message.objects.filter(recipient=three).order_by("-pk")[0].subject
            == "You no longer stand in for Ona"
        )

    def test_closed_accounts_leave_none(self) -> None:
        one, two = officer(), officer()
        away(one, two)
        two.role_grants.all().delete()
        gone = anew(two)
        anonymise_account(user=gone, actor=gone)
        assert not Absence.objects.exists()


class TestScreens:
    """The same over screens and the API."""

    def test_the_list_takes_and_gives(self, client: Client) -> None:
        one, two = officer(), officer(name="Zweite Person")
        step = step_of(started(title="Garden"), "check")
        client.force_login(one)
        assert f"/desk/tasks/{step.pk}/take/" in client.get("/en/desk/").content.decode()
        assert client.post(f"/desk/tasks/{step.pk}/take/").status_code == 302
        page = client.get("/en/desk/").content.decode()
        assert f"/desk/tasks/{step.pk}/take/" not in page
        away(two, one)
        page = client.get(f"/en/desk/tasks/{step.pk}/").content.decode()
        assert "Zweite Person – away until " in page
        assert client.post(f"/desk/tasks/{step.pk}/give/", {"to": "x"}).status_code == 422
        assert client.post(f"/desk/tasks/{step.pk}/give/", {"to": str(two.uuid)}).status_code == 302
        assert Step.objects.get(pk=step.pk).assignee == two
        assert client.post(f"/desk/tasks/{step.pk}/back/").status_code == 302  # stands in for the holder
        assert Step.objects.get(pk=step.pk).assignee is None

    def test_being_away_on_the_screen(self, client: Client) -> None:
        one, two = officer(), officer(name="Zweite Person")
        client.force_login(one)
        days = {"first_day": "2026-12-24", "last_day": "2026-12-23", "substitute": str(two.uuid)}
        assert client.post("/desk/absence/", days).status_code == 422
        assert client.post("/desk/absence/", {**days, "last_day": "2027-01-06"}).status_code == 302
        assert "Zweite Person stands in for you." in client.get("/en/desk/").content.decode()
        assert client.post("/desk/absence/end/").status_code == 302
        assert not Absence.objects.exists()

    def test_over_the_api(self, client: Client) -> None:
        one, two = officer(), officer()
        step = step_of(started(), "check")
        client.force_login(one)
        base = f"/api/desk/tasks/{step.pk}"
        assert client.post(f"{base}/take").json() == {"id": step.pk, "holder": str(one)}
        assert [each["id"] for each in client.get(f"{base}/colleagues").json()] == [str(two.uuid)]
        said = {"to": str(UserFactory().uuid)}
        assert client.post(f"{base}/give", said, content_type="application/json").status_code == 422
        given = client.post(f"{base}/give", {"to": str(two.uuid)}, content_type="application/json")
        assert given.json()["holder"] == str(two)
        days = {"first_day": "2026-12-01", "last_day": "2026-12-02", "substitute": str(two.uuid)}
        assert client.get("/api/desk/absence").json() is None
        client.put("/api/desk/absence", days, content_type="application/json")
        assert client.get("/api/desk/absence").json() == {**days, "substitute_name": str(two)}
        assert client.delete("/api/desk/absence").status_code == 204

    def test_nothing_to_do_is_said_only_when_nothing_waits(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, other = officer(), officer()
        task = announcing.Task(
            "x", "Winter issue", lambda: "Approve the newsletter", lambda language: "/cms/x/", MONDAY
        )
        monkeypatch.setattr(announcing, "_others", [lambda: [(task, [one])]])
        for person, waits in ((one, True), (other, False)):
            client.force_login(person)
            page = client.get("/en/desk/").content.decode()
            assert ("Winter issue" in page, "Nothing to do" in page) == (waits, not waits)
