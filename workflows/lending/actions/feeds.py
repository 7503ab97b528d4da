"""Addresses of calendars: made once, made anew when somebody else learned one."""

from django.db import transaction

from workflows.people.models import User

from ..models import Feed, Resource
from ..models.feeds import new_token


@transaction.atomic
def make_feed(*, actor: User, resource: Resource | None = None) -> Feed:
    """The person's address for this calendar; an earlier one stops working."""
    feed, created = Feed.objects.select_for_update(of=("self",)).get_or_create(user=actor, resource=resource)
    if not created:
        feed.token = new_token()
        feed.save(update_fields=["token"])
    return feed


def remove_feed(*, actor: User, resource: Resource | None = None) -> None:
    """The address stops working."""
    Feed.objects.filter(user=actor, resource=resource).delete()
