"""Who may read, upload and remove documents; each process adds what its readers don't get."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import kinds
from workflows.engine.models import Audience, Case
from workflows.engine.standing import standing, was_found_for, works_for_house
from workflows.people.membership import function_in
from workflows.people.models import OFFICE_ROLES, Organisation, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .models import Document, DocumentQuerySet, DocumentState

_NOT_YOURS = gettext_lazy("This document belongs to somebody else.")
# What people may call a file they add to a case; letters, receipts and statutes come from the house alone.
ATTACHMENT, INTERNAL = "attachment", "internal"
UPLOADS_OF_APPLICANTS = frozenset({ATTACHMENT})
UPLOADS_OF_THE_HOUSE = frozenset({ATTACHMENT, INTERNAL})
# A letter of the house as a Word file beside its PDF: it can be changed by anybody, and binds nobody.
EDITABLE_LETTER = "letter_docx"

Guard = Callable[[object, object], bool]
_guards: dict[str, Guard] = {}


def guard(kind: str, may: Guard) -> None:
    """Documents of this kind are read only by those whom `may(user, case)` allows."""
    _guards[kind] = may


Aside = Callable[[User, Case], frozenset[str]]
_asides: list[Aside] = []


def aside(kinds_of: Aside) -> None:
    """People who do not see a case read its documents of the kinds that `kinds_of(user, case)` names."""
    _asides.append(kinds_of)


@dataclass(frozen=True)
class Keeper:
    """A room that keeps documents outside cases: who reads them; only the room itself takes one out."""

    may_read: Callable[[User, Document], Verdict]
    stays: object


_keepers: dict[str, Keeper] = {}


def keeper(kind: str, room: Keeper) -> None:
    """Documents of this kind are kept by a room of their own from now on."""
    _keepers[kind] = room


def readable(user: Any, case: Case) -> DocumentQuerySet:
    """The documents of `case` that `user` may read, oldest first: the one rule for lists and single files."""
    if not _sees(user, case):
        told = frozenset[str]().union(*(kinds_of(user, case) for kinds_of in _asides))
        rows = Document.objects.of_case(case).filter(audience=Audience.EVERYONE)
        return rows.filter(kind__in=told) if told else rows.none()
    rows = Document.objects.of_case(case)
    if not works_for_house(user, case):
        rows = rows.filter(audience=Audience.EVERYONE)
    hidden = [kind for kind, may in _guards.items() if not may(user, case)]
    rows = rows.exclude(kind__in=hidden) if hidden else rows
    process = kinds.find(case.kind)
    return rows.filter(process.documents(case, user)) if process and process.documents else rows


def listed(user: object, case: Case) -> list[Document]:
    """As `readable`, with their owners; all share this row of the case and what it knows about people."""
    rows = list(readable(user, case).select_related("owner"))
    for row in rows:
        row.case = case
    return rows


def may_read(user: Any, document: Document) -> Verdict:
    """In a case as `readable` says; else the owner and the members of its organisation as it is today."""
    if not user.is_authenticated or not user.is_active:
        return refused(_NOT_YOURS)
    if document.case is not None:
        found = readable(user, document.case).filter(pk=document.pk)
        return ALLOWED if found.exists() else refused(_NOT_YOURS)
    if document.kind in _keepers:
        return _keepers[document.kind].may_read(user, document)
    mine = document.owner_id == user.pk
    if document.organisation_id:
        mine = bool(function_in(user, document.organisation_id))
    return ALLOWED if mine else refused(_NOT_YOURS)


def _sees(user: User, case: Case) -> bool:
    """The applicant's side sees its own case, everybody else as the process says."""
    if standing(case, user).belongs or was_found_for(case, user):
        return True
    return Case.objects.filter(pk=case.pk).visible_to(user).exists()


def author_of(user: User, document: Document) -> str:
    """Who added the document, as `user` may know it: applicants don't learn who works in the house."""
    if document.owner is None:
        return _("The house")
    if document.owner_id == user.pk or document.by_applicant or document.case is None:
        return str(document.owner)
    return str(document.owner) if works_for_house(user, document.case) else _("The house")


def words_of_state(document: Document) -> str:
    """What people are told about a document that is not there yet; nothing about any other."""
    match document.state:
        case DocumentState.ASKED:
            return _("It is being made and will be here in a few seconds.")
        case DocumentState.FAILED:
            return _("It could not be made yet. The office knows and sees to it.")
    return ""


def words_about(document: Document) -> str:
    """What people have to know about a document beside its name; nothing about most."""
    if document.kind == EDITABLE_LETTER and document.is_made:
        return _("For editing. The PDF is what is signed.")
    return words_of_state(document)


def may_upload(user: User, *, kind: str, case: Case | None, organisation: Organisation | None) -> Verdict:
    """Applicants and the office to a case they see, members to their organisation, anybody for themselves."""
    if case is not None:
        return _may_add(user, kind, case)
    if organisation is not None and not function_in(user, organisation.pk):
        return refused(_("You can't add files to this organisation."))
    return ALLOWED if kind in UPLOADS_OF_APPLICANTS else _unknown(kind)


def _may_add(user: User, kind: str, case: Case) -> Verdict:
    inside = standing(case, user).belongs
    if not _sees(user, case) or not (inside or user.has_role(*OFFICE_ROLES)):
        return refused(_("You can't add files to this case."))
    allowed = UPLOADS_OF_APPLICANTS if inside else UPLOADS_OF_THE_HOUSE
    return ALLOWED if kind in allowed else _unknown(kind)


def _unknown(kind: str) -> Verdict:
    return refused(_("Files of the kind “%(kind)s” can’t be uploaded.") % {"kind": kind})


def may_remove(user: User, document: Document) -> Verdict:
    """Who added an upload removes it as long as nothing has been handed in with it, and may still read it."""
    if document.owner_id != user.pk or not may_read(user, document):
        return refused(_NOT_YOURS)
    if document.kind in _keepers:
        return refused(_keepers[document.kind].stays)
    if document.frozen_at or (document.case is not None and document.case.submitted_at):
        return refused(_("This document has been handed in and stays with the case."))
    return ALLOWED
