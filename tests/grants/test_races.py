"""Two people press at once: one wins, the other is told; money is never promised twice."""

import threading
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.models import Application, Call, Decision, FundReservation, ReclaimReceipt
from workflows.grants.reading.ledger import ledger_row, with_ledger
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Busy, Invalid, NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Run the jobs in threads that start together; what each raised, or None."""
    barrier, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        try:
            barrier.wait()
            job()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_deciders_at_once():
    people = make.staff()
    call = make.open_call(people)
    case = make.to_decision(call, people)
    other = make.UserFactory(roles=[Role.DECISION_MAKER])
    step = make.step(case, "decide")

    def decide(person):
        return lambda: actions.decide(
            step=step, actor=person, outcome="approve", amount=Decimal(500), reasons="Ja."
        )

    results = at_once(decide(people.decider), decide(other))
    assert sorted(result is None for result in results) == [False, True]
    (loser,) = [result for result in results if result is not None]
    assert isinstance(loser, AlreadyDone)
    assert loser.status == 409
    assert Decision.objects.count() == 1
    assert Call.objects.get().committed == Decimal(500)


def test_the_budget_is_never_exceeded():
    people = make.staff()
    call = make.open_call(people, budget=Decimal(1600), budget_reserve=Decimal(0))
    cases = [make.to_decision(call, people) for _ in range(3)]
    steps = [make.step(case, "decide") for case in cases]

    def decide(step):
        return lambda: actions.decide(
            step=step, actor=people.decider, outcome="approve", amount=Decimal(800), reasons="Ja."
        )

    results = at_once(*[decide(step) for step in steps])
    assert sum(result is None for result in results) == 2
    assert [type(result) for result in results if result] == [Invalid]
    call.refresh_from_db()
    assert call.committed == Decimal(1600)
    assert sum(FundReservation.objects.values_list("amount", flat=True)) == Decimal(1600)
    row = ledger_row(with_ledger(Call.objects.all()).get())
    assert (row["reserved"], row["approved"], row["free"]) == (Decimal(1600), Decimal(1600), 0)


def test_two_reviews_at_once_open_one_decision():
    people = make.staff()
    call = make.open_call(people)
    for _ in range(3):
        case = make.in_review(call, people)
        mine = {person: case.steps.open().get(assignee=person) for person in people.reviewers[:2]}
        for person, step in mine.items():
            actions.declare_conflict(step=step, actor=person, conflict="none")

        def review(person, step):
            return lambda: actions.submit_review(
                step=step, actor=person, scores=make.scores(), recommendation="approve"
            )

        results = at_once(*[review(person, step) for person, step in mine.items()])
        assert results == [None, None]
        assert Application.objects.get(pk=case.pk).stage == "decision"
        assert case.steps.open().filter(node="decide").count() == 1


def test_numbers_have_no_gaps_when_many_submit_at_once():
    people = make.staff()
    call = make.open_call(people)
    drafts = [make.draft(call, people) for _ in range(4)]
    results = at_once(*[lambda case=case: make.submit(case) for case in drafts])
    assert results == [None] * 4
    numbers = sorted(Application.objects.values_list("number", flat=True))
    assert [int(number[-4:]) for number in numbers] == [1, 2, 3, 4]


def test_withdrawing_and_deciding_at_once():
    people = make.staff()
    call = make.open_call(people)
    case = make.to_decision(call, people)
    step = make.step(case, "decide")
    results = at_once(
        lambda: actions.withdraw(case=case, actor=case.applicant),
        lambda: actions.decide(
            step=step, actor=people.decider, outcome="approve", amount=Decimal(500), reasons="Ja."
        ),
    )
    # Withdrawn first: nothing can be decided. Decided first: the promise falls away again.
    assert results[0] is None or isinstance(results[0], Busy)
    assert results[1] is None or isinstance(results[1], AlreadyDone | Busy | NotAllowed)
    case = Application.objects.get(pk=case.pk)
    assert case.stage == ("withdrawn" if results[0] is None else "approved")
    assert Call.objects.get().committed == (Decimal(500) if case.stage == "approved" else 0)
    assert not case.steps.open().exists() or case.stage == "approved"


def test_two_people_note_the_same_money_at_once():
    people = make.staff()
    call = make.open_call(people)
    case = make.running(call, people)
    make.paid(case, people, "640.00")
    case = make.reported(case, cost="500.00")
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    step, today = make.step(case, "reclaim"), timezone.localdate()
    other = make.UserFactory(roles=[Role.CASH])

    def note(person):
        return lambda: actions.receive_reclaim(step=step, actor=person, received_on=today)

    results = at_once(note(people.cash), note(other))
    assert [type(result) for result in results if result is not None] == [AlreadyDone]
    assert FundReservation.objects.get().paid == Decimal("450.00")
    assert ReclaimReceipt.objects.count() == 1
    row = ledger_row(with_ledger(Call.objects.all()).get())
    assert (row["paid"], row["reclaimed"], row["reserved"]) == (Decimal(640), Decimal(190), Decimal(450))


def test_two_of_the_cash_desk_release_one_payment_at_once():
    people = make.staff()
    case = make.running(make.open_call(people), people)
    need = {"what": "Stoff", "amount": "300.00", "due_on": timezone.localdate()}
    actions.request_payment(step=make.step(case, "running"), actor=case.applicant, needs=[need])
    actions.check_payment(step=make.step(case, "check_payment"), actor=people.officer, accepted=True)
    step = make.step(case, "release_payment")
    other = make.UserFactory(roles=[Role.CASH])

    def release(person):
        return lambda: actions.release_payment(step=step, actor=person, released=True)

    results = at_once(release(people.cash), release(other))
    (loser,) = [result for result in results if result is not None]
    assert isinstance(loser, AlreadyDone)
    assert "already" in str(loser) or "schon" in str(loser)
    assert FundReservation.objects.get().paid == Decimal(300)
