"""What waits for newsletter approvers: told to those who may approve, by their own choice."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.desk.announcing import Task
from workflows.people.models import Role, User

from . import rules
from .models import Campaign, CampaignState


def approvals() -> Iterable[tuple[Task, list[User]]]:
    """Each campaign that waits for approval, with those who may give it."""
    waiting = Campaign.objects.filter(state=CampaignState.APPROVAL_REQUESTED).select_related("issue")
    approvers = list(User.objects.holding(Role.NEWSLETTER_APPROVER)) if waiting else []
    for campaign in waiting:
        yield _task(campaign), [person for person in approvers if rules.may_approve(person, campaign)]


def _task(campaign: Campaign) -> Task:
    link = settings.PUBLIC_URL + reverse("newsletter_campaign", args=[campaign.uuid])
    return Task(
        key=f"newsletter.{campaign.pk}.{campaign.seen_hash[:16]}",
        title=campaign.issue.title,
        label=lambda: _("Approve the newsletter"),
        link=lambda language: link,
        since=campaign.requested_at,  # type: ignore[arg-type]  # it was asked for
    )
