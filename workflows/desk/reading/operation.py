"""How the house runs, for administrators: workers, the way out of mail, rows that no job could do."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from workflows.desk.concerns import Concern, concerns_of_operation
from workflows.engine.models import Heartbeat, Trouble
from workflows.outbox.bounces import numbers
from workflows.outbox.bounces.numbers import Bounced, Box
from workflows.outbox.lanes import lane
from workflows.outbox.models import Lane, Message, State

LISTED = 100
# What a job is called, by the beginning of its name; the longest that fits.
JOBS = {
    "workflows.engine.deadlines": _("Deadlines and reminders"),
    "workflows.outbox.delivery": _("Sending mail"),
    "workflows.webhooks.delivery": _("Telling other programs"),
    "workflows.documents.making": _("Making letters"),
    "workflows.outbox.bounces": _("Mail that came back"),
    "workflows.upkeep.retention": _("Deleting what was kept long enough"),
    "workflows.desk.announcing": _("Telling people about their tasks"),
    "workflows.desk.digests": _("Mail once a day"),
    "workflows.desk.actions.following": _("Telling people about the cases they follow"),
    "workflows.desk.actions.batches": _("Working on many cases at once"),
    "workflows.desk.packing": _("Packing cases"),
    "workflows.desk.actions.morning": _("Telling in the morning what is broken"),
    "pages.schedule": _("Publishing at a set time"),
    "pages.newsletters.sending": _("Newsletter"),
}


@dataclass(frozen=True)
class Operation:
    """Everything the screen and the API show."""

    concerns: list[Concern]
    workers: list[Heartbeat]
    mail: Lane
    waiting: int
    undelivered: int
    bounced: Bounced
    box: Box
    troubles: list[Trouble]
    tasks: list[DBTaskResult]

    @property
    def works(self) -> bool:
        """Whether a worker does its rounds somewhere."""
        return any(worker.is_ready for worker in self.workers)


def operation() -> Operation:
    """How the house runs now."""
    mail, undelivered = lane(), Message.objects.needing_a_decision().count()
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    return Operation(
        concerns=concerns_of_operation(mail, undelivered),
        workers=list(Heartbeat.objects.order_by("-seen_at")[:LISTED]),
        mail=mail,
        waiting=Message.objects.filter(state__in=[State.QUEUED, State.SENDING]).count(),
        undelivered=undelivered,
        bounced=numbers.lately(),
        box=numbers.box(),
        troubles=list(Trouble.objects.open()[:LISTED]),
        tasks=list(
            failed.order_by("-finished_at").only("id", "task_path", "finished_at", "exception_class_path")[
                :LISTED
            ]
        ),
    )


def needs_somebody() -> bool:
    """Whether an administrator has to look: mail is held or paused, or a row could not be done."""
    return not lane().is_open or Trouble.objects.open().exists()


def job_label(job: str) -> object:
    """The name of a job for people; the job's own when it has none."""
    fitting = [start for start in JOBS if job.startswith(start)]
    return JOBS[max(fitting, key=len)] if fitting else job
