"""A campaign on its way, for tests."""

from pages.newsletters import actions, sending
from pages.newsletters.models import Campaign
from tests.newsletters import factories
from workflows.outbox import delivery
from workflows.people.models import User


def approved(editor: User, approver: User) -> Campaign:
    campaign = actions.prepare(issue=factories.issue(editor=editor), actor=editor)
    actions.request_approval(campaign_id=campaign.pk, actor=editor)
    return actions.approve(campaign_id=campaign.pk, actor=approver, seen=seen_now())


def seen_now() -> str:
    """What an approver has on the screen now."""
    return Campaign.objects.get().seen_hash


def sent(campaign: Campaign) -> Campaign:
    for _beat in range(6):
        sending.tick()
        delivery.tick()
    return Campaign.objects.get(pk=campaign.pk)
