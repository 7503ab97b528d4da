"""What this room itself keeps: ended sessions, finished tasks, and its own notes about people's things."""

import datetime

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from ..models import Deed, Unit
from .keepings import Default, Keeping


def _sessions(before: datetime.datetime) -> int:
    return Session.objects.filter(expire_date__lt=before).delete()[0]


def _tasks(before: datetime.datetime) -> int:
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]


KEEPINGS = (
    Keeping(
        code="session",
        label=_("Sessions, with what was kept in them"),
        event=_("the session ended (cleared within minutes; this catches what was left)"),
        default=Default(0, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO; § 25 (2) TDDDG"),
        in_bulk=_sessions,
    ),
    Keeping(
        code="task",
        label=_("Background tasks"),
        event=_("the task ended"),
        default=Default(7, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
        in_bulk=_tasks,
    ),
)
