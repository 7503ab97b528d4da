"""The API of the room documents: the same checks and rules as the screens."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import File, Form, Schema, UploadedFile

from workflows.engine.models import Case
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.models import Organisation

from . import actions, door, rules
from .models import Document, DocumentState
from .ranges import in_part

router = Router(tags=["files"], auth=api_auth)


class DocumentOut(Schema):
    """A document without its content.

    What the house writes is "asked" for a few seconds, without checksum and size, then "made"; "failed": it
    could not be made yet, the office knows, and it is tried again.
    """

    id: UUID
    kind: str
    name: str
    media_type: str
    size: int
    state: DocumentState
    sha256: str
    language: str
    created_at: datetime
    author: str
    frozen: bool
    case_id: UUID | None
    content_url: str

    @staticmethod
    def resolve_author(document: Document, context: Any) -> str:
        """Who added it, as the caller may know; "The house" for what the house made."""
        return rules.author_of(context["request"].user, document)

    @staticmethod
    def resolve_frozen(document: Document) -> bool:
        """Whether it can't change any more."""
        return document.frozen_at is not None or not document.is_made

    @staticmethod
    def resolve_content_url(document: Document) -> str:
        """Where the content is."""
        return reverse("wagtailapi_v3:files_content", kwargs={"document_id": document.pk})


@router.post("/", response={201: DocumentOut}, operation_id="files_upload")
def upload(
    request: SignedIn,
    file: File[UploadedFile],
    kind: Form[str],
    case_id: Form[UUID | None] = None,
    organisation: Form[UUID | None] = None,
) -> tuple[int, Document]:
    """Upload a file to a case, to your organisation or for yourself.

    `kind` is "attachment"; the office may also add files of the kind "internal", which applicants don't see.
    """
    document = actions.add_upload(
        file=file,
        actor=request.user,
        kind=kind[:60],
        case=get_object_or_404(Case.objects.visible_to(request.user), pk=case_id) if case_id else None,
        organisation=get_object_or_404(Organisation, uuid=organisation) if organisation else None,
    )
    return 201, document


@router.get("/cases/{case_id}", response=list[DocumentOut], operation_id="files_of_case")
def of_case(request: SignedIn, case_id: UUID) -> object:
    """List the documents of a case that you may read."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=case_id)
    return rules.listed(request.user, case)


@router.get("/{document_id}", response=DocumentOut, operation_id="files_read")
def read(request: SignedIn, document_id: UUID) -> Document:
    """Read what is known about a document."""
    return door.find(request.user, document_id)


@router.get("/{document_id}/content", operation_id="files_content")
def content(request: SignedIn, document_id: UUID) -> HttpResponseBase:
    """Download a document or a part of it; 409 with Retry-After while the house is still making it."""
    return in_part(request, door.hand_out(request.user, document_id))


@router.delete("/{document_id}", response={204: None}, operation_id="files_remove")
def remove(request: SignedIn, document_id: UUID) -> tuple[int, None]:
    """Remove an upload that was not handed in yet."""
    document = door.find(request.user, document_id)
    actions.remove(document_id=document.pk, actor=request.user)
    return 204, None
