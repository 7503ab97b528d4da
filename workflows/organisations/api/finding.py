"""The organisation of an address, as the caller may read it; 404 for all others."""

from uuid import UUID

from django.http import Http404

from workflows.people.access.doors import SignedIn
from workflows.people.access.routing import Router
from workflows.people.membership import asking_once
from workflows.people.models import Organisation
from workflows.people.problems import Problem

from .. import rules

REFUSED = {401: Problem, 403: Problem, 404: Problem}
CHANGES = {**REFUSED, 409: Problem, 422: Problem}

__all__ = ["CHANGES", "REFUSED", "Router", "readable"]


def readable(request: SignedIn, uuid: UUID) -> Organisation:
    """Members, offices and the auditor find it, also by the identifier it had before a merger."""
    found = Organisation.objects.called(uuid)
    if found is None or not rules.may_read(request.user, asking_once(found)):
        raise Http404
    return found
