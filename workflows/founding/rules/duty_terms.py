"""When each duty comes up, how long it may take, and where that stands in the law."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from workflows.engine import calendar, law

from ..models import DutyCode


@dataclass(frozen=True)
class Term:
    """A duty comes up with `event` when its `needs` holds; `length` is a number of the law.

    `legal` marks ends that the law sets: a founding is not closed before they are done. Others are advice.
    `repeats`: done once, it comes again.
    """

    event: str
    length: str
    basis: str
    needs: str = ""
    legal: bool = False
    repeats: bool = False


TERMS = {
    DutyCode.FOREIGNERS_OFFICE: Term(
        "founded", "vereinsgdvo.19.days", "§ 14 VereinsG, § 19 VereinsG-DVO", needs="foreigners", legal=True
    ),
    DutyCode.TAX_OFFICE: Term("founded", "ao.137.months", "§ 137 AO", legal=True),
    DutyCode.TAX_NOTICE: Term("founded", "founding.tax_notice.days", "§ 60a AO", needs="charitable"),
    DutyCode.BANK: Term("founded", "founding.bank.days", ""),
    DutyCode.OBJECTION: Term("refused", "ao.355.months", "§§ 347, 355 AO", legal=True),
    DutyCode.TRANSPARENCY: Term(
        "started", "gwg.20.days", "§ 20 Abs. 1, § 20a GwG", needs="transparency", legal=True
    ),
    DutyCode.INSURANCE: Term("started", "founding.start.days", "§ 31 BGB"),
    DutyCode.PRIVACY: Term("started", "founding.start.days", "Art. 13, 30 DSGVO"),
    DutyCode.CASH_BOOK: Term("started", "founding.start.days", "§ 63 Abs. 3 AO; §§ 27, 666 BGB"),
    DutyCode.WEBSITE: Term("started", "founding.start.days", "§ 5 DDG"),
    DutyCode.REGISTER_CHANGE: Term("changed", "bgb.67.days", "§§ 67, 71, 78 BGB", needs="registered"),
    DutyCode.FEW_MEMBERS: Term("few", "bgb.73.months", "§ 73 BGB", needs="registered", legal=True),
    DutyCode.GENERAL_MEETING: Term("closed", "founding.general_meeting.months", "§ 36 BGB", repeats=True),
    DutyCode.BOARD_ELECTION: Term("closed", "term", "§ 27 BGB", needs="term", repeats=True),
    DutyCode.TAX_RETURN: Term(
        "closed", "founding.tax_return.months", "§ 149 AO", needs="charitable", repeats=True
    ),
    DutyCode.HEALTH_CHECK: Term("closed", "founding.health_check.months", "", repeats=True),
}


def end_of_term(code: str, since: date, *, term_years: int | None = None) -> datetime:
    """The last minute of the duty's term from `since`, on a working day (§ 193 BGB; § 108 Abs. 3 AO)."""
    length = TERMS[DutyCode(code)].length
    start = timezone.make_aware(datetime.combine(since, time(12)))
    if length == "term":
        return calendar.due_months(start, 12 * (term_years or 1))
    count = int(law.value(length))
    return (calendar.due_months if length.endswith("months") else calendar.due)(start, count)
