"""Many applications before a batch: with their open step and all that the rules ask, in a few queries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from workflows.engine import law
from workflows.engine.models import Case, Step
from workflows.engine.standing import learn_all, remembered
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet
from workflows.forms.versions.freezing import form_of
from workflows.people.models import User

from ..checks import gathering
from ..models import Application
from ..rules import juries
from .cases import KINDS, RELATED


@dataclass(frozen=True)
class Waiting:
    """An application and the step that waits in it."""

    case: Application
    step: Step


def waiting(user: User, cases: Sequence[Case], *nodes: str) -> dict[UUID, Waiting]:
    """Those of the cases in which a step at one of these nodes waits, ready to be judged by the rules."""
    keys = [case.pk for case in cases]
    steps = Step.objects.open().filter(case__in=keys, node__in=nodes, case__kind__in=KINDS)
    by_case = {step.case_id: step for step in steps.select_related("task")}
    rows = Application.objects.filter(pk__in=by_case).select_related(*RELATED)
    found = {row.pk: Waiting(row, by_case[row.pk]) for row in rows}
    learn_all([each.case for each in found.values()], user)
    return found


def learn_for_decisions(applications: Collection[Application]) -> None:
    """What a decision asks of each application is known with its row: jury, law, reports, partners."""
    items = juries.recommendations([row.pk for row in applications if row.call.jury])
    today = timezone.localdate()
    known = law.values(*gathering.LAW, on=today)
    late = _late_reports(applications)
    answers = _answers([row.pk for row in applications if row.call.partners_max_grant is not None])
    for row in applications:
        mine = late.get(row.organisation_id, ()) if row.organisation_id else ()
        _know(row, juries.RECOMMENDED, items.get(row.pk))
        _know(row, gathering.LAW_TODAY, known)
        _know(row, gathering.OVERDUE, tuple(number for pk, number in mine if pk != row.pk))
        if row.pk in answers:
            _know(row, gathering.ANSWERS, answers[row.pk])


def _know(row: Application, key: str, value: object) -> None:
    remembered(row, key, lambda: value)


def _late_reports(applications: Iterable[Application]) -> dict[int, list[tuple[UUID, str]]]:
    """By organisation: its grants whose report should be here by now."""
    bodies = {row.organisation_id for row in applications if row.organisation_id}
    owed = Application.objects.filter(
        organisation__in=bodies, stage="running", report_by__lt=timezone.localdate()
    )
    found: dict[int, list[tuple[UUID, str]]] = {}
    for body, pk, number in owed.values_list("organisation_id", "pk", "number").order_by("number"):
        if body is not None:
            found.setdefault(body, []).append((pk, number or ""))
    return found


def _answers(keys: Collection[UUID]) -> dict[UUID, object]:
    rows = AnswerSheet.objects.filter(case__in=keys, code=F("case__application__call__form_code"))
    return dict(rows.values_list("case_id", "answers"))


def sheets_of(cases: Iterable[Case]) -> dict[UUID, AnswerSheet]:
    """The answers to the form of the call, with the version they belong to, by case."""
    rows = AnswerSheet.objects.filter(
        case__in=[case.pk for case in cases], code=F("case__application__call__form_code")
    )
    rows = rows.select_related("version").defer("version__definition", "answers", "typed", "trail")
    return {row.case_id: row for row in rows}


def questions_of(cases: Iterable[Case]) -> list[tuple[str, str]]:
    """The questions of the forms of these cases in their order; an id means the same in every form."""
    found: dict[str, str] = {}
    for version in {sheet.version_id: sheet.version for sheet in sheets_of(cases).values()}.values():
        form = form_of(version)
        for question in form.questions.values():
            title = say(form.steps_by_id[question.step].title)
            found.setdefault(question.id, f"{title}: {say(question.label)}")
    return list(found.items())
