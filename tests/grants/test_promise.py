"""The promised day stands still while the group corrects; writing after an idea may take longer."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.ideas import sent
from tests.people.factories import UserFactory
from workflows.engine import calendar, deadlines
from workflows.engine.models import Deadline, HistoryEntry
from workflows.grants import actions
from workflows.grants.rules import promise
from workflows.outbox.models import Message
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
START = datetime.datetime(2027, 3, 1, 10, tzinfo=datetime.UTC)  # a Monday


@pytest.fixture
def march():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def returned(case, people):
    step = make.step(case, "formal_check")
    points = {"need": "Wer hat den Bedarf genannt?"}
    actions.check_formally(step=step, actor=people.officer, result="return", points=points)
    return make.fresh(case)


def pending(case):
    return Deadline.objects.pending().filter(case_id=case.pk, code="grants.promise")


def shown(client, person, case):
    client.force_login(person)
    return " ".join(client.get(reverse("desk:case", args=[case.pk])).content.decode().split())


class TestPromise:
    def test_the_day_moves_by_the_days_of_the_correction(self, march, call, people, client):
        case = make.submitted(call, people)
        assert timezone.localdate(pending(case).get().due_at) == datetime.date(2027, 3, 30)  # Easter Monday
        assert "Antwort zugesagt bis 30. März 2027." in shown(client, case.applicant, case)
        march.move_to(START + 2 * DAY)
        case = returned(case, people)
        assert not pending(case).exists()
        assert "steht still, bis ihr eure Korrekturen" in shown(client, case.applicant, case)
        assert "steht still, bis die Gruppe" in shown(client, people.officer, case)
        march.move_to(START + 9 * DAY)
        case = make.submit(case)
        assert timezone.localdate(pending(case).get().due_at) == datetime.date(2027, 4, 5)
        mail = Message.objects.get(template="grants/mail/resubmitted")
        assert "5. April 2027" in mail.text
        assert "7 Tage später" in mail.text
        text = shown(client, case.applicant, case)
        assert "Antwort zugesagt bis 5. April 2027." in text
        assert "7 Tage später als zuerst" in text
        row = client.get(f"/api/grants/applications/{case.pk}").json()
        assert row["answer_by"] == "2027-04-05"

    def test_while_it_stands_still_nobody_is_reminded(self, march, call, people):
        case = returned(make.submitted(call, people), people)
        march.move_to(START + 40 * DAY)
        deadlines.tick()
        assert not Message.objects.filter(template="grants/mail/promise").exists()
        case = make.submit(case)
        march.move_to(pending(case).get().due_at + datetime.timedelta(minutes=1))
        deadlines.tick()
        assert Message.objects.filter(template="grants/mail/promise").exists()

    def test_a_revision_before_the_decision_counts_as_well(self, march, call, people):
        case = make.to_decision(call, people)
        before = promise.promise_of(case).day
        march.move_to(START + DAY)
        step = make.step(case, "decide")
        points = {"need": "Bitte genauer."}
        actions.decide(step=step, actor=people.decider, outcome="return", reasons="Fast.", points=points)
        assert not pending(case).exists()
        march.move_to(START + 11 * DAY)
        case = make.submit(make.fresh(case))
        assert promise.promise_of(case).days == 10
        assert pending(case).get().due_at.date() > before

    def test_who_comes_back_in_the_last_hour_leaves_three_days(self, march, call, people):
        case = make.submitted(call, people)
        march.move_to(START + 27 * DAY)
        case = returned(case, people)
        case = make.submit(case)
        assert promise.promise_of(case).days == 0
        day = timezone.localdate(pending(case).get().due_at)
        assert day == timezone.localdate(calendar.due(timezone.now(), 3))

    def test_questions_that_were_taken_back_never_stopped_it(self, march, call, people):
        case = make.submitted(call, people)
        before = pending(case).get().due_at
        wait = datetime.timedelta(minutes=15)
        points = {"need": "Genauer."}
        step = make.step(case, "formal_check")
        actions.check_formally(step=step, actor=people.officer, result="return", points=points, wait=wait)
        undo_return(case, people)
        assert pending(case).get().due_at == before

    def test_after_the_answer_nothing_is_promised(self, march, call, people, client):
        case = make.approve(make.to_decision(call, people), people)
        assert promise.promise_of(case) is None
        assert "Antwort zugesagt" not in shown(client, case.applicant, case)


def undo_return(case, people):
    from workflows.grants.actions.undoing import undo_return as undo  # noqa: PLC0415

    undo(case=make.fresh(case), actor=people.officer)


class TestTimeToWrite:
    @pytest.fixture
    def chosen(self, march, two_stages, people):
        return make.chosen(sent(two_stages, people), people)

    def test_the_group_has_more_time_and_hears_why(self, march, chosen, people):
        until = make.step(chosen, "apply").due_at
        later = timezone.localdate(until) + 20 * DAY
        actions.give_time_to_write(
            case=chosen, actor=people.officer, until=later, reason="Die Kasse war krank."
        )
        day = calendar.next_working_day(later)
        assert timezone.localdate(make.step(chosen, "apply").due_at) == day
        line = HistoryEntry.objects.get(case=chosen, verb="writing.extended")
        assert (line.actor, line.data) == (
            people.officer,
            {"until": day.isoformat(), "why": "Die Kasse war krank."},
        )
        mail = Message.objects.get(template="grants/mail/more_time")
        assert "Die Kasse war krank." in mail.text
        march.move_to(until + DAY)
        deadlines.tick()
        with pytest.raises(AlreadyDone):
            actions.expire(case=make.fresh(chosen), actor=people.officer)
        assert make.fresh(chosen).stage == "idea_chosen"
        march.move_to(make.step(chosen, "apply").due_at + DAY)
        actions.expire(case=make.fresh(chosen), actor=people.officer)
        assert make.fresh(chosen).stage == "expired"

    @pytest.mark.parametrize(
        ("days", "reason", "field"), [(0, "Krank", "until"), (400, "Krank", "until"), (20, " ", "reason")]
    )
    def test_what_is_wrong_is_said(self, chosen, people, days, reason, field):
        until = make.step(chosen, "apply").due_at
        later = timezone.localdate(until) + days * DAY
        with pytest.raises(Invalid) as caught:
            actions.give_time_to_write(case=chosen, actor=people.officer, until=later, reason=reason)
        assert set(caught.value.errors) == {field}
        assert make.step(chosen, "apply").due_at == until

    def test_only_officers_without_a_tie_give_it(self, chosen, people):
        later = timezone.localdate() + 60 * DAY
        tied = UserFactory(roles=[Role.FORMAL_OFFICER])
        chosen.organisation.memberships.create(user=tied, function="representative")
        for person in (people.decider, chosen.applicant, tied):
            with pytest.raises(NotAllowed):
                actions.give_time_to_write(case=make.fresh(chosen), actor=person, until=later, reason="Krank")

    def test_not_before_the_yes(self, march, two_stages, people):
        case = sent(two_stages, people)
        later = timezone.localdate() + 60 * DAY
        with pytest.raises(AlreadyDone):
            actions.give_time_to_write(case=case, actor=people.officer, until=later, reason="Krank")

    def test_on_the_screen_and_over_the_api(self, chosen, people, client):
        address = reverse("grants:more_time", args=[chosen.pk])
        assert address not in shown(client, chosen.applicant, chosen)
        assert address in shown(client, people.officer, chosen)
        later = timezone.localdate() + 70 * DAY
        given = {"until_day": later.day, "until_month": later.month, "until_year": later.year}
        assert client.post(address, {**given, "reason": ""}).status_code == 422
        assert client.post(address, {**given, "reason": "Krank"}).status_code == 302
        answer = client.post(
            f"/api/grants/applications/{chosen.pk}/time-to-write",
            {"until": (later + 14 * DAY).isoformat(), "reason": "Noch einmal"},
            content_type="application/json",
        )
        assert answer.status_code == 200
        assert answer.json()["due_at"][:10] >= (later + 13 * DAY).isoformat()
        assert Message.objects.filter(template="grants/mail/more_time").count() == 2
