"""Bank statements: what is read from the files of banks."""

import io
import zipfile
from decimal import Decimal

import pytest

from tests.grants import factories as make
from tests.grants.bank_files import BOOKED, booking, details, party, statement
from workflows.grants.bank.statements import NotAStatement, entries


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
    ],
)
def test_what_is_not_final_or_not_in_euros_is_left_out(left_out):
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
