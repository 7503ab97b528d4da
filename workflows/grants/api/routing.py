"""The one router of the grants room, and who calls."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from workflows.people.access.doors import api_auth
from workflows.people.models import User

from ..models import Call

router = Router(tags=["grants"], auth=api_auth)


def caller(request: HttpRequest) -> User:
    """The person who calls; the router has made sure that somebody does."""
    user = request.user
    assert isinstance(user, User)
    return user


def published(slug: str) -> Call:
    """The public call with this address; 404 otherwise."""
    return get_object_or_404(Call.objects.published(), slug=slug)
