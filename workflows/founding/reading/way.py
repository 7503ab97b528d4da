"""Where an association stands on its way to the register and with the tax office."""

from datetime import date

from workflows.engine import law
from workflows.organisations.expiring import MONTHS_A_YEAR, NOTICES
from workflows.people.models import TaxNotice
from workflows.values.days import months_after

from ..models import CourtAnswer, FoundingCase, NoticeKind

# How long each notice stands is said once, where the safe of an organisation asks too.
_LASTS = {
    NoticeKind.GRANTED: NOTICES[TaxNotice.P60A.value],
    NoticeKind.EXEMPTION: NOTICES[TaxNotice.EXEMPTION.value],
}


def receipts_until(case: FoundingCase) -> date | None:
    """The last day on which donation receipts may be written (§ 63 Abs. 5 AO); None without a notice.

    Both times count to the day (AEAO zu § 63 Nr. 3); the house edits how many years they are.
    """
    years = law.values(*_LASTS.values())
    notices = case.tax_notices.exclude(kind=NoticeKind.REFUSED)
    days = [
        months_after(notice.dated, MONTHS_A_YEAR * int(years[_LASTS[NoticeKind(notice.kind)]]))
        for notice in notices
    ]
    return max(days, default=None)


def way_of(case: FoundingCase) -> dict[str, object]:
    """Applications, answers, remedies and notices, oldest first."""
    answers = CourtAnswer.objects.filter(filing__case=case).select_related("filing", "remedy").order_by("id")
    return {
        "filings": list(case.filings.all()),
        "answers": list(answers),
        "notices": list(case.tax_notices.all()),
        "receipts_until": receipts_until(case),
    }
