"""Who gets what at the addresses of webhooks: administrators and nobody else."""

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from workflows.webhooks import signing
from workflows.webhooks.models import Delivery, Endpoint, Event, Secret, State

from .table import row

WISH = {"url": "https://example.org/hooks", "events": ["page.*"]}
FORM = {"url": "https://example.org/hooks", "areas": ["page.*"], "description": "", "singles": ""}


def build(world: SimpleNamespace) -> None:
    """A webhook and an event that did not arrive there."""
    world.webhook = Endpoint.objects.create(url="https://example.org/hooks", events=["*"])
    Secret.objects.create(endpoint=world.webhook, encrypted=signing.sealed(signing.new_secret()))
    event = Event.objects.create(type="page.published", at=timezone.now(), data={"page": 1})
    world.delivery = Delivery.objects.create(
        endpoint=world.webhook, event=event, state=State.FAILED, settled_at=timezone.now()
    )


def endpoint(world: SimpleNamespace) -> dict[str, Any]:
    """The webhook in an address."""
    return {"endpoint_id": world.webhook.uuid}


def delivery(world: SimpleNamespace) -> dict[str, Any]:
    """The delivery in an address."""
    return {"delivery_id": world.delivery.uuid}


def screen(name: str, admin: int = 200, **rest: Any) -> Any:
    """A screen that administrators alone see."""
    return row(name, anonymous=302, default=403, admin=admin, **rest)


def call(name: str, admin: int = 200, **rest: Any) -> Any:
    """An endpoint that administrators alone may call."""
    return row(f"api:{name}", anonymous=401, default=403, admin=admin, **rest)


ROWS = [
    screen("webhooks:endpoints"),
    screen("webhooks:new"),
    screen("webhooks:new", method="POST", data=FORM),
    screen("webhooks:endpoint", make=endpoint),
    screen("webhooks:change", make=endpoint),
    screen("webhooks:change", make=endpoint, method="POST", data=FORM, admin=302),
    screen("webhooks:secret", make=endpoint, method="POST", data={}),
    screen("webhooks:test", make=endpoint, method="POST", data={}, admin=302),
    screen("webhooks:switch", make=endpoint, method="POST", data={"off": ""}, admin=302),
    screen("webhooks:failed", make=endpoint, method="POST", data={"again": ""}, admin=302),
    screen("webhooks:delete", make=endpoint),
    screen("webhooks:delete", make=endpoint, method="POST", data={}, admin=302),
    screen("webhooks:delivery", make=delivery),
    screen("webhooks:deliver_again", make=delivery, method="POST", data={}, admin=302),
    call("webhooks_events"),
    call("webhooks_types"),
    call("webhooks_list"),
    call("webhooks_create", data=WISH, admin=201),
    call("webhooks_read", make=endpoint),
    call("webhooks_change", make=endpoint, data={"description": "Website"}),
    call("webhooks_delete", make=endpoint, admin=204),
    call("webhooks_secret", make=endpoint, data={}),
    call("webhooks_switch", make=endpoint, data={"on": False}),
    call("webhooks_test", make=endpoint, admin=202),
    call("webhooks_deliveries", make=endpoint),
    call("webhooks_failed", make=endpoint, data={"again": False}),
    call("webhooks_deliver_again", make=delivery),
]
