"""The safe, the health check and the record over the API: the same actions as the screens."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import File, Form, Status, UploadedFile

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.models import Organisation

from .. import actions
from ..actions.keeping import Board, Seat
from ..actions.safe import Paper
from ..models import BoardSeat, OrganisationRecord, SafeEntry, SafeKind, SafeVersion
from ..reading.health import checks_of, next_due
from ..reading.safe import shelves
from . import schemas
from .finding import CHANGES, REFUSED, Router, readable

router = Router(tags=["organisations"], auth=api_auth)


@router.get(
    "/safe-kinds",
    response={200: list[schemas.SafeKindOut], **REFUSED},
    operation_id="organisations_safe_kinds",
    summary="List the kinds of documents",
)
def kinds(request: SignedIn) -> list[schemas.SafeKindOut]:
    """The kinds of which documents can be added."""
    return [schemas.SafeKindOut.of(kind) for kind in SafeKind.objects.filter(is_active=True)]


@router.put(
    "/safe-kinds/{code}",
    response={200: schemas.SafeKindOut, 201: schemas.SafeKindOut, **CHANGES},
    operation_id="organisations_keep_safe_kind",
    summary="Keep a kind of document",
)
def keep_kind(request: SignedIn, code: str, body: schemas.SafeKindIn) -> Status[schemas.SafeKindOut]:
    """For administrators. An unknown code makes a new kind; one that is not active takes no new documents."""
    kind, is_new = actions.keep_kind(code=code, actor=request.user, facts=body.dict())
    return Status(201 if is_new else 200, schemas.SafeKindOut.of(kind))


@router.get(
    "/{uuid}/safe",
    response={200: list[schemas.SafeEntryOut], **REFUSED},
    operation_id="organisations_safe",
    summary="List the documents of the safe",
)
def safe(request: SignedIn, uuid: UUID) -> list[schemas.SafeEntryOut]:
    """For members, offices and the auditor; files are read at /api/files/."""
    return [schemas.SafeEntryOut.of(shelf) for shelf in shelves(readable(request, uuid))]


@router.post(
    "/{uuid}/safe",
    response={201: schemas.SafeVersionOut, **CHANGES},
    operation_id="organisations_safe_add",
    summary="Add a document",
)
def add(  # noqa: PLR0913, PLR0917  one form
    request: SignedIn,
    uuid: UUID,
    file: File[UploadedFile],
    kind: Form[str],
    title: Form[str] = "",
    dated: Form[date | None] = None,
    expires_on: Form[date | None] = None,
    entry: Form[UUID | None] = None,
) -> Status:
    """A new document, or with `entry` its next version. Members only."""
    organisation = readable(request, uuid)
    known = SafeEntry.objects.filter(organisation=organisation)
    version = actions.add_document(
        organisation=organisation,
        actor=request.user,
        file=file,
        paper=Paper(get_object_or_404(SafeKind, code=kind[:30]), title, dated, expires_on),
        entry=get_object_or_404(known, pk=entry) if entry else None,
    )
    return Status(201, schemas.SafeVersionOut.of(version))


def _version(request: SignedIn, uuid: UUID, version: UUID) -> SafeVersion:
    rows = SafeVersion.objects.select_related("entry__kind", "document", "added_by", "seen_by", "removed_by")
    found = rows.filter(pk=version, entry__organisation=readable(request, uuid)).first()
    if found is None:
        raise Http404
    return found


@router.post(
    "/{uuid}/safe/{version}/take-out",
    response={204: None, **CHANGES},
    operation_id="organisations_safe_take_out",
    summary="Take a document out",
)
def take_out(request: SignedIn, uuid: UUID, version: UUID, data: schemas.ReasonIn) -> Status:
    """The file is deleted; reason, person and day stay for a time."""
    actions.take_out(version=_version(request, uuid, version), actor=request.user, reason=data.reason)
    return Status(204, None)


@router.post(
    "/{uuid}/safe/{version}/seen",
    response={200: schemas.SafeVersionOut, **CHANGES},
    operation_id="organisations_safe_seen",
    summary="Mark a document as seen",
)
def seen(request: SignedIn, uuid: UUID, version: UUID) -> schemas.SafeVersionOut:
    """Advisers and formal officers, never in their own organisation."""
    found = actions.mark_seen(version=_version(request, uuid, version), actor=request.user)
    return schemas.SafeVersionOut.of(found)


@router.get(
    "/{uuid}/health",
    response={200: schemas.HealthOut, **REFUSED},
    operation_id="organisations_health",
    summary="Read the health check",
)
def health(request: SignedIn, uuid: UUID) -> schemas.HealthOut:
    """Lights with what they mean, what to do and until when they hold."""
    return _health(readable(request, uuid))


def _health(organisation: Organisation) -> schemas.HealthOut:
    checks = checks_of(organisation)
    return schemas.HealthOut(checks=[schemas.CheckOut.of(each) for each in checks], next_due=next_due(checks))


@router.post(
    "/{uuid}/health",
    response={200: schemas.HealthOut, **CHANGES},
    operation_id="organisations_answer_health",
    summary="Answer the health check",
)
def answer(request: SignedIn, uuid: UUID, data: schemas.RepliesIn) -> schemas.HealthOut:
    """Members only; each answer counts from today."""
    replies = {str(item): str(reply) for item, reply in data.replies.items()}
    organisation = readable(request, uuid)
    actions.answer_health(organisation=organisation, actor=request.user, replies=replies)
    return _health(organisation)


@router.get(
    "/{uuid}/record",
    response={200: schemas.RecordOut, **REFUSED},
    operation_id="organisations_record",
    summary="Read seat and board",
)
def record(request: SignedIn, uuid: UUID) -> schemas.RecordOut:
    """As founding or representatives have told."""
    organisation = readable(request, uuid)
    known = OrganisationRecord.objects.filter(organisation=organisation).first()
    return schemas.RecordOut.of(known, list(BoardSeat.objects.filter(organisation=organisation)))


@router.put(
    "/{uuid}/record",
    response={200: schemas.RecordOut, **CHANGES},
    operation_id="organisations_keep_record",
    summary="Keep seat and board",
)
def keep_record(request: SignedIn, uuid: UUID, data: schemas.RecordIn) -> schemas.RecordOut:
    """Representatives only."""
    organisation = readable(request, uuid)
    kept = actions.keep_record(
        organisation=organisation,
        actor=request.user,
        seat=data.seat,
        board=Board(
            elected_on=data.board_elected_on,
            term_years=data.board_term_years,
            registered_on=data.board_registered_on,
            seats=[Seat(each.office, each.name) for each in data.board],
        ),
    )
    return schemas.RecordOut.of(kept, list(BoardSeat.objects.filter(organisation=organisation)))
