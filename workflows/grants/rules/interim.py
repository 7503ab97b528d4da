"""When the interim report of a running grant is due."""

import datetime

from ..checks.project import months_after
from ..models import Application


def day_of(case: Application) -> datetime.date | None:
    """So many months after the start; None where the call asks for none or the project ends before."""
    count, start = case.call.interim_report_months, case.project_start
    if not count or start is None:
        return None
    day = months_after(start, count)
    return day if case.project_end is None or day < case.project_end else None
