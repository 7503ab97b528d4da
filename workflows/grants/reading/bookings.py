"""Released payments as a list for bookkeeping: CSV that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable

from ..models import Payment

# What a spreadsheet would take for the beginning of a formula.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
HEAD = (
    *("Belegdatum", "Betrag", "Währung", "Empfänger", "IBAN", "Verwendungszweck"),
    *("Vorgang", "Ausschreibung", "Art", "Geprüft von", "Freigegeben von", "Zahlungslauf"),
    "Gebucht am",
)


def bookings(payments: Iterable[Payment]) -> bytes:
    """One line a payment, with a semicolon and a comma for decimals as German spreadsheets expect."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    for payment in payments:
        writer.writerow([_safe(cell) for cell in _cells(payment)])
    return out.getvalue().encode("utf-8-sig")


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


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell
