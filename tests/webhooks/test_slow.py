"""A receiver that takes too long."""

import pytest

from tests.webhooks.receiver import Receiver
from workflows.webhooks import calling, delivery
from workflows.webhooks.models import Delivery, Endpoint, Happening, Outcome

pytestmark = pytest.mark.django_db


def test_a_receiver_that_hangs_is_left_in_time(
    endpoint: Endpoint, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "PATIENCE", 0.3)
    receiver.hangs.set()
    Happening.objects.create(type="case.closed")
    delivery.tick()
    assert Delivery.objects.get().outcome == Outcome.TIMEOUT
