"""The one router of the grants room, and who calls."""

from django.shortcuts import get_object_or_404

from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router

from ..models import Call

router = Router(tags=["grants"], auth=api_auth)


def published(slug: str) -> Call:
    """The public call with this address; 404 otherwise."""
    return get_object_or_404(Call.objects.published(), slug=slug)
