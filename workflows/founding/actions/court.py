"""What the register court answers, and what the group does about it."""

import re
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.engine import calendar, law
from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import (
    AnswerKind,
    CourtAnswer,
    FoundingCase,
    RegisterFiling,
    Remedy,
    RemedyWay,
    points_of,
)
from ..reading import cases as reading
from ..rules.register import ANSWERS, NEXT, WAYS, answer_of
from ..statute.transparency import is_fictitious
from .duties import set_duties
from .handing_over import hand_over
from .telling import tell

_NUMBER = re.compile(r"(?:VR)?\s*(\d{1,6})\s*([A-Z]{0,3})", re.IGNORECASE)


def register_number(typed: str) -> str:
    """“VR 1234” as registers write it; Invalid for anything else."""
    found = _NUMBER.fullmatch(" ".join(typed.split()))
    if found is None:
        raise Invalid({"number": _("Write the number as on the extract, for example VR 1234.")})
    return " ".join(filter(None, ("VR", found[1], found[2].upper())))


@transaction.atomic
def note_answer(
    *,
    step: Step,
    actor: User,
    kind: str,
    received_on: date,
    due_on: date | None = None,
    number: str = "",
    text: str = "",
    board_only_german: bool | None = None,
) -> CourtAnswer:
    """The association is entered, or its next deadline is set.

    `board_only_german`: everybody on the board has only German citizenship and lives in Germany. It decides
    about the Transparenzregister (§ 20a GwG), is used once and never stored.
    """
    if received_on > timezone.localdate():
        raise Invalid({"received_on": _("This day is still to come.")})
    with performing(step, actor=actor, verb=f"court.{kind}") as doing:
        case: FoundingCase = doing.case
        filing = RegisterFiling.objects.filter(case=case).order_by("-round")[0]
        _check_order(filing, received_on)
        facts = _facts(kind, received_on, due_on, number, board_only_german)
        answer = CourtAnswer.objects.create(
            filing=filing, kind=kind, received_on=received_on, text=text.strip(), noted_by=actor, **facts
        )
        case.way = kind
        case.save(update_fields=["way"])
        if kind == AnswerKind.ENTERED:
            _enter(case, answer, board_only_german=bool(board_only_german))
        tell(case, f"court_{kind}", key=answer.pk, answer=answer)
    return answer


def _check_order(filing: RegisterFiling, received_on: date) -> None:
    if received_on < filing.filed_on:
        raise Invalid({"received_on": _("The court answers after it has got the application.")})


def _facts(
    kind: str, received_on: date, due_on: date | None, number: str, board_only_german: bool | None
) -> dict[str, object]:
    """Number or deadline, as the answer needs it; the month for an appeal counts from the written notice."""
    if kind == AnswerKind.ENTERED:
        if board_only_german is None:
            raise Invalid({"board_only_german": _("Answer this, so that we can say whether to report.")})
        return {"number": register_number(number)}
    if kind == AnswerKind.REJECTED:
        start = timezone.make_aware(datetime.combine(received_on, time(12)))
        end = calendar.due_months(start, int(law.value("famfg.63.months")))
        return {"due_on": timezone.localdate(end)}
    if due_on is None or due_on < received_on:
        raise Invalid({"due_on": _("Write the day until which the court wants an answer.")})
    return {"due_on": due_on}


def _enter(case: FoundingCase, answer: CourtAnswer, *, board_only_german: bool) -> None:
    case.register_number, case.registered_on = answer.number, answer.received_on
    case.save(update_fields=["register_number", "registered_on"])
    automatic = board_only_german and is_fictitious(reading.data_for(case))
    knows = frozenset() if automatic else frozenset({"transparency"})
    set_duties(case=case, event="started", since=answer.received_on, knows=knows)
    hand_over(case=case, actor=answer.noted_by)


@transaction.atomic
def note_remedy(*, step: Step, actor: User, way: str, done_on: date, note: str = "") -> Remedy:
    """What the group did; the founding goes on where that leads. Raises Invalid when it doesn't fit."""
    if done_on > timezone.localdate():
        raise Invalid({"done_on": _("This day is still to come.")})
    with performing(step, actor=actor, verb="register.remedied", data={"way": way}) as doing:
        case: FoundingCase = doing.case
        answer = answer_of(case)
        if answer is None or way not in WAYS[AnswerKind(answer.kind)]:
            raise Invalid({"way": _("This is not possible after what the court has answered.")})
        if done_on < answer.received_on:
            raise Invalid({"done_on": _("This is before the court’s letter.")})
        _check_points(answer, way)
        remedy = Remedy.objects.create(
            answer=answer, way=way, done_on=done_on, note=note.strip(), noted_by=actor
        )
        _go_on(case, RemedyWay(way))
    return remedy


def _check_points(answer: CourtAnswer, way: str) -> None:
    """What goes back to the court answers everything it wanted."""
    if way not in ANSWERS:
        return
    waiting = points_of(answer).filter(done_at=None).count()
    if waiting:
        text = ngettext(
            "%(count)d task from the court’s letter is still open. Tick it off first.",
            "%(count)d tasks from the court’s letter are still open. Tick them off first.",
            waiting,
        )
        raise Invalid({"way": text % {"count": waiting}})


def _go_on(case: FoundingCase, way: RemedyWay) -> None:
    case.way = NEXT[way]
    if way == RemedyWay.NEW_MEETING:
        case.outcome = ""
    if way == RemedyWay.UNREGISTERED:
        case.stays_unregistered = True
        set_duties(case=case, event="started", since=timezone.localdate())
    case.save(update_fields=["way", "outcome", "stays_unregistered"])
