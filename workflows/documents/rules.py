"""Who may read, upload and remove documents."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Audience, Case
from workflows.people.models import STAFF_ROLES, Membership, Organisation, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .models import Document

_NOT_YOURS = _("This document belongs to somebody else.")


def may_read(user: User, document: Document) -> Verdict:
    """The owner reads it, whoever sees its case, and the members of its organisation when it has no case."""
    if not user.is_authenticated or not user.is_active:
        return refused(_NOT_YOURS)
    if document.owner_id == user.pk:
        return ALLOWED
    if document.case is not None:
        return ALLOWED if _may_read_in_case(user, document) else refused(_NOT_YOURS)
    if document.organisation_id and _is_member(user, document.organisation_id):
        return ALLOWED
    return refused(_NOT_YOURS)


def _may_read_in_case(user: User, document: Document) -> bool:
    case = document.case
    if case is None or (document.audience == Audience.STAFF and not works_on(user, case)):
        return False
    return Case.objects.filter(pk=case.pk).visible_to(user).exists()


def works_on(user: User, case: Case) -> bool:
    """Whether the person looks at this case for the house, not for the applicant."""
    if case.applicant_id == user.pk or not user.has_role(*STAFF_ROLES):
        return False
    return case.organisation_id is None or not _is_member(user, case.organisation_id)


def may_upload(user: User, *, case: Case | None, organisation: Organisation | None) -> Verdict:
    """Into a case one sees, into one's own organisation, or for oneself."""
    if case is not None and not Case.objects.filter(pk=case.pk).visible_to(user).exists():
        return refused(_("You can't add files to this case."))
    if case is None and organisation is not None and not _is_member(user, organisation.pk):
        return refused(_("You can't add files to this organisation."))
    return ALLOWED


def may_remove(user: User, document: Document) -> Verdict:
    """The owner removes an upload as long as nothing has been handed in with it."""
    if document.owner_id != user.pk:
        return refused(_NOT_YOURS)
    if document.frozen_at or (document.case is not None and document.case.submitted_at):
        return refused(_("This document has been handed in and stays with the case."))
    return ALLOWED


def _is_member(user: User, organisation_id: int) -> bool:
    return Membership.objects.filter(user=user, organisation_id=organisation_id).exists()
