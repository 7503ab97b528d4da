"""What goes to the bank: characters, the file and its schema, runs that pay nothing twice, bookings."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sepaxml
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from tests.grants import factories as make
from workflows.engine import troubles
from workflows.grants import actions
from workflows.grants.bank.transfers import NAMESPACE, Party, Transfer, transfer_file
from workflows.grants.bank.words import for_bank
from workflows.grants.models import Payment, PaymentRun
from workflows.grants.reading.bookings import bookings
from workflows.people.models import House
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed
from workflows.upkeep.retention import running as retention

SCHEMA = Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.09.xsd"
HOUSE = Party("Trägerverein Löwenhaus", make.IBAN, "Große Straße 1", "66111", "Saarbrücken")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Förderung für Übung, Größe & Maß", "Foerderung fuer Uebung, Groesse + Mass"),
        ("ÄÖÜ ẞ", "AeOeUe SS"),
        ("Łódź, Curaçao, Ærø, Đorđe, İstanbul, Çiğdem", "Lodz, Curacao, Aero, Dorde, Istanbul, Cigdem"),
        ("Verein „Дім“ e.V.", "Verein ' ' e.V."),
        ("//MP-2026//0001/", "MP-2026/0001"),
        ("a_b–c\nd;e<f>", "a-b-c d e f"),
        ("u\u0308ber", "ueber"),
        ("", ""),
    ],
)
def test_texts_are_written_by_rule(text: str, expected: str) -> None:
    assert for_bank(text, 140) == expected


def test_texts_are_cut_after_they_are_written_out() -> None:
    assert for_bank("ßßß", 4) == "ssss"
    assert for_bank("ab/cd", 3) == "ab"


def made(*transfers: Transfer, house: Party = HOUSE) -> etree._Element:
    """The file, checked against the schema of the banks."""
    content = transfer_file(
        message_id="OH-1",
        house=house,
        transfers=transfers,
        execution_on=datetime.date(2026, 12, 1),
        now=datetime.datetime(2026, 11, 28, 14, 5, 6, tzinfo=datetime.UTC),
    )
    root = etree.fromstring(content)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    return root


def text_at(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path.replace("/", "/p:").replace("/p:/p:", "//p:"), namespaces={"p": NAMESPACE})
    return [each.text for each in found]


def test_the_file_follows_the_schema_and_adds_up() -> None:
    payee = Party("Initiative Größe e.V.", make.IBAN, "Straße 5", "66999", "Köln")
    bare = Party("Druckerei", "AT611904300234573201")
    root = made(
        Transfer(payee, Decimal("640.10"), "MP-2026-0001 1", "MP-2026-0001-1"),
        Transfer(bare, Decimal("0.05"), "x" * 200, "MP-2026-0002-1"),
    )
    assert text_at(root, "//NbOfTxs") == ["2", "2"]
    assert text_at(root, "//CtrlSum") == ["640.15", "640.15"]
    assert text_at(root, "//Cdtr/Nm") == ["Initiative Groesse e.V.", "Druckerei"]
    assert text_at(root, "//Cdtr/PstlAdr/TwnNm") == ["Koeln"]
    assert text_at(root, "//Dbtr/PstlAdr/StrtNm") == ["Grosse Strasse 1"]
    assert text_at(root, "//CdtTrfTxInf/CdtrAcct/Id/IBAN") == [make.IBAN, "AT611904300234573201"]
    assert [len(each) for each in text_at(root, "//Ustrd")] == [14, 140]
    assert text_at(root, "//ReqdExctnDt/Dt") == ["2026-12-01"]
    assert "AdrLine" not in etree.tostring(root).decode()


def test_a_thousand_transfers_are_one_file() -> None:
    one = Transfer(Party("Verein", make.IBAN), Decimal("1.01"), "x", "y")
    assert text_at(made(*[one] * 1000), "//GrpHdr/CtrlSum") == ["1010.00"]


def account(iban: str) -> None:
    """The account of the house."""
    house = House.objects.get()
    house.iban = iban
    house.save()


@pytest.fixture
def released(call, people):
    account(make.IBAN)
    return make.paid(make.running(call, people), people, "320.00")


@pytest.mark.django_db
def test_a_payment_goes_to_the_bank_once(released, people):
    today = timezone.localdate()
    for person in (people.officer, people.decider, released.application.applicant):
        with pytest.raises(NotAllowed):
            actions.run_payments(actor=person, execution_on=today)
    for day in (today - make.DAY, today + 31 * make.DAY):
        with pytest.raises(Invalid):
            actions.run_payments(actor=people.cash, execution_on=day)
    run = actions.run_payments(actor=people.cash, execution_on=today)
    payment = Payment.objects.get()
    assert (payment.run, payment.state, run.total) == (run, "ordered", Decimal("320.00"))
    with run.document.file.open("rb") as file:
        root = etree.fromstring(file.read())
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    assert text_at(root, "//EndToEndId") == [f"{released.application.number}-1"]
    assert run.document.frozen_at is not None
    with pytest.raises(AlreadyDone):
        actions.run_payments(actor=people.cash, execution_on=today)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.update(run=None)


@pytest.mark.django_db
def test_a_house_without_an_account_is_told_so(released, people):
    account("")
    with pytest.raises(Invalid):
        actions.run_payments(actor=people.cash, execution_on=timezone.localdate())
    assert not PaymentRun.objects.exists()


@pytest.mark.django_db
def test_the_account_of_the_house_is_checked(db):
    make.staff()
    account("de02 1203 0000 0000 2020 51")
    assert House.objects.get().iban == make.IBAN
    with pytest.raises(ValidationError):
        account("DE00120300000000202051")


@pytest.mark.django_db
def test_the_cash_desk_has_its_screen(released, people, client):
    client.force_login(people.cash)
    page = client.get(reverse("grants:payments"))
    assert "320,00" in page.content.decode()
    today = timezone.localdate()
    parts = {f"execution_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    assert client.post(reverse("grants:payments"), {}).status_code == 422
    assert client.post(reverse("grants:payments"), parts).status_code == 302
    run = PaymentRun.objects.get()
    file = client.get(reverse("grants:payment_run", args=[run.reference]))
    assert file["Content-Type"] == "application/xml"
    assert b"320.00" in b"".join(file.streaming_content)
    listed = client.get(reverse("grants:booking_list")).content.decode("utf-8-sig")
    assert run.reference in listed
    assert '"320,00"' in listed


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_becomes_a_formula(released, start):
    released.payee = f"{start}HYPERLINK()"
    line = bookings([released]).decode("utf-8-sig").splitlines()[1]
    assert f'"\'{start}HYPERLINK()"' in line


@pytest.mark.django_db
def test_what_went_to_the_bank_is_never_forgotten(released, people):
    """The books need the file itself (§ 147 AO): cases are anonymised and uploads go, runs stay readable."""
    run = actions.run_payments(actor=people.cash, execution_on=timezone.localdate())
    with run.document.file.open("rb") as file:
        content = file.read()
    with time_machine.travel(timezone.now() + 40 * 366 * make.DAY, tick=False):
        retention.run(guard=troubles.one_row)
    run.refresh_from_db()
    with run.document.file.open("rb") as file:
        assert file.read() == content
    assert Payment.objects.get().run == run
