"""Bank statements: what is read and proposed, what a confirmation changes; nothing counts twice."""

import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.bank.statements import NotAStatement, entries
from workflows.grants.models import BankEntry, BankStatement, GrantSettlement, Payment
from workflows.people.models import House
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

BOOKED = datetime.date(2026, 11, 27)


def party(role: str, name: str, iban: str, version: int) -> str:
    inner = f"<Pty><Nm>{name}</Nm></Pty>" if version >= 8 else f"<Nm>{name}</Nm>"
    return f"<{role}>{inner}</{role}><{role}Acct><Id><IBAN>{iban}</IBAN></Id></{role}Acct>"


def details(
    amount: str = "",
    *,
    end_to_end: str = "",
    purpose: str = "",
    who: str = "",
    version: int = 8,
    more: str = "",
) -> str:
    given = ""
    if amount and version >= 8:
        given = f'<Amt Ccy="EUR">{amount}</Amt>'
    elif amount:
        given = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>'
    return (
        f"<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>{given}<RltdPties>{who}</RltdPties>"
        f"<RmtInf><Ustrd>{purpose}</Ustrd></RmtInf>{more}</TxDtls>"
    )


def booking(
    amount: str,
    inside: str = "",
    *,
    incoming: bool = False,
    currency: str = "EUR",
    status: str = "<Cd>BOOK</Cd>",
    batch: str = "",
    reference: str = "R1",
    more: str = "",
) -> str:
    packed = f"<Btch><PmtInfId>{batch}</PmtInfId></Btch>" if batch else ""
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{"CRDT" if incoming else "DBIT"}</CdtDbtInd>'
        f"{more}<Sts>{status}</Sts><BookgDt><Dt>{BOOKED}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef>"
        f"<NtryDtls>{packed}{inside}</NtryDtls></Ntry>"
    )


def statement(*bookings: str, version: int = 8, account: str = make.IBAN) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02}"><BkToCstmrStmt><Stmt>'
        f"<Acct><Id><IBAN>{account}</IBAN></Id></Acct>{''.join(bookings)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


# --- reading --------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [2, 8])
def test_both_versions_are_read_with_name_account_and_purpose(version):
    who = party("Cdtr", "Kulturbrücke", "DE75512108001245126199", version)
    inside = details("320.00", end_to_end="MP-1-1", purpose="MP-1 1", who=who, version=version)
    status = "BOOK" if version == 2 else "<Cd>BOOK</Cd>"
    (entry,) = entries(statement(booking("320.00", inside, status=status), version=version))
    assert (entry.account, entry.booked_on, entry.amount) == (make.IBAN, BOOKED, Decimal("320.00"))
    assert (entry.name, entry.iban, entry.purpose) == ("Kulturbrücke", "DE75512108001245126199", "MP-1 1")
    assert (entry.incoming, entry.end_to_end, entry.returned) == (False, "MP-1-1", False)


@pytest.mark.parametrize("version", [2, 8])
def test_a_batch_is_as_many_movements_as_it_lists(version):
    inside = "".join(details(amount, end_to_end=f"E{amount}", version=version) for amount in ("1.01", "2.02"))
    found = entries(statement(booking("3.03", inside, batch="RUN"), version=version))
    assert [(each.amount, each.end_to_end, each.batch) for each in found] == [
        (Decimal("1.01"), "E1.01", "RUN"),
        (Decimal("2.02"), "E2.02", "RUN"),
    ]


def test_a_batch_without_amounts_is_one_movement():
    (entry,) = entries(statement(booking("3.03", details() + details(), batch="RUN")))
    assert (entry.amount, entry.batch) == (Decimal("3.03"), "RUN")


@pytest.mark.parametrize(
    "left_out",
    [
        booking("1.00", status="<Cd>PDNG</Cd>"),
        booking("1.00", status="PDNG"),
        booking("1.00", currency="CHF"),
        booking("1.00", more="<RvslInd>true</RvslInd>"),
    ],
)
def test_what_is_not_final_not_in_euros_or_taken_back_is_left_out(left_out):
    assert entries(statement(left_out)) == []


def test_several_files_come_in_one_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.xml", statement(booking("1.00")))
        file.writestr("b.xml", statement(booking("2.00")))
    assert [each.amount for each in entries(packed.getvalue())] == [Decimal("1.00"), Decimal("2.00")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Datum;Betrag\n",
        b"<Document/>",
        b"PK\x03\x04 no zip",
        statement(booking("viel")),
        statement(booking("1.00")).replace(b"camt.053", b"pain.001"),
        statement(booking("1.00")).replace(b"<Document", b"<!DOCTYPE Document><Document", 1),
        statement(booking("1.00")).replace(str(BOOKED).encode(), b"gestern"),
    ],
)
def test_anything_else_is_no_statement(content):
    with pytest.raises(NotAStatement):
        entries(content)


# --- matching and confirming ----------------------------------------------------------------


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


def reference(payment: Payment) -> str:
    return f"{payment.application.number}-{payment.number}"


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
