"""The API of the room webhooks, for administrators: who hears what, whether it arrived, and what happened."""

from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Query

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

from . import actions, reading, rules, types
from .models import Delivery, Endpoint
from .schemas import (
    WebhookChangeIn,
    WebhookCountOut,
    WebhookDeliveriesOut,
    WebhookDeliveryOut,
    WebhookEventOut,
    WebhookEventsOut,
    WebhookEventTypeOut,
    WebhookFailedIn,
    WebhookIn,
    WebhookMadeOut,
    WebhookOut,
    WebhookSecretIn,
    WebhookSecretOut,
    WebhookSwitchIn,
)

router = Router(tags=["webhooks"], auth=api_auth)
MOST_EVENTS = 500
LAST = 2**63 - 1
Place = Annotated[int, Query(ge=0, le=LAST)]


@router.get("/events", response=WebhookEventsOut, operation_id="webhooks_events")
def events(
    request: SignedIn,
    after: Annotated[int, Query(ge=0, le=LAST, description="The `next` of the last answer; 0 at first.")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_EVENTS)] = 100,
    type: Annotated[list[str], Query(max_length=50, description="Only events of these names.")] = [],  # noqa: B006
) -> dict[str, object]:
    """Read what happened since then, in order: for programs that were away, or rather ask than listen."""
    require(rules.may_manage(request.user))
    rows = reading.events_after(after, size=limit, names=type)
    return {
        "events": [WebhookEventOut.of(each) for each in rows],
        "next": rows[-1].pk if rows else after,
        "oldest": reading.oldest(),
    }


@router.get("/types", response=list[WebhookEventTypeOut], operation_id="webhooks_types")
def event_types(request: SignedIn) -> list[dict[str, str]]:
    """List every event that can happen, by name."""
    require(rules.may_manage(request.user))
    return [{"name": name, "label": str(label)} for name, label in types.known().items()]


@router.get("/endpoints", response=list[WebhookOut], operation_id="webhooks_list")
def endpoints(request: SignedIn) -> object:
    """List all webhooks."""
    require(rules.may_manage(request.user))
    return Endpoint.objects.all()


@router.post("/endpoints", response={201: WebhookMadeOut}, operation_id="webhooks_create")
def create(request: SignedIn, data: WebhookIn) -> tuple[int, dict[str, object]]:
    """Tell another program what happens from now on; its secret is said this once."""
    endpoint, secret = actions.create_endpoint(actor=request.user, wish=data.wish())
    return 201, {"webhook": endpoint, "secret": secret}


@router.get("/endpoints/{endpoint_id}", response=WebhookOut, operation_id="webhooks_read")
def read(request: SignedIn, endpoint_id: UUID) -> Endpoint:
    """Read one webhook."""
    return _of(request, endpoint_id)


@router.patch("/endpoints/{endpoint_id}", response=WebhookOut, operation_id="webhooks_change")
def change(request: SignedIn, endpoint_id: UUID, data: WebhookChangeIn) -> Endpoint:
    """Change address, wishes or description."""
    found = _of(request, endpoint_id)
    return actions.change_endpoint(actor=request.user, endpoint=found, wish=data.wish(found))


@router.delete("/endpoints/{endpoint_id}", response={204: None}, operation_id="webhooks_delete")
def delete(request: SignedIn, endpoint_id: UUID) -> tuple[int, None]:
    """Delete a webhook with its log."""
    actions.delete_endpoint(actor=request.user, endpoint=_of(request, endpoint_id))
    return 204, None


@router.post("/endpoints/{endpoint_id}/secret", response=WebhookSecretOut, operation_id="webhooks_secret")
def new_secret(request: SignedIn, endpoint_id: UUID, data: WebhookSecretIn) -> dict[str, str]:
    """Make a new secret; the old one signs beside it for some hours."""
    found = _of(request, endpoint_id)
    return {"secret": actions.rotate_secret(actor=request.user, endpoint=found, hours=data.hours)}


@router.post("/endpoints/{endpoint_id}/switch", response=WebhookOut, operation_id="webhooks_switch")
def switch(request: SignedIn, endpoint_id: UUID, data: WebhookSwitchIn) -> Endpoint:
    """Switch a webhook on or off."""
    return actions.switch_endpoint(actor=request.user, endpoint=_of(request, endpoint_id), on=data.on)


@router.post("/endpoints/{endpoint_id}/test", response={202: None}, operation_id="webhooks_test")
def test(request: SignedIn, endpoint_id: UUID) -> tuple[int, None]:
    """Send an event that means nothing."""
    actions.send_test(actor=request.user, endpoint=_of(request, endpoint_id))
    return 202, None


@router.get(
    "/endpoints/{endpoint_id}/deliveries", response=WebhookDeliveriesOut, operation_id="webhooks_deliveries"
)
def deliveries(
    request: SignedIn,
    endpoint_id: UUID,
    before: Place = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> dict[str, object]:
    """Read what was sent to a webhook, the newest first."""
    rows, following = reading.log_of(_of(request, endpoint_id), before=before or None, size=limit)
    return {"deliveries": rows, "next": following}


@router.post("/endpoints/{endpoint_id}/failed", response=WebhookCountOut, operation_id="webhooks_failed")
def failed(request: SignedIn, endpoint_id: UUID, data: WebhookFailedIn) -> dict[str, int]:
    """Send all that failed again, or lay it aside."""
    found = _of(request, endpoint_id)
    return {"number": actions.settle_failed(actor=request.user, endpoint=found, again=data.again)}


@router.post(
    "/deliveries/{delivery_id}/again", response=WebhookDeliveryOut, operation_id="webhooks_deliver_again"
)
def deliver_again(request: SignedIn, delivery_id: UUID) -> Delivery:
    """Send one event again, with the same id."""
    require(rules.may_manage(request.user))
    found = get_object_or_404(Delivery, uuid=delivery_id)
    return actions.deliver_again(actor=request.user, delivery=found)


def _of(request: SignedIn, endpoint_id: UUID) -> Endpoint:
    require(rules.may_manage(request.user))
    return get_object_or_404(Endpoint, uuid=endpoint_id)
