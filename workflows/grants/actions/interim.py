"""The interim report that some calls ask for: the group is reminded of it until it has told how it goes."""

import datetime

from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Deadline

from ..models import Application, Notice, NoticeKind
from ..rules.interim import day_of
from ..rules.running import RUNNING
from . import telling

CODE = "grants.interim"
AGAIN = datetime.timedelta(days=14)
AT = datetime.time(8)
__all__ = ["CODE", "look", "watch"]


def watch(case: Application) -> None:
    """The clock looks on the day on which the interim report is due."""
    if day := day_of(case):
        engine.set_deadline(case, CODE, timezone.make_aware(datetime.datetime.combine(day, AT)))


def look(deadline: Deadline) -> None:
    """The group hears that its interim report is due, and once more two weeks later."""
    case = Application.objects.select_related("call", "organisation").get(pk=deadline.case_id)
    told = Notice.objects.filter(application=case, kind=NoticeKind.INTERIM).exists()
    if told or case.stage not in RUNNING:
        return
    telling.tell(case, "interim_due", months=case.call.interim_report_months)
    if not deadline.data.get("again"):
        engine.set_deadline(case, CODE, timezone.now() + AGAIN, data={"again": True})
