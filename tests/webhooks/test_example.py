"""The receiver of the guide hears the house."""

from importlib.util import module_from_spec, spec_from_file_location
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from django.conf import settings

from workflows.people.models import User
from workflows.webhooks import actions, delivery
from workflows.webhooks.models import Delivery, Happening, State

EXAMPLE = settings.ROOT / "docs" / "examples" / "webhook_receiver.py"


def example() -> Any:
    """The file as a module."""
    spec = spec_from_file_location("webhook_receiver", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.django_db
def test_the_receiver_of_the_guide_hears_each_event_once(admin: User, settings: Any) -> None:
    got: Queue[dict[str, Any]] = Queue()
    secrets: list[str] = []
    server = example().receiver(secrets, got.put)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    place = f"127.0.0.1:{server.server_port}"
    settings.WEBHOOKS_INSIDE = [place]
    wish = actions.Wish(f"http://{place}/", ["case.*"])
    endpoint, secret = actions.create_endpoint(actor=admin, wish=wish)
    Happening.objects.create(type="case.closed", data={"case": "1"})
    delivery.tick()
    assert Delivery.objects.get().status == 401  # it doesn't know the secret yet
    secrets.append(secret)
    for _time in range(2):
        Delivery.objects.update(state=State.FAILED, settled_at=endpoint.created_at)
        actions.settle_failed(actor=admin, endpoint=endpoint, again=True)
        delivery.tick()
    server.shutdown()
    server.server_close()
    assert Delivery.objects.get().state == State.DELIVERED
    assert got.get(timeout=10)["data"] == {"case": "1"}
    assert got.empty()
