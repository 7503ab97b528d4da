"""Money that has to come back: in parts, with reminders, with interest, or let go by two people."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.reclaims import NOON, account, at, owe, sound
from tests.grants.running import mail
from tests.harness.letters import documents_made
from workflows.documents.models import Document
from workflows.engine import deadlines
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.models import (
    Call,
    FundReservation,
    GrantSettlement,
    Reclaim,
    ReclaimReminder,
    ReclaimWaiver,
)
from workflows.grants.rules import reclaims as rules
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def owing(call, people):
    return owe(call, people)


@pytest.fixture
def call(people):
    with time_machine.travel(NOON, tick=False):
        return make.open_call(people)


def receive(case, people, amount=None):
    actions.receive_reclaim(
        step=make.step(case, "reclaim"),
        actor=people.cash,
        received_on=timezone.localdate(),
        amount=None if amount is None else Decimal(amount),
    )


def mails(template):
    return Message.objects.filter(template=f"grants/mail/{template}").count()


def test_a_letter_with_day_and_reference_asks_for_the_money(owing):
    (row,) = account(owing).rows
    assert (row.open, row.part.due_on) == (Decimal("190.00"), datetime.date(2026, 3, 30))
    text = mail("settled").text
    assert "190,00" in text
    assert "30. März 2026" in text
    documents_made()
    assert Document.objects.filter(name__endswith="-Rueckforderung.pdf").count() == 1


def test_money_comes_in_parts_and_the_last_cent_closes_the_file(owing, people, call):
    with at((3, 10)):
        receive(owing, people, "100.00")
        assert make.fresh(owing).stage == "reclaim"
        assert FundReservation.objects.get().paid == Decimal("540.00")
        assert Call.objects.get(pk=call.pk).committed == Decimal("640.00")
        assert account(owing).open == Decimal("90.00")
        assert mails("reclaim_part") == 1
        for wrong in ("90.01", "0", "1.005"):
            with pytest.raises(Invalid):
                receive(owing, people, wrong)
        sound()
    with at((3, 12)):
        receive(owing, people)
    assert make.fresh(owing).stage == "closed"
    assert FundReservation.objects.get().paid == Decimal("450.00")
    assert Call.objects.get(pk=call.pk).committed == Decimal("450.00")
    assert GrantSettlement.objects.get().received_on == datetime.date(2026, 3, 12)
    assert "190,00" in mail("reclaim_received").text
    sound()


def test_instalments_replace_the_whole_and_each_is_due_by_itself(owing, people):
    with at((3, 5)):
        receive(owing, people, "10.00")
        parts = rules.equal_parts(Decimal("180.00"), 7, datetime.date(2026, 4, 30))
        assert [str(amount) for _day, amount in parts][-2:] == ["25.71", "25.74"]
        assert [day.isoformat() for day, _amount in parts][:3] == ["2026-04-30", "2026-05-30", "2026-06-30"]
        actions.agree_instalments(case=owing, actor=people.cash, parts=parts)
        assert make.step(owing, "reclaim").due_at.date() >= datetime.date(2026, 10, 30)
    with at((4, 20)):
        receive(owing, people, "30.00")
    rows = account(owing).rows
    assert [row.open for row in rows[:3]] == [Decimal(0), Decimal("21.42"), Decimal("25.71")]
    assert account(owing).next.part.due_on == datetime.date(2026, 5, 30)
    assert sum(row.open for row in rows) == Decimal("150.00")
    documents_made()
    assert Document.objects.filter(name__endswith="-Ratenplan.pdf").exists()


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ([], "parts"),
        ([("2026-04-01", "189.99")], "parts"),
        ([("2026-04-01", "200.00"), ("2026-05-01", "-10.00")], "parts"),
        ([("2026-03-01", "190.00")], "first_on"),
        ([("2036-03-01", "190.00")], "first_on"),
    ],
)
def test_instalments_that_do_not_fit_are_refused(owing, people, parts, field):
    given = [(datetime.date.fromisoformat(day), Decimal(amount)) for day, amount in parts]
    with at((3, 5)), pytest.raises(Invalid) as caught:
        actions.agree_instalments(case=owing, actor=people.cash, parts=given)
    assert field in caught.value.errors


def test_the_clock_reminds_three_times_and_then_leaves_it_to_people(owing, people):
    said = []
    for day in (datetime.date(2026, 3, 3) + datetime.timedelta(days=number) for number in range(90)):
        with at((day.month, day.day)):
            before = ReclaimReminder.objects.count()
            deadlines.tick()
            if ReclaimReminder.objects.count() > before:
                said.append(day.isoformat())
    # Due on 30 March; a week, then two, then two more.
    assert said == ["2026-04-06", "2026-04-20", "2026-05-04"]
    assert (mails("reclaim_soon"), mails("reclaim_reminder"), mails("reclaim_office")) == (1, 3, 1)
    levels = list(ReclaimReminder.objects.values_list("level", flat=True))
    assert levels == [1, 2, 3]
    assert HistoryEntry.objects.filter(verb="reclaim.reminded", actor=None).count() == 3
    documents_made()


def test_reminding_pauses_when_money_arrives(owing, people):
    with at((4, 6)):
        deadlines.tick()
        assert ReclaimReminder.objects.count() == 1
    with at((4, 18)):
        receive(owing, people, "90.00")
    with at((4, 21)):
        deadlines.tick()
        assert ReclaimReminder.objects.count() == 1
    with at((5, 2)):
        deadlines.tick()
    assert [str(each.open_amount) for each in ReclaimReminder.objects.all()] == ["190.00", "100.00"]


def test_what_is_paid_is_never_reminded_of(owing, people):
    with at((3, 20)):
        receive(owing, people)
    with at((5, 20)):
        deadlines.tick()
    assert (ReclaimReminder.objects.count(), mails("reclaim_soon")) == (0, 0)


def test_money_is_let_go_by_two_people(owing, people):
    give = {"case": owing, "kind": "release", "amount": Decimal("190.00")}
    with at((3, 5)):
        with pytest.raises(Invalid) as caught:
            actions.propose_waiver(actor=people.cash, reason=" ", **give)
        assert set(caught.value.errors) == {"reason"}
        with pytest.raises(NotAllowed):
            actions.propose_waiver(actor=people.examiner, reason="Kein Geld da", **give)
        actions.propose_waiver(actor=people.cash, reason="Kein Geld da", **give)
        with pytest.raises(AlreadyDone):
            actions.propose_waiver(actor=people.cash, reason="Noch einmal", **give)
        people.cash.role_grants.create(role="decision_maker")
        with pytest.raises(NotAllowed):
            actions.answer_waiver(case=owing, actor=people.cash, confirmed=True)
        actions.answer_waiver(case=owing, actor=people.decider, confirmed=True)
    assert make.fresh(owing).stage == "closed"
    # What is let go was paid and stays paid: it is not free for others.
    assert FundReservation.objects.get().paid == Decimal("640.00")
    assert GrantSettlement.objects.get().received_on is None
    assert "190,00" in mail("reclaim_waived").text
    sound()


def test_the_database_asks_for_a_second_person(owing, people):
    with at((3, 5)):
        actions.propose_waiver(
            case=owing, actor=people.cash, kind="shelve", amount=Decimal(50), reason="Unauffindbar"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ReclaimWaiver.objects.update(confirmed_by=people.cash, confirmed_at=timezone.now())


def test_a_part_is_shelved_quietly_and_the_rest_stays_owed(owing, people):
    with at((3, 5)):
        actions.propose_waiver(
            case=owing, actor=people.officer, kind="shelve", amount=Decimal(50), reason="Zu teuer"
        )
        with pytest.raises(Invalid):
            actions.answer_waiver(case=owing, actor=people.decider, confirmed=False)
        actions.answer_waiver(case=owing, actor=people.decider, confirmed=True)
    assert account(owing).open == Decimal("140.00")
    assert mails("reclaim_waived") == 0
    assert not HistoryEntry.objects.filter(verb="waiver.confirmed", audience="everyone").exists()
    with at((3, 6)):
        receive(owing, people)
    assert make.fresh(owing).stage == "closed"
    sound()


def test_a_refused_waiver_changes_nothing(owing, people):
    with at((3, 5)):
        actions.propose_waiver(
            case=owing, actor=people.cash, kind="release", amount=Decimal(50), reason="Bitte"
        )
        actions.answer_waiver(case=owing, actor=people.decider, confirmed=False, answer="Raten gehen")
        with pytest.raises(AlreadyDone):
            actions.answer_waiver(case=owing, actor=people.decider, confirmed=True)
    assert account(owing).open == Decimal("190.00")


def test_interest_is_asked_for_when_the_contract_says_so(call, people):
    Call.objects.filter(pk=call.pk).update(reclaim_interest="due")
    case = owe(call, people)
    with at((4, 29)):
        receive(case, people)
    # 190 euros, 30 days late, at 1.27 + 5 percent: 190 · 6.27 % · 30/365 = 0.979…
    assert make.fresh(case).stage == "reclaim"
    assert account(case).interest_open == Decimal("0.98")
    assert "0,98" in mail("reclaim_interest").text
    with at((5, 4)):
        receive(case, people)
    assert make.fresh(case).stage == "closed"
    assert FundReservation.objects.get().paid == Decimal("450.00")
    sound()


def test_interest_runs_from_the_payment_where_the_call_says_so(call, people):
    Call.objects.filter(pk=call.pk).update(reclaim_interest="paid", reclaim_limit=Decimal("1.00"))
    case = owe(call, people)
    with at((3, 2)):
        receive(case, people)  # the same day: nothing accrued
    assert make.fresh(case).stage == "closed"


def test_small_interest_is_not_asked_for(call, people):
    Call.objects.filter(pk=call.pk).update(reclaim_interest="due", reclaim_limit=Decimal("5.00"))
    case = owe(call, people)
    with at((4, 29)):
        receive(case, people)
    assert make.fresh(case).stage == "closed"


def test_a_complaint_that_opens_the_settlement_again_withdraws_the_demand(owing, people):
    with at((3, 5)):
        receive(owing, people, "40.00")
        complaint = actions.complain(case=owing, actor=owing.applicant, text="Beleg 3 fehlt nicht.")
        other = make.UserFactory(roles=["decision_maker"])
        actions.answer_complaint(complaint=complaint, actor=other, outcome="reopened", answer="Stimmt.")
        assert make.fresh(owing).stage == "examination"
        assert Reclaim.objects.get().withdrawn_at is not None
        make.examined(owing, people)
        actions.settle(step=make.step(owing, "settle"), actor=people.decider, confirmed=True)
    assert account(owing).open == Decimal("150.00")
    with at((3, 6)):
        receive(owing, people)
    assert make.fresh(owing).stage == "closed"
    assert FundReservation.objects.get().paid == Decimal("450.00")
    sound()
