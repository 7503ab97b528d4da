"""Addresses of calendars: made once, made anew when somebody else learned one."""

from django.db import transaction
from django.utils import timezone

from workflows.people.models import User
from workflows.values.secret_links import hash_of, new_secret

from ..models import Feed, Resource


@transaction.atomic
def make_feed(*, actor: User, resource: Resource | None = None) -> str:
    """The secret of the person's address for this calendar, told only now; an earlier one stops working."""
    secret = new_secret()
    values = {"token_hash": hash_of(secret), "made_at": timezone.now()}
    Feed.objects.update_or_create(user=actor, resource=resource, defaults=values)
    return secret


def remove_feed(*, actor: User, resource: Resource | None = None) -> None:
    """The address stops working."""
    Feed.objects.filter(user=actor, resource=resource).delete()
