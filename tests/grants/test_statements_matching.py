"""Bank statements: what fits a payment or reclaim is proposed, confirmed once, and told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.bank_files import BOOKED, booking, details, party, reference, statement
from workflows.grants import actions
from workflows.grants.models import BankEntry, BankStatement, GrantSettlement
from workflows.people.models import House
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed


def upload(content: bytes, name: str = "auszug.xml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/xml")


@pytest.fixture
def ordered(call, people):
    """A payment of 320 euros that was given to the bank."""
    House.objects.update(iban=make.IBAN)
    payment = make.paid(make.running(call, people), people, "320.00")
    actions.run_payments(actor=people.cash, execution_on=timezone.localdate())
    payment.refresh_from_db()
    return payment


@pytest.fixture
def reclaim(call, people):
    """A settled grant of which 190 euros have to come back."""
    House.objects.update(iban=make.IBAN)
    case = make.running(call, people)
    make.paid(case, people, "640.00")
    case = make.reported(make.fresh(case), cost="500.00")
    settlement = make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    settlement.refresh_from_db()
    return settlement


@pytest.mark.django_db
def test_an_executed_payment_is_proposed_and_confirmed_once(ordered, people):
    content = statement(
        booking("320.00", details(end_to_end=reference(ordered))),
        booking("15.00", details(purpose="Strom"), reference="R2"),
    )
    read = actions.read_statement(actor=people.cash, file=upload(content))
    assert (read.movements, read.proposed) == (2, 1)
    entry = BankEntry.objects.get()
    assert entry.payment == ordered
    actions.confirm_entry(entry=entry, actor=people.cash)
    ordered.refresh_from_db()
    assert ordered.paid_on == BOOKED
    with pytest.raises(AlreadyDone):
        actions.confirm_entry(entry=entry, actor=people.cash)
    with pytest.raises(Invalid):
        actions.read_statement(actor=people.cash, file=upload(content))
    assert BankStatement.objects.count() == 1


@pytest.mark.django_db
def test_a_movement_in_two_statements_is_proposed_once(ordered, people):
    one = booking("320.00", details(end_to_end=reference(ordered)))
    first = actions.read_statement(actor=people.cash, file=upload(statement(one)))
    again = actions.read_statement(
        actor=people.cash, file=upload(statement(one, booking("9.00", reference="R9")))
    )
    assert (first.proposed, again.proposed, BankEntry.objects.count()) == (1, 0, 1)


@pytest.mark.django_db
def test_a_run_booked_as_one_sum_confirms_all_its_payments(ordered, people):
    batch = booking("320.00", batch=ordered.run.reference)
    assert actions.read_statement(actor=people.cash, file=upload(statement(batch))).proposed == 1
    actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    ordered.refresh_from_db()
    assert ordered.paid_on == BOOKED


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["amount", "reference", "direction", "returned"])
def test_what_does_not_fit_exactly_is_not_proposed(ordered, people, change):
    inside = details(
        end_to_end=reference(ordered) + ("9" if change == "reference" else ""),
        more="<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>" if change == "returned" else "",
    )
    amount = "320.01" if change == "amount" else "320.00"
    content = statement(booking(amount, inside, incoming=change == "direction"))
    assert actions.read_statement(actor=people.cash, file=upload(content)).proposed == 0


@pytest.mark.django_db
def test_a_rejected_proposal_changes_nothing_and_comes_no_more(ordered, people):
    content = statement(booking("320.00", details(end_to_end=reference(ordered))))
    actions.read_statement(actor=people.cash, file=upload(content))
    actions.reject_entry(entry=BankEntry.objects.get(), actor=people.cash)
    ordered.refresh_from_db()
    assert ordered.paid_on is None
    again = statement(
        booking("320.00", details(end_to_end=reference(ordered))), booking("1.00", reference="R2")
    )
    assert actions.read_statement(actor=people.cash, file=upload(again)).proposed == 0


@pytest.mark.django_db
def test_a_second_booking_of_one_payment_is_told(ordered, people):
    for number in ("R1", "R2"):
        one = booking("320.00", details(end_to_end=reference(ordered)), reference=number)
        actions.read_statement(actor=people.cash, file=upload(statement(one)))
    first, second = BankEntry.objects.all()
    actions.confirm_entry(entry=first, actor=people.cash)
    with pytest.raises(AlreadyDone):
        actions.confirm_entry(entry=second, actor=people.cash)
    with pytest.raises(IntegrityError), transaction.atomic():
        BankEntry.objects.update(state="confirmed", answered_by=people.cash)
    with pytest.raises(IntegrityError), transaction.atomic():
        BankEntry.objects.filter(pk=second.pk).update(run=ordered.run)


@pytest.mark.django_db
@pytest.mark.parametrize("spelt", ["{number}", "Rueckzahlung {joined} danke", "{spaced}", "{lower}"])
def test_money_that_came_back_closes_the_grant_on_the_day_of_the_bank(reclaim, people, spelt):
    number = reclaim.application.number
    text = spelt.format(
        number=number, joined=number.replace("-", ""), spaced=number.replace("-", " "), lower=number.lower()
    )
    incoming = booking(str(reclaim.reclaim), details(purpose=text), incoming=True)
    actions.read_statement(actor=people.cash, file=upload(statement(incoming)))
    actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    assert GrantSettlement.objects.get().received_on == BOOKED
    assert make.fresh(reclaim.application).stage == "closed"


@pytest.mark.django_db
def test_only_the_cash_desk_reads_statements_of_the_houses_account(ordered, people):
    own = statement(booking("1.00"))
    for person in (people.officer, people.decider, people.examiner, ordered.application.applicant):
        with pytest.raises(NotAllowed):
            actions.read_statement(actor=person, file=upload(own))
    for content in (statement(booking("1.00"), account="DE75512108001245126199"), statement(), b"CSV"):
        with pytest.raises(Invalid) as caught:
            actions.read_statement(actor=people.cash, file=upload(content))
        assert set(caught.value.errors) == {"file"}


@pytest.mark.django_db
def test_the_screen_reads_in_and_confirms(ordered, people, client):
    client.force_login(people.cash)
    address = reverse("grants:statements")
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"file": upload(b"CSV")}).status_code == 422
    who = party("Cdtr", "Kulturbrücke", "DE75512108001245126199", 8)
    content = statement(booking("320.00", details(end_to_end=reference(ordered), who=who)))
    page = client.post(address, {"file": upload(content)}, follow=True).content.decode()
    assert "Kulturbrücke" in page
    assert "−320,00" in page
    entry = reverse("grants:bank_entry", args=[BankEntry.objects.get().pk])
    assert client.post(entry, {"do": "confirm"}).status_code == 302
    ordered.refresh_from_db()
    assert ordered.paid_on == BOOKED
    assert f"{BOOKED:%d.%m.%Y}" in client.get(reverse("grants:booking_list")).content.decode()


@pytest.mark.django_db
def test_the_api_reads_in_lists_and_answers(ordered, people, client):
    client.force_login(people.cash)
    content = statement(booking("320.00", details(end_to_end=reference(ordered))))
    answer = client.post("/api/grants/bank-statements", {"file": upload(content)})
    assert (answer.status_code, answer.json()) == (201, {"movements": 1, "proposed": 1})
    (row,) = client.get("/api/grants/bank-entries").json()
    assert (row["payment"], row["run"], row["application"]) == (ordered.pk, None, None)
    confirm = f"/api/grants/bank-entries/{row['id']}/confirm"
    assert client.post(confirm).json()["state"] == "confirmed"
    assert client.post(confirm).status_code == 409
    assert client.post(confirm.replace("confirm", "reject")).status_code == 409
