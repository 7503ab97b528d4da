"""How an endpoint is: one that is gone, or has failed for days, is switched off, and that is told."""

from datetime import timedelta

from django.utils import timezone

from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import Role, User

from .models import Delivery, Endpoint, OffReason, Outcome, State

# Longer than a weekend with a holiday; nobody looks at a broken receiver before.
PATIENCE = timedelta(days=5)


def went_well(endpoint: Endpoint) -> None:
    """Nothing is remembered against it."""
    Endpoint.objects.filter(pk=endpoint.pk).update(failing_since=None, succeeded_at=timezone.now())


def went_wrong(endpoint: Endpoint, *, is_gone: bool) -> None:
    """It failed (again); whether that is the end is seen here. The caller holds its row."""
    now = timezone.now()
    if endpoint.failing_since is None:
        endpoint.failing_since = now
        endpoint.save(update_fields=["failing_since"])
    if not endpoint.is_active:
        return
    if is_gone:
        _give_up(endpoint, OffReason.GONE)
    elif now - endpoint.failing_since >= PATIENCE:
        _give_up(endpoint, OffReason.FAILING)


def switch_off(endpoint: Endpoint, reason: OffReason) -> None:
    """Nothing is sent to it any more; what waited for it has failed and can be sent again later."""
    now = timezone.now()
    endpoint.off_at, endpoint.off_reason = now, reason
    endpoint.save(update_fields=["off_at", "off_reason"])
    waiting = Delivery.objects.filter(endpoint=endpoint, state=State.WAITING)
    waiting.update(state=State.FAILED, outcome=Outcome.OFF, settled_at=now, lease=None)


def _give_up(endpoint: Endpoint, reason: OffReason) -> None:
    switch_off(endpoint, reason)
    for person in User.objects.holding(Role.ADMIN):
        queue_mail(
            to=person,
            template="webhooks/mail/switched_off",
            context={
                "endpoint": endpoint,
                "is_gone": reason == OffReason.GONE,
                "url": address("webhooks:endpoint", person.language, endpoint_id=endpoint.uuid),
            },
            key=f"webhook.off.{endpoint.pk}.{endpoint.off_at:%Y%m%d%H%M%S}.{person.pk}",
        )
