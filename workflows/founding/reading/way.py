"""Where an association stands on its way to the register and with the tax office."""

from datetime import date

from workflows.engine import law

from ..models import CourtAnswer, FoundingCase, NoticeKind


def receipts_until(case: FoundingCase) -> date | None:
    """The last day on which donation receipts may be written (§ 63 Abs. 5 AO); None without a notice.

    Both times count to the day (AEAO zu § 63 Nr. 3); the house edits how many years they are.
    """
    years = law.values("ao.63.notice_years", "ao.63.exemption_years")
    lasts = {NoticeKind.GRANTED: "ao.63.notice_years", NoticeKind.EXEMPTION: "ao.63.exemption_years"}
    notices = case.tax_notices.exclude(kind=NoticeKind.REFUSED)
    days = [years_after(notice.dated, int(years[lasts[NoticeKind(notice.kind)]])) for notice in notices]
    return max(days, default=None)


def years_after(day: date, years: int) -> date:
    """The same day so many years on; 28 February where a year has no 29th (§ 188 BGB)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def way_of(case: FoundingCase) -> dict[str, object]:
    """Applications, answers, remedies and notices, oldest first."""
    answers = CourtAnswer.objects.filter(filing__case=case).select_related("filing", "remedy").order_by("id")
    return {
        "filings": list(case.filings.all()),
        "answers": list(answers),
        "notices": list(case.tax_notices.all()),
        "receipts_until": receipts_until(case),
    }
