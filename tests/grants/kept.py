"""Rows of grants that a rule of keeping is about, as they are on the day from which its time counts."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from tests.grants import factories as make
from tests.grants.guests import begun
from tests.people.factories import UserFactory
from workflows.grants.actions import end_help, name_helper
from workflows.grants.models import GuestDraft, Helping


def guest_draft() -> Callable[[], bool]:
    """A link that runs out now."""
    begun(make.open_call(make.staff()))
    now = timezone.now()
    GuestDraft.objects.update(created_at=now - datetime.timedelta(days=30), expires_at=now)
    return GuestDraft.objects.exists


def helping() -> Callable[[], bool]:
    """A group has ended it now."""
    user, organisation = make.applicant()
    adviser = UserFactory(roles=["adviser"])
    row = name_helper(organisation=organisation, email=adviser.email, actor=user)
    end_help(helping=row, actor=user)
    return Helping.objects.exists
