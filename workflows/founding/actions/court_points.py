"""Tasks from a letter of the court: read, proposed, confirmed by a person, done or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import calendar
from workflows.engine.actions import move_due, record
from workflows.engine.models import Step
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..checks import RULES
from ..models import CourtAnswer, CourtPoint, FoundingCase, points_of
from ..reading import cases as reading
from ..reading.court_letters import MOST_POINTS
from ..reading.court_points import Proposal, headings_of, named, open_points, proposals
from ..reading.statute_words import unreadable
from ..rules.court_points import may_keep_points
from ..rules.register import answer_of
from ..statute import Clause
from ..statute_check import Unreadable
from ..statute_check.reading import read_lines
from .telling import tell

LONGEST_LETTER = 20_000
# What is said otherwise than about a statute.
_UNREADABLE = {
    "kind": gettext_lazy("We can’t read this file. Choose a PDF with text, or paste the text of the letter."),
    "too_long": gettext_lazy("This is longer than a letter. Paste the part with the objections."),
}


@dataclass(frozen=True)
class Point:
    """A task as a person confirms it."""

    text: str
    due_on: date
    todo: str = ""
    clause: str = ""
    rule: str = ""


def text_of(*, file: bytes | None = None, name: str = "", text: str = "", field: str = "file") -> str:
    """What the letter says, from a file (nothing of it is kept) or as it was typed. Raises Invalid."""
    if file is None:
        return text.strip()
    try:
        lines = read_lines(file, name)
    except Unreadable as error:
        raise Invalid({field: str(_UNREADABLE.get(error.code) or unreadable(error.code))}) from error
    return "\n".join(line.text for line in lines)[:LONGEST_LETTER].strip()


def propose_points(
    *, case: FoundingCase, actor: User, letter: str, clauses: Sequence[Clause]
) -> list[Proposal]:
    """What the letter objects to as tasks that a person confirms; nothing is kept. Raises Invalid."""
    require(may_keep_points(actor, case))
    if not letter:
        raise Invalid({"text": _("Paste the letter of the court, or choose a file.")})
    return proposals(clauses, answer_now(case), letter)


@transaction.atomic
def confirm_points(*, case: FoundingCase, actor: User, points: Sequence[Point]) -> list[CourtPoint]:
    """Each is a task of the group, which has a mail about them; the step ends with the first of them."""
    case = _locked(case, actor)
    answer = answer_now(case)
    last = points_of(answer).aggregate(last=Max("position"))["last"] or 0
    _check(case, answer, points, last)
    made = CourtPoint.objects.bulk_create(
        CourtPoint(
            answer=answer,
            position=position,
            text=" ".join(point.text.split()),
            todo=point.todo.strip(),
            clause=point.clause,
            rule=point.rule,
            due_on=point.due_on,
            noted_by=actor,
        )
        for position, point in enumerate(points, start=last + 1)
    )
    _record(case, actor, "court.points_noted", count=len(made))
    _move_end(case, answer)
    tell(
        case,
        "court_points",
        key=made[0].pk,
        screen="founding:court_points",
        points=[(point.due_on, text) for point, text in zip(made, named(made), strict=True)],
    )
    return made


def _check(case: FoundingCase, answer: CourtAnswer, points: Sequence[Point], last: int) -> None:
    if not points:
        raise Invalid({"points": _("Choose at least one task.")})
    if last + len(points) > MOST_POINTS:
        raise Invalid({"points": _("There are too many tasks. Put some together.")})
    clauses = headings_of(reading.clauses_for(case)) if any(point.clause for point in points) else {}
    for point in points:
        if not point.text.strip():
            raise Invalid({"text": _("Write what the court objects to.")})
        if point.due_on < answer.received_on:
            raise Invalid({"due_on": _("This is before the court’s letter.")})
        if point.clause and point.clause not in clauses:
            raise Invalid({"clause": _("Your statute has no such paragraph.")})
        if point.rule and point.rule not in RULES:
            raise Invalid({"rule": _("This rule does not exist.")})


@transaction.atomic
def finish_point(*, case: FoundingCase, point: CourtPoint, actor: User, solution: str = "") -> None:
    """It is done, with the words for the answer to the court; doing it twice changes the words only."""
    case, point = _locked_point(case, point, actor)
    first = point.done_at is None
    point.solution = solution.strip() or point.solution
    if first:
        point.done_at, point.done_by = timezone.now(), actor
    point.save(update_fields=["solution", "done_at", "done_by"])
    if first:
        _record(case, actor, "court.point_done", point=point.position)
        _move_end(case, point.answer)


@transaction.atomic
def reopen_point(*, case: FoundingCase, point: CourtPoint, actor: User) -> None:
    """It was ticked by mistake: the task is open again; the words for the court stay."""
    case, point = _locked_point(case, point, actor)
    if point.done_at is None:
        return
    point.done_at = point.done_by = None
    point.save(update_fields=["done_at", "done_by"])
    _record(case, actor, "court.point_reopened", point=point.position)
    _move_end(case, point.answer)


@transaction.atomic
def drop_point(*, case: FoundingCase, point: CourtPoint, actor: User) -> None:
    """It was no objection after all; the others keep their numbers."""
    case, point = _locked_point(case, point, actor)
    answer, position = point.answer, point.position
    point.delete()
    _record(case, actor, "court.point_dropped", point=position)
    _move_end(case, answer)


def answer_now(case: FoundingCase) -> CourtAnswer:
    answer = answer_of(case)
    if answer is None:
        raise AlreadyDone
    return answer


def _locked(case: FoundingCase, actor: User) -> FoundingCase:
    found = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(may_keep_points(actor, found))
    return found


def _locked_point(case: FoundingCase, point: CourtPoint, actor: User) -> tuple[FoundingCase, CourtPoint]:
    """Case and task behind the lock of the case; AlreadyDone when somebody dropped it meanwhile."""
    case = _locked(case, actor)
    answer = answer_now(case)
    found = points_of(answer).filter(pk=point.pk).first()
    if found is None:
        raise AlreadyDone
    found.answer = answer
    return case, found


def _record(case: FoundingCase, actor: User, verb: str, **data: object) -> None:
    record(case, actor=actor, verb=verb, data=data, for_applicant=standing(case, actor).belongs)


def _move_end(case: FoundingCase, answer: CourtAnswer) -> None:
    """The step ends with the first task that is open, at the latest with the court's own term."""
    step = Step.objects.open().select_related("task", "case").get(case_id=case.pk)
    assert answer.due_on is not None
    first = min((point.due_on for point in open_points(answer)), default=answer.due_on)
    due_at = calendar.due(_noon(min(first, answer.due_on)), 0)
    if step.due_at != due_at:
        move_due(step, due_at)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
