"""What is broken and needs somebody who runs the house: on the operation's screen, and as a morning mail.

Each room adds what it knows; a concern says how many, in words, and where to see to it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from workflows.documents.making import JOB as MAKING
from workflows.documents.making import TOLD_AFTER
from workflows.documents.models import LetterOrder
from workflows.engine.models import Heartbeat, Trouble
from workflows.outbox.lanes import lane
from workflows.outbox.models import Bounce, Lane, Message
from workflows.people.addresses import address
from workflows.upkeep.models import RetentionRun
from workflows.webhooks.models import Delivery, Endpoint

# Retention runs every night; one night may be lost to an update.
RETENTION_WITHIN = timedelta(days=2)


@dataclass(frozen=True)
class Concern:
    """Something is wrong: `number` times; `say` and `link` speak the language asked for."""

    code: str
    number: int
    say: Callable[[], str]
    link: Callable[[str], str]

    def text(self, language: str) -> str:
        """In words."""
        with override(language):
            return self.say()


Source = Callable[[], Iterable[Concern]]
_sources: list[Source] = []
_quick: list[Source] = []


def register(source: Source, *, quick: bool = False) -> None:
    """The concerns of a room are looked for in the morning; that may take its time.

    Those that are `quick` to find stand on the operation's screen, too.
    """
    known = _quick if quick else _sources
    if source not in known:
        known.append(source)


def concerns() -> list[Concern]:
    """Everything that is wrong now; what stands at nought is left out."""
    return [*concerns_of_operation(), *(each for source in _sources for each in source() if each.number)]


def _to(name: str) -> Callable[[str], str]:
    return lambda language: address(name, language)


def concerns_of_operation(mail: Lane | None = None, undelivered: int | None = None) -> list[Concern]:
    """What a screen can tell at once: mail, letters, jobs, workers and retention.

    The way of `mail` out of the house and how many were not delivered, when they are read already.
    """
    mails = Message.objects.needing_a_decision().count() if undelivered is None else undelivered
    found = [*_operation(mail or lane(), mails), *(each for source in _quick for each in source())]
    return [each for each in found if each.number]


def _operation(mail: Lane, undelivered: int) -> Iterable[Concern]:
    screen = _to("desk:operation")
    yield Concern("mail-held", int(not mail.is_open), lambda: _("No mail leaves"), screen)
    yield _undelivered(undelivered)
    yield _returned()
    yield _letters()
    yield from _webhooks()
    jobs = Trouble.objects.open().exclude(job=MAKING).count()
    yield Concern(
        "jobs",
        jobs,
        lambda: (
            ngettext("%(n)d job fails again and again", "%(n)d jobs fail again and again", jobs) % {"n": jobs}
        ),
        screen,
    )
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    yield Concern(
        "tasks",
        tasks,
        lambda: (
            ngettext("%(n)d background task failed", "%(n)d background tasks failed", tasks) % {"n": tasks}
        ),
        screen,
    )
    silent = sum(not worker.is_ready for worker in Heartbeat.objects.all())
    yield Concern(
        "workers",
        silent,
        lambda: (
            ngettext("%(n)d worker is silent or stuck", "%(n)d workers are silent or stuck", silent)
            % {"n": silent}
        ),
        screen,
    )
    yield _retention()


def _undelivered(mails: int) -> Concern:
    return Concern(
        "undelivered",
        mails,
        lambda: ngettext("%(n)d mail did not arrive", "%(n)d mails did not arrive", mails) % {"n": mails},
        _to("outbox:undelivered"),
    )


def _returned() -> Concern:
    mails = Bounce.needing_somebody().count()
    return Concern(
        "returned",
        mails,
        lambda: ngettext("%(n)d mail came back", "%(n)d mails came back", mails) % {"n": mails},
        _to("outbox:returned"),
    )


def _letters() -> Concern:
    letters = LetterOrder.objects.filter(made_at=None, attempts__gte=TOLD_AFTER).count()
    return Concern(
        "letters",
        letters,
        lambda: (
            ngettext("%(n)d letter could not be made", "%(n)d letters could not be made", letters)
            % {"n": letters}
        ),
        _to("desk:operation"),
    )


def _webhooks() -> Iterable[Concern]:
    """Endpoints that the house gave up; and what did not arrive at the others."""
    off = Endpoint.objects.given_up().count()
    failed = Delivery.objects.failed().filter(endpoint__off_at=None).count()
    screen = _to("webhooks:endpoints")
    yield Concern(
        "webhooks-off",
        off,
        lambda: (
            ngettext("%(n)d webhook was switched off", "%(n)d webhooks were switched off", off) % {"n": off}
        ),
        screen,
    )
    yield Concern(
        "webhooks-failed",
        failed,
        lambda: ngettext("%(n)d event did not arrive", "%(n)d events did not arrive", failed) % {"n": failed},
        screen,
    )


def _retention() -> Concern:
    """Late counts only once a night has passed with something to do."""
    last = RetentionRun.objects.order_by("-day").first()
    late = last is not None and last.day < timezone.localdate() - RETENTION_WITHIN
    return Concern(
        "retention",
        int(late),
        lambda: _("What was kept long enough has not been deleted for days"),
        _to("desk:retention"),
    )
