"""Versions of a statute and the ready texts of the advisers over the API."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Schema

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import FoundingCase, ReadyComment, StatuteVersion
from ..reading.ready_comments import ReadyRow, ready_rows
from ..reading.versions import ClauseDifference, chosen, difference, versions_of
from ..rules.cases import may_keep_comments
from .routing import REFUSALS, router


class StatuteVersionOut(Schema):
    """A version of the statute: kept when it was handed in or approved."""

    number: int
    reason: str
    made_at: datetime


class PieceOut(Schema):
    """Some words: `same` in both, only in the earlier (`out`), only in the later version (`in`)."""

    kind: str
    text: str


class ClauseDifferenceOut(Schema):
    """One clause in both versions: same, changed, added or removed."""

    id: str
    heading: str
    state: str
    paragraphs: list[list[PieceOut]]


class ReadyCommentIn(Schema):
    """A text that advisers use again and again; without a clause it fits everywhere."""

    title: str = Field(max_length=80)
    text: str = Field(max_length=4000)
    language: str = Field("de", max_length=10)
    clause: str = Field("", max_length=40)


class ReadyCommentOut(ReadyCommentIn):
    """A ready text with its number."""

    id: int


@router.get("/cases/{case_id}/versions", response=list[StatuteVersionOut], operation_id="founding_versions")
def list_versions(request: HttpRequest, case_id: UUID) -> list[StatuteVersion]:
    """List the versions of the statute, oldest first."""
    return versions_of(visible_row(FoundingCase, request.user, case_id))


@router.get(
    "/cases/{case_id}/versions/difference",
    response={200: list[ClauseDifferenceOut], **REFUSALS},
    operation_id="founding_versions_difference",
)
def read_difference(
    request: HttpRequest, case_id: UUID, earlier: int | None = None, later: int | None = None
) -> list[ClauseDifference]:
    """Read what changed between two versions, word by word; the last two when none are named."""
    versions = versions_of(visible_row(FoundingCase, request.user, case_id))
    pair = chosen(versions, [str(each) for each in (earlier, later) if each is not None])
    if pair is None:
        raise Http404
    return difference(pair[0].clauses, pair[1].clauses)


@router.get(
    "/ready-comments",
    response={200: list[ReadyCommentOut], **REFUSALS},
    operation_id="founding_ready_comments",
)
def list_ready(request: HttpRequest) -> list[ReadyRow]:
    """List the ready texts (advisers)."""
    require(may_keep_comments(caller(request)))
    return ready_rows()


@router.post(
    "/ready-comments",
    response={201: ReadyCommentOut, **REFUSALS},
    operation_id="founding_keep_ready_comment",
)
def keep_ready(request: HttpRequest, body: ReadyCommentIn) -> tuple[int, ReadyComment]:
    """Keep a new ready text (advisers)."""
    return 201, actions.keep_ready_comment(actor=caller(request), **body.dict())


@router.put(
    "/ready-comments/{int:pk}",
    response={200: ReadyCommentOut, **REFUSALS},
    operation_id="founding_change_ready_comment",
)
def change_ready(request: HttpRequest, pk: int, body: ReadyCommentIn) -> ReadyComment:
    """Change a ready text (advisers); comments made with it stay as they are."""
    require(may_keep_comments(caller(request)))
    known = get_object_or_404(ReadyComment, pk=pk)
    return actions.keep_ready_comment(actor=caller(request), known=known, **body.dict())


@router.delete(
    "/ready-comments/{int:pk}",
    response={204: None, **REFUSALS},
    operation_id="founding_drop_ready_comment",
)
def drop_ready(request: HttpRequest, pk: int) -> tuple[int, None]:
    """Delete a ready text (advisers)."""
    require(may_keep_comments(caller(request)))
    actions.drop_ready_comment(comment=get_object_or_404(ReadyComment, pk=pk), actor=caller(request))
    return 204, None
