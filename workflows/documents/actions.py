"""Taking in, freezing and removing documents."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import record
from workflows.engine.models import Audience, Case
from workflows.engine.standing import standing
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require

from . import contents, endings, names, previews, quota, rules, scanning
from .letters import MEDIA_TYPES, Letter, fingerprint
from .models import Document, DocumentState, LetterOrder

MESSAGE, PACKAGE = "message", "package"


def store_upload(
    *,
    file: File,
    actor: User,
    kind: str,
    case: Case | None = None,
    organisation: Organisation | None = None,
    audience: str = Audience.EVERYONE,
) -> Document:
    """The checked file is kept privately; raises Invalid with a sentence under "file" when it can't be."""
    name = endings.well_named(file, names.clean(file.name or ""))
    _check_size(file.size)
    media_type = contents.media_type_of(file, name)
    scanning.check(file)
    document = Document(
        case=case,
        organisation=organisation,
        owner=actor,
        by_applicant=case is not None and standing(case, actor).belongs,
        kind=kind,
        audience=audience,
        name=name,
        media_type=media_type,
        size=file.size,
        sha256=_checksum(file),
    )
    file.seek(0)
    return _keep(document, file, check=True)


def add_upload(
    *,
    file: File,
    actor: User,
    kind: str,
    case: Case | None = None,
    organisation: Organisation | None = None,
) -> Document:
    """As `store_upload`, for callers outside the house: `actor` must be allowed to add files there."""
    require(rules.may_upload(actor, kind=kind, case=case, organisation=organisation))
    audience = Audience.STAFF if kind == rules.INTERNAL else Audience.EVERYONE
    return store_upload(
        file=file, actor=actor, kind=kind, case=case, organisation=organisation, audience=audience
    )


def freeze(
    *,
    case: Case | None,
    kind: str,
    name: str,
    content: bytes,
    media_type: str,
    actor: User | None,
    language: str = "",
    audience: str = Audience.EVERYONE,
) -> Document:
    """A document made by the house is kept and can't be changed or deleted any more."""
    document = Document(
        case=case,
        kind=kind,
        audience=audience,
        name=names.clean(name),
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        language=language,
        made_by=actor,
        frozen_at=timezone.now(),
    )
    return _keep(document, ContentFile(content))


def keep_package(*, file: File, name: str, actor: User) -> Document:
    """A ZIP that the house made for one person: of no case, not frozen, to be taken away again."""
    file.seek(0)
    document = Document(
        kind=PACKAGE,
        name=names.clean(name),
        media_type="application/zip",
        size=file.size,
        sha256=_checksum(file),
        made_by=actor,
    )
    file.seek(0)
    return _keep(document, file)


@dataclass(frozen=True)
class Wanted:
    """A document of the house that is to be made: what it is called, and what it will say."""

    kind: str
    name: str
    letter: Letter


def ask_for(
    *,
    case: Case | None,
    kind: str,
    name: str,
    letter: Letter,
    actor: User | None,
    audience: str = Audience.EVERYONE,
) -> Document:
    """A document of the house is asked for, in the caller's transaction: it will say what `letter` says now.

    The worker makes it seconds later (`making`); what the caller decided stands whether that works or not.
    """
    (document,) = ask_for_all(case=case, wanted=[Wanted(kind, name, letter)], actor=actor, audience=audience)
    return document


@transaction.atomic
def ask_for_all(
    *, case: Case | None, wanted: Iterable[Wanted], actor: User | None, audience: str = Audience.EVERYONE
) -> list[Document]:
    """As `ask_for`, several at once with no more statements than for one."""
    documents, orders = [], []
    for each in wanted:
        letter, inputs = each.letter, each.letter.inputs()
        document = Document(
            case=case,
            kind=each.kind,
            audience=audience,
            name=names.clean(each.name),
            state=DocumentState.ASKED,
            media_type=MEDIA_TYPES[letter.ending],
            size=0,
            language=letter.language,
            made_by=actor,
        )
        order = LetterOrder(
            document=document,
            template=letter.template,
            ending=letter.ending,
            inputs=inputs,
            inputs_sha256=hashlib.sha256(inputs.encode()).hexdigest(),
            template_sha256=fingerprint(letter.template, letter.ending),
        )
        documents.append(document)
        orders.append(order)
    Document.objects.bulk_create(documents)
    LetterOrder.objects.bulk_create(orders)
    return documents


@transaction.atomic
def freeze_uploads(*, case: Case) -> int:
    """Everything uploaded to `case` so far stays as it is; returns how many documents."""
    uploads = Document.objects.filter(case=case, frozen_at=None, state=DocumentState.MADE)
    return uploads.update(frozen_at=timezone.now())


@transaction.atomic
def remove(*, document_id: UUID, actor: User) -> None:
    """An upload that was not handed in yet is gone, file and row."""
    document = Document.objects.select_for_update(of=("self",)).select_related("case").get(pk=document_id)
    require(rules.may_remove(actor, document))
    _delete(document, actor)


@transaction.atomic
def remove_unused(*, documents: Iterable[Document]) -> None:
    """Uploads that are not handed in with a form are gone, whoever of its members uploaded them."""
    for document in documents:
        _delete(document, None)


@transaction.atomic
def copy_to_organisation(*, document: Document, organisation: Organisation, kind: str) -> Document:
    """A file of a case also belongs to the organisation, as a copy of its own that outlives the case."""
    with document.file.open("rb") as content:
        copy = Document(
            organisation=organisation,
            kind=kind,
            name=document.name,
            media_type=document.media_type,
            size=document.size,
            sha256=document.sha256,
            language=document.language,
        )
        return _keep(copy, File(content, name=document.name))


def _delete(document: Document, actor: User | None) -> None:
    """The row now, the file once that is certain."""
    storage, path = document.file.storage, str(document.file.name)
    _note(document, actor, "file.removed")
    document.delete()

    def clear() -> None:
        storage.delete(path)
        previews.remove_preview(document)

    transaction.on_commit(clear)


def take_back(*, document: Document) -> None:
    """An upload that could not be used after all is gone, as if it had never been there."""
    storage, path = document.file.storage, str(document.file.name)
    _note(document, document.owner, "file.removed")
    Document.objects.filter(pk=document.pk, frozen_at=None).delete()
    storage.delete(path)


def _keep(document: Document, file: File, *, check: bool = False) -> Document:
    """File first, then row: a row always has its file; a file whose row failed is taken back."""
    document.file.save(document.name, file, save=False)
    try:
        with transaction.atomic():
            if check and document.owner is not None:
                quota.check(
                    actor=document.owner,
                    case=document.case,
                    size=document.size,
                    organisation=document.organisation,
                )
                _note(document, document.owner, "file.added")
            document.save(force_insert=True)
    except Exception:
        document.file.storage.delete(str(document.file.name))
        raise
    return document


def _note(document: Document, actor: User | None, verb: str) -> None:
    """The history of the case says who added or took away a file; messages have a line of their own."""
    if document.case is not None and document.kind != MESSAGE:
        data = {"document": str(document.pk), "kind": document.kind}
        record(
            document.case,
            actor=actor,
            verb=verb,
            data=data,
            audience=document.audience,
            for_applicant=document.by_applicant,
        )


def _check_size(size: int | None) -> None:
    if not size:
        raise Invalid({"file": _("This file is empty. Choose another one.")})
    if size > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise Invalid(
            {
                "file": _("This file is too big: at most %(limit)s MB. Make it smaller or split it.")
                % {"limit": limit}
            }
        )


def _checksum(file: File) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
