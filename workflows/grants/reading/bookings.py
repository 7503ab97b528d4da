"""Released payments as a list for bookkeeping: CSV that no spreadsheet takes for a formula."""

from collections.abc import Iterable

from workflows.values.spreadsheets import csv_file

from ..models import Payment

HEAD = (
    *("Belegdatum", "Betrag", "Währung", "Empfänger", "IBAN", "Verwendungszweck"),
    *("Vorgang", "Ausschreibung", "Art", "Geprüft von", "Freigegeben von", "Zahlungslauf"),
    "Gebucht am",
)


def bookings(payments: Iterable[Payment]) -> bytes:
    """One line a payment, with a semicolon and a comma for decimals as German spreadsheets expect."""
    return csv_file(HEAD, map(_cells, payments))


def _cells(payment: Payment) -> list[str]:
    case = payment.application
    return [
        payment.released_at.strftime("%d.%m.%Y") if payment.released_at else "",
        format(payment.amount, ".2f").replace(".", ","),
        "EUR",
        payment.payee,
        payment.iban,
        payment.reference,
        case.number or "",
        case.call.text("title", "de"),
        payment.kind,
        str(payment.checked_by or ""),
        str(payment.released_by or ""),
        payment.run.reference if payment.run else "",
        payment.paid_on.strftime("%d.%m.%Y") if payment.paid_on else "",
    ]
