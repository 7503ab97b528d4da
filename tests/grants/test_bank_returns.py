"""Transfers that the bank sent back, and reclaims that arrive in parts, from a statement to the ledger."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.bank_files import booking, details, reference, statement
from tests.grants.reclaims import sound
from tests.grants.running import mail
from workflows.grants import actions
from workflows.grants.bank.statements import entries
from workflows.grants.models import BankEntry, FundReservation, Payment, PaymentState
from workflows.people.models import House
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
RETURN = "<RtrInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>Konto unbekannt</AddtlInf></RtrInf>"
OTHER_IBAN = "DE75512108001245126199"


@pytest.fixture
def ordered(running, people):
    House.objects.update(iban=make.IBAN)
    payment = make.paid(running, people, "320.00")
    actions.run_payments(actor=people.cash, execution_on=timezone.localdate())
    payment.refresh_from_db()
    return payment


def read(people, *bookings):
    file = SimpleUploadedFile("auszug.xml", statement(*bookings))
    return actions.read_statement(actor=people.cash, file=file)


def came_back(payment, amount="320.00", **more):
    inside = details(amount, end_to_end=reference(payment), more=RETURN)
    return booking(amount, inside, incoming=True, **more)


@pytest.mark.parametrize(
    ("more", "inside"),
    [
        ("", RETURN),
        ("<RvslInd>true</RvslInd>", ""),
        (
            "",
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>",
        ),
    ],
)
def test_banks_say_in_three_ways_that_a_transfer_failed(more, inside):
    found = details("1.00", end_to_end="MP-1-1", more=inside)
    (entry,) = entries(statement(booking("1.00", found, incoming=True, more=more)))
    assert entry.returned
    assert entry.reason == ("AC01 Konto unbekannt" if "RtrInf" in inside else "")


def test_a_transfer_that_came_back_does_not_count_as_paid(ordered, people):
    assert read(people, came_back(ordered)).proposed == 1
    entry = BankEntry.objects.get()
    assert (entry.payment, entry.returned, entry.reason) == (ordered, True, "AC01 Konto unbekannt")
    assert FundReservation.objects.get().paid == Decimal("320.00")
    actions.confirm_entry(entry=entry, actor=people.cash)
    ordered.refresh_from_db()
    assert (ordered.state, ordered.bounced_on) == (PaymentState.BOUNCED, entry.booked_on)
    assert FundReservation.objects.get().paid == 0
    assert "320,00" in mail("payment_bounced").text
    with pytest.raises(AlreadyDone):
        actions.confirm_entry(entry=entry, actor=people.cash)
    sound()


@pytest.mark.parametrize("amount", ["320.01", "1000.00"])
def test_more_than_was_sent_is_something_else(ordered, people, amount):
    assert read(people, came_back(ordered, amount)).proposed == 0


def test_the_bank_may_keep_a_fee(ordered, people):
    read(people, came_back(ordered, "317.50"))
    actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    assert FundReservation.objects.get().paid == 0


def test_a_payment_that_was_booked_can_come_back_later(ordered, people):
    read(people, booking("320.00", details("320.00", end_to_end=reference(ordered))))
    actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    read(people, came_back(ordered, reference="R2"))
    actions.confirm_entry(entry=BankEntry.objects.get(returned=True), actor=people.cash)
    ordered.refresh_from_db()
    assert ordered.state == PaymentState.BOUNCED
    assert ordered.paid_on is not None


@pytest.fixture
def bounced(ordered, people):
    read(people, came_back(ordered))
    actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    ordered.refresh_from_db()
    return ordered


def test_two_people_send_it_once_more(bounced, people, running):
    fix = {"payment": bounced, "payee": "Kulturbrücke e.V.", "iban": OTHER_IBAN}
    with pytest.raises(NotAllowed):
        actions.correct_payment(actor=people.cash, **fix)
    with pytest.raises(Invalid) as caught:
        actions.correct_payment(actor=people.officer, **(fix | {"iban": OTHER_IBAN[:-1] + "0"}))
    assert set(caught.value.errors) == {"iban"}
    again = actions.correct_payment(actor=people.officer, **fix)
    with pytest.raises(AlreadyDone):
        actions.correct_payment(actor=people.officer, **fix)
    people.officer.role_grants.create(role="cash")
    with pytest.raises(NotAllowed):
        actions.release_again(payment=again, actor=people.officer, released=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=again.pk).update(released_by=people.officer, state="released")
    actions.release_again(payment=again, actor=people.cash, released=True)
    assert FundReservation.objects.get().paid == Decimal("320.00")
    run = actions.run_payments(actor=people.cash, execution_on=timezone.localdate())
    assert [each.iban for each in run.payments.all()] == [OTHER_IBAN]
    sound()


def test_a_wrong_correction_goes_back_and_can_be_made_anew(bounced, people):
    fix = {"payment": bounced, "actor": people.officer, "payee": "Kulturbrücke", "iban": OTHER_IBAN}
    again = actions.correct_payment(**fix)
    with pytest.raises(Invalid):
        actions.release_again(payment=again, actor=people.cash, released=False)
    actions.release_again(payment=again, actor=people.cash, released=False, note="Falscher Name")
    assert actions.correct_payment(**fix).state == PaymentState.CORRECTED


def test_who_may_sees_it_on_the_case_and_puts_it_right(bounced, people, running, client):
    address = reverse("grants:payment_again", args=[bounced.pk])
    case = reverse("desk:case", args=[running.pk])
    client.force_login(people.officer)
    assert address in client.get(case).content.decode()
    assert client.post(address, {"payee": "Kulturbrücke", "iban": OTHER_IBAN}).status_code == 302
    assert address not in client.get(case).content.decode()
    again = reverse("grants:payment_again", args=[bounced.replacements.get().pk])
    client.force_login(people.cash)
    assert again in client.get(case).content.decode()
    assert "Kulturbrücke" in client.get(reverse("grants:payments")).content.decode()
    assert client.post(again, {"released": "yes"}).status_code == 302
    assert bounced.replacements.get().state == PaymentState.RELEASED


def test_parts_of_a_reclaim_are_found_by_their_reference(running, people):
    House.objects.update(iban=make.IBAN)
    make.paid(running, people, "640.00")
    case = make.reported(running, cost="500.00")
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    said = f"Rate 1 {case.number.lower().replace('-', ' ')}"
    first = booking("100.00", details("100.00", purpose=said), incoming=True)
    second = booking("90.00", details("90.00", purpose=case.number), incoming=True, reference="R2")
    more = booking("190.01", details("190.01", purpose=case.number), incoming=True, reference="R3")
    assert read(people, first, second, more).proposed == 2
    for entry, still in zip(BankEntry.objects.order_by("-amount"), ("90.00", None), strict=True):
        actions.confirm_entry(entry=entry, actor=people.cash)
        assert make.fresh(case).stage == ("reclaim" if still else "closed")
    assert FundReservation.objects.get().paid == Decimal("450.00")
    receipt = BankEntry.objects.order_by("amount").first().receipt
    assert (receipt.amount, receipt.received_on) == (Decimal("90.00"), datetime.date(2026, 11, 27))
    sound()
