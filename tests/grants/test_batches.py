"""Decisions and corrections in batches: the same rules as alone, foretold, undone before any mail leaves."""

import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.second_looks import mails
from tests.people.factories import UserFactory
from workflows.desk.actions import batches
from workflows.desk.batches import deeds
from workflows.desk.models import Batch, ItemState
from workflows.desk.reading.batches import preview, questions_of
from workflows.forms.models import Correction
from workflows.grants import actions
from workflows.grants.models import Application, Call, Decision
from workflows.outbox.models import State
from workflows.people.models import Role, User
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db
TITLE = "Eure Idee: Wie heißt euer Projekt?"
REASONS = {"reasons": "Alle passen in die Linie."}


def chosen(me: User, deed: str, *cases: Application) -> Batch:
    return batches.choose(actor=me, deed=deed, cases=[case.pk for case in cases])


def foretold(me: User, batch: Batch, given: dict[str, Any] | None = None) -> dict[object, bool]:
    return {line.case.pk: not line.reason for line in preview(me, batch, given or {})}


def done(me: User, batch: Batch, **given: Any) -> dict[object, bool]:
    batches.work(batches.begin(batch=batch, actor=me, given=given))
    return {item.case_id: item.state == ItemState.DONE for item in batch.items.all()}


def at_decision(call: Call, people: SimpleNamespace, amount: str = "900.00", **rest: Any) -> Application:
    """Waits for its decision without reviews (call "starter")."""
    case = make.submitted(call, people, plan=make.plan(amount), **rest)
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    return make.fresh(case)


@pytest.fixture
def small(people: SimpleNamespace) -> Call:
    """A call in which two members of staff decide on everything."""
    return make.open_call(people, review_from=Decimal(100_000))


def test_each_is_approved_by_the_rules_of_the_single_step(small: Call, people: SimpleNamespace) -> None:
    """Four eyes, a report that is owed, a case that waits for something else: said before, true after."""
    fine, owes = at_decision(small, people), at_decision(small, people)
    early = make.submitted(small, people)
    Application.objects.filter(pk=early.pk).update(organisation=owes.organisation)
    both = UserFactory(roles=[Role.DECISION_MAKER, Role.FORMAL_OFFICER])
    own = make.submitted(small, people)
    actions.check_formally(step=make.step(own, "formal_check"), actor=both, result="ok")
    owed = at_decision(small, people)
    day = timezone.localdate() - datetime.timedelta(days=3)
    Application.objects.filter(pk=owed.pk).update(
        organisation=owes.organisation, stage="running", report_by=day
    )
    batch = chosen(both, "grants.approve", fine, owes, early, own)
    said = foretold(both, batch)
    assert said == {fine.pk: True, owes.pk: False, early.pk: False, own.pk: False}
    assert done(both, batch, **REASONS) == said
    decision = Decision.objects.get()
    assert (decision.application, decision.amount, decision.decided_by) == (fine, Decimal(900), both)
    assert decision.reasons == REASONS["reasons"]
    assert mails("approved").get().due_at > timezone.now() + datetime.timedelta(minutes=14)


def test_the_budget_ends_where_it_was_foretold(small: Call, people: SimpleNamespace) -> None:
    cases = [at_decision(small, people) for _number in range(3)]
    Call.objects.filter(pk=small.pk).update(budget=Decimal(2000), budget_reserve=0)
    batch = chosen(people.decider, "grants.approve", *cases)
    said = foretold(people.decider, batch)
    assert sorted(said.values()) == [False, True, True]
    assert done(people.decider, batch, **REASONS) == said
    assert Call.objects.get(pk=small.pk).committed == 1800


def test_all_is_undone_before_a_mail_leaves(small: Call, people: SimpleNamespace) -> None:
    cases = [at_decision(small, people), at_decision(small, people)]
    batch = chosen(people.decider, "grants.reject", *cases)
    assert all(done(people.decider, batch, feedback="Leider nicht.", **REASONS).values())
    mails("rejected").filter(case=cases[1]).update(state=State.SENT, sent_at=timezone.now())
    batch.refresh_from_db()
    assert batch.given == {}  # what was written stands in the cases
    batches.undo(batch=batch, actor=people.decider)
    states = dict(batch.items.values_list("case_id", "state"))
    assert states == {cases[0].pk: ItemState.UNDONE, cases[1].pk: ItemState.KEPT}
    assert [make.fresh(case).stage for case in cases] == ["decision", "rejected"]


def test_corrections_are_asked_in_the_check_and_in_the_decision(small: Call, people: SimpleNamespace) -> None:
    both = UserFactory(roles=[Role.DECISION_MAKER, Role.FORMAL_OFFICER])
    checking, deciding = make.submitted(small, people), at_decision(small, people)
    batch = chosen(both, "grants.corrections", checking, deciding)
    assert dict(questions_of(both, batch))["title"] == TITLE
    assert foretold(both, batch, {"question": "nonsense"}) == {checking.pk: False, deciding.pk: False}
    given = {"question": "title", "change": "Bitte kürzer."}
    assert foretold(both, batch, given) == {checking.pk: True, deciding.pk: True}
    assert all(done(both, batch, **given).values())
    assert set(Correction.objects.values_list("question", "comment")) == {("title", "Bitte kürzer.")}
    assert make.fresh(checking).stage == "returned_formal"
    assert make.fresh(deciding).stage == "returned_revision"
    assert mails("returned").get().due_at > timezone.now() + datetime.timedelta(minutes=14)
    batches.undo(batch=Batch.objects.get(pk=batch.pk), actor=both)
    assert (make.fresh(checking).stage, make.fresh(checking).formal_round) == ("formal_check", 0)
    assert make.fresh(deciding).stage == "decision"
    assert not Correction.objects.exists()
    assert mails("returned").get().state == State.DROPPED
    assert not checking.formal_checks.exists()
    assert checking.history.filter(verb="formal.undone").exists()


def test_a_return_is_taken_back_by_who_asked_in_time_only(small: Call, people: SimpleNamespace) -> None:
    case = make.submitted(small, people)
    batch = chosen(people.officer, "grants.corrections", case)
    done(people.officer, batch, question="title", change="Bitte kürzer.")
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=14, seconds=59), tick=False):
        batches.undo(batch=Batch.objects.get(pk=batch.pk), actor=people.officer)
    assert make.fresh(case).stage == "formal_check"


def test_what_is_missing_is_said_for_each_field(small: Call, people: SimpleNamespace) -> None:
    case = at_decision(small, people)
    for deed, fields in (
        ("grants.approve", {"reasons"}),
        ("grants.reject", {"reasons", "feedback"}),
        ("grants.corrections", {"question", "change"}),
    ):
        with pytest.raises(Invalid) as refused:
            batches.begin(batch=chosen(people.decider, deed, case), actor=people.decider, given={})
        assert set(refused.value.errors) == fields
    assert not Decision.objects.exists()


def test_deeds_are_offered_by_role(people: SimpleNamespace) -> None:
    def codes(person: User) -> set[str]:
        return {deed.code for deed in deeds.offered(person) if deed.code.startswith("grants.")}

    assert codes(people.decider) == {"grants.approve", "grants.reject", "grants.corrections"}
    assert codes(people.officer) == {"grants.corrections"}
    assert codes(people.cash) == set()


def test_as_many_queries_for_six_as_for_two(small: Call, people: SimpleNamespace) -> None:
    cases = [at_decision(small, people) for _number in range(6)]

    def queries(deed: str, *some: Application) -> int:
        batch = chosen(people.decider, deed, *some)
        given = {"question": "title"}
        preview(people.decider, batch, given)
        with CaptureQueriesContext(connection) as captured:
            preview(people.decider, batch, given)
        return len(captured)

    for deed in ("grants.approve", "grants.reject", "grants.corrections"):
        assert queries(deed, *cases) == queries(deed, *cases[:2]) <= 12


def test_on_the_screen_and_over_the_api(small: Call, people: SimpleNamespace, client: Client) -> None:
    first, second = at_decision(small, people), at_decision(small, people)
    client.force_login(people.decider)
    shown = client.get(f"/desk/batches/{chosen(people.decider, 'grants.approve', first).pk}/")
    assert "900,00 €" in shown.content.decode()
    json = {"content_type": "application/json"}
    given = {"deed": "grants.corrections", "cases": [str(second.pk)]}
    made = client.post("/api/desk/batches", given, **json).json()
    assert {"id": "title", "label": TITLE} in made["questions"]
    points = {"question": "title", "change": "Bitte kürzer."}
    answer = client.post(f"/api/desk/batches/{made['id']}/do", points, **json).json()
    assert answer["cases"][0]["state"] == "done"
    assert make.fresh(second).stage == "returned_revision"
