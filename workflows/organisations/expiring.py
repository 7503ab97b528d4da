"""The last day on which a document or a notice stands."""

from datetime import date, timedelta

from workflows.engine import law
from workflows.people.models import TaxNotice
from workflows.values.days import months_after

from .models import Expiry, SafeKind

MONTHS_A_YEAR = 12
NOTICES = {TaxNotice.EXEMPTION.value: "ao.63.exemption", TaxNotice.P60A.value: "ao.63.60a"}


def stands_until(kind: SafeKind, dated: date | None, typed: date | None) -> date | None:
    """By law from its date on, else what the organisation has written; None when it does not run out."""
    match kind.expiry:
        case Expiry.LAW:
            return years_after(dated, kind.law_code) if dated else None
        case Expiry.TYPED:
            return typed
    return None


def notice_stands_until(notice: str, dated: date | None) -> date | None:
    """The last day of a notice of the tax office, counted to the day (§ 63 Abs. 5 Satz 2 AO)."""
    if dated is None or notice not in NOTICES:
        return None
    return years_after(dated, NOTICES[notice])


def years_after(day: date, law_code: str) -> date:
    """The same day so many years later as the law says today."""
    return months_after(day, MONTHS_A_YEAR * int(law.value(law_code)))


def days_before(last: date, days: int) -> date:
    """When a reminder is due."""
    return last - timedelta(days=days)
