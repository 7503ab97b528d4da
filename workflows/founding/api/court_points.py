"""The tasks from a letter of the court over the API: proposed, confirmed, done, answered."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, File, Form, Schema, UploadedFile

from workflows.documents.letters import MEDIA_TYPES
from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..actions.court_points import LONGEST_LETTER, text_of
from ..inputs.court_points import LONGEST_POINT
from ..models import AnswerKind, CourtAnswer, CourtPoint, FoundingCase, points_of
from ..reading import cases as reading
from ..reading.court_letters import MOST_POINTS
from ..reading.court_points import BASIS, Proposal, answer_letter
from ..rules.court_points import may_keep_points
from .routing import REFUSALS, router

type LetterText = Annotated[str, Field(max_length=LONGEST_LETTER)]


class CourtPointIn(Schema):
    """A task: what the court objects to, what to do, the paragraph's id in the statute, a rule's id."""

    text: str = Field(min_length=1, max_length=LONGEST_POINT, description="In the court's words.")
    todo: str = Field("", max_length=LONGEST_POINT)
    clause: str = Field("", max_length=40)
    rule: str = Field("", max_length=10)
    due_on: date


class CourtPointsIn(Schema):
    """The tasks that a person confirms."""

    points: list[CourtPointIn] = Field(min_length=1, max_length=MOST_POINTS)


class CourtPointOut(CourtPointIn):
    """A task with where its term stands, and what was done."""

    id: int
    position: int
    basis: str
    done_at: datetime | None
    solution: str

    @staticmethod
    def resolve_basis(point: CourtPoint) -> str:
        """The law behind the court's term."""
        return BASIS[AnswerKind(point.answer.kind)]


class ProposedPointOut(CourtPointIn):
    """A task as the house would write it; nothing of it is kept."""


class SolutionIn(Schema):
    """What was done, in German: it stands in the answer to the court."""

    solution: str = Field("", max_length=LONGEST_POINT)


def _answer(case: FoundingCase) -> CourtAnswer:
    rows = CourtAnswer.objects.filter(filing__case=case).exclude(due_on=None).select_related("filing")
    return get_object_or_404(rows.order_by("-id")[:1])


def _rows(case: FoundingCase) -> list[CourtPoint]:
    return list(points_of(_answer(case)).select_related("answer"))


def _point(case: FoundingCase, pk: int) -> CourtPoint:
    return get_object_or_404(CourtPoint, pk=pk, answer__filing__case=case)


@router.get(
    "/cases/{case_id}/court-points",
    response={200: list[CourtPointOut], **REFUSALS},
    operation_id="founding_court_points",
)
def read_points(request: HttpRequest, case_id: UUID) -> list[CourtPoint]:
    """Read the tasks from the last letter of the court that wants something."""
    return _rows(visible_row(FoundingCase, request.user, case_id))


@router.post(
    "/cases/{case_id}/court-points/proposals",
    response={200: list[ProposedPointOut], **REFUSALS},
    operation_id="founding_propose_court_points",
)
def propose(
    request: HttpRequest,
    case_id: UUID,
    file: File[UploadedFile | None] = None,
    text: Form[LetterText] = "",
) -> list[Proposal]:
    """Look for objections in the court's letter (a PDF with text, or its text); nothing is kept."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_keep_points(caller(request), case))
    letter = text_of(text=text) if file is None else text_of(file=file.read(), name=file.name or "")
    clauses = reading.clauses_for(case)
    return actions.propose_points(case=case, actor=caller(request), letter=letter, clauses=clauses)


@router.post(
    "/cases/{case_id}/court-points",
    response={200: list[CourtPointOut], **REFUSALS},
    operation_id="founding_confirm_court_points",
)
def confirm(request: HttpRequest, case_id: UUID, body: CourtPointsIn) -> list[CourtPoint]:
    """Confirm tasks: the group is told, and its step ends with the first of them."""
    case = visible_row(FoundingCase, request.user, case_id)
    points = [actions.Point(**each.dict()) for each in body.points]
    actions.confirm_points(case=case, actor=caller(request), points=points)
    return _rows(case)


@router.post(
    "/cases/{case_id}/court-points/{int:pk}/done",
    response={200: list[CourtPointOut], **REFUSALS},
    operation_id="founding_court_point_done",
)
def finish(request: HttpRequest, case_id: UUID, pk: int, body: SolutionIn) -> list[CourtPoint]:
    """Tick a task off, with the words for the answer to the court."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.finish_point(case=case, point=_point(case, pk), actor=caller(request), solution=body.solution)
    return _rows(case)


@router.post(
    "/cases/{case_id}/court-points/{int:pk}/reopen",
    response={200: list[CourtPointOut], **REFUSALS},
    operation_id="founding_court_point_reopen",
)
def reopen(request: HttpRequest, case_id: UUID, pk: int) -> list[CourtPoint]:
    """Take back that a task was ticked off."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.reopen_point(case=case, point=_point(case, pk), actor=caller(request))
    return _rows(case)


@router.delete(
    "/cases/{case_id}/court-points/{int:pk}",
    response={204: None, **REFUSALS},
    operation_id="founding_drop_court_point",
)
def drop(request: HttpRequest, case_id: UUID, pk: int) -> tuple[int, None]:
    """Delete a task that was none."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.drop_point(case=case, point=_point(case, pk), actor=caller(request))
    return 204, None


@router.get(
    "/cases/{case_id}/court-answer.{ending}",
    response={200: None, **REFUSALS},
    operation_id="founding_court_answer_letter",
)
def read_answer(request: HttpRequest, case_id: UUID, ending: str) -> HttpResponse:
    """Read the answer to the court as PDF or DOCX, with every task as it stands now."""
    case = visible_row(FoundingCase, request.user, case_id)
    if ending not in MEDIA_TYPES:
        raise Http404
    return HttpResponse(answer_letter(case, _answer(case), ending), content_type=MEDIA_TYPES[ending])
