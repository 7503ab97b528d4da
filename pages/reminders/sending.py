"""The worker writes the mails that are due: one for each deadline, also when several workers are at it."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from pages.models import DeadlineReminder
from pages.models.programmes import REMIND_BEFORE
from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address

from . import rules, tokens

BATCH = 500
JOB = "pages.reminders.sending.tick"


def tick() -> int:
    """Whoever wants to be reminded of a deadline in two weeks has the mail in the outbox."""
    today = timezone.localdate()
    due = DeadlineReminder.objects.filter(
        ~Q(deadline=F("told_of")) | Q(told_of__isnull=True),
        confirmed_at__isnull=False,
        deadline__gte=today,
        deadline__lte=today + REMIND_BEFORE,
    )
    told = 0
    for pk in list(due.order_by("deadline", "pk").values_list("pk", flat=True)[:BATCH]):
        if leaving():
            break
        with troubles.one_row(JOB, f"reminder {pk}"), transaction.atomic():
            told += _tell(pk)
    return told


def _tell(pk: int) -> int:
    row = DeadlineReminder.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if row is None or row.told_of == row.deadline:
        return 0
    page = rules.programme(row.programme, row.language)
    if page is None:
        return 0  # taken back for a while, or for good: it is forgotten after its deadline
    token = tokens.end_token(row)
    queue_mail(
        to=row.email,
        template="pages/mail/reminder",
        context={
            "programme": page.title,
            "deadline": row.deadline,
            "programme_url": page.full_url,
            "end_url": address("public:remind_end", row.language, token=token),
        },
        language=row.language,
        key=f"reminder:{row.uuid.hex}:{row.deadline.isoformat()}",
        headers={
            "List-Unsubscribe": f"<{address('public:remind_one_click', row.language, token=token)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    row.told_of = row.deadline
    row.save(update_fields=["told_of"])
    return 1
