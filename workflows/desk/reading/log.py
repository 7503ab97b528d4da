"""The log of the house: every line of every history, newest first, for those who look after the house."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.engine.models import Case, HistoryEntry
from workflows.people.models import User

PAGE_SIZE = 50
# As many lines as a file takes; who needs more asks for a shorter time.
MOST_IN_FILE = 10_000
MOST_PEOPLE = 50


@dataclass(frozen=True)
class Wanted:
    """Which lines: a part of a name or address, the number of a case, a verb, the first and last day."""

    person: str = ""
    case: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class LogLine:
    """One line: no content of the case, only who did what, when and in which case."""

    id: int
    at: datetime
    who: str
    verb: str
    text: str
    number: str
    case_id: UUID
    kind: str
    stage: str
    opens: bool


@dataclass(frozen=True)
class LogPage:
    """Lines of one page and the line after which older ones follow (None when there are none)."""

    lines: list[LogLine]
    older: int | None


def log_page(wanted: Wanted, reader: User, *, before: int | None = None, size: int = PAGE_SIZE) -> LogPage:
    """The newest lines, or those older than the line `before`. Three queries."""
    found = _lines(wanted)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    seen = set(
        Case.objects.visible_to(reader)
        .filter(pk__in={row.case_id for row in rows})
        .values_list("pk", flat=True)
    )
    lines = [_line(row, opens=row.case_id in seen) for row in rows]
    return LogPage(lines, rows[-1].pk if more else None)


def verb_choices() -> list[tuple[str, str]]:
    """Each verb that a history can hold, by what it is called."""
    codes = {verb: verb_label("", verb) for verb in kinds.shared_verbs()}
    for kind in kinds.every():
        codes |= {verb: kinds.verb_label(kind.code, verb) for verb in kind.verbs}
    return sorted(codes.items(), key=lambda choice: choice[1].casefold())


def verb_label(kind: str, verb: str) -> str:
    """What happened, as the process or the shared room names it."""
    return kinds.verb_label(kind, verb)


def _lines(wanted: Wanted) -> QuerySet[HistoryEntry]:
    found = HistoryEntry.objects.select_related("actor", "case")
    if wanted.person:
        found = found.filter(actor_id__in=_people(wanted.person))
    if wanted.case:
        found = found.filter(case_id__in=_cases(wanted.case))
    if wanted.verb:
        found = found.filter(verb=wanted.verb)
    if wanted.since:
        found = found.filter(at__gte=_start(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_start(wanted.until + timedelta(days=1)))
    return found


def _people(text: str) -> list[int]:
    """People whose name or address holds the text; the first fifty."""
    words = Q(email__icontains=text) | Q(name__icontains=text)
    return list(User.objects.filter(words).order_by("pk").values_list("pk", flat=True)[:MOST_PEOPLE])


def _cases(text: str) -> list[UUID]:
    """The case with this number, however it is written, or this identifier."""
    try:
        return [UUID(text)]
    except ValueError:
        return list(Case.objects.filter(number__iexact=text).values_list("pk", flat=True)[:MOST_PEOPLE])


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _line(row: HistoryEntry, *, opens: bool) -> LogLine:
    kind = kinds.find(row.case.kind)
    stage = row.stage_after if row.stage_after != row.stage_before else ""
    return LogLine(
        id=row.pk,
        at=row.at,
        who=str(row.actor) if row.actor else _("Automatically"),
        verb=row.verb,
        text=verb_label(row.case.kind, row.verb),
        number=row.case.number or "",
        case_id=row.case_id,
        kind=str(kind.label) if kind else row.case.kind,
        stage=str(kind.stages.get(stage, stage)) if kind and stage else stage,
        opens=opens,
    )
