"""The organisation of an address, for whoever may read about it; 404 for all others."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import SignedIn
from workflows.people.membership import asking_once
from workflows.people.models import Organisation

from .. import rules
from ..models import SafeVersion


def readable(request: SignedIn, uuid: UUID) -> Organisation:
    """Members, offices and the auditor find it; strangers learn nothing."""
    found = Organisation.objects.called(uuid)
    if found is None or not rules.may_read(request.user, asking_once(found)):
        raise Http404
    return found


def version_of(organisation: Organisation, version: UUID) -> SafeVersion:
    """A version of this organisation's safe."""
    rows = SafeVersion.objects.select_related("entry__kind", "document", "added_by")
    return get_object_or_404(rows, pk=version, entry__organisation=organisation)
