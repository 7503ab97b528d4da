"""What the API says and takes about webhooks."""

import datetime
from uuid import UUID

from ninja import Field, Schema

from .actions import HOURS_OF_TWO, LONGEST_DESCRIPTION, MOST_HOURS_OF_TWO, Wish
from .models import Delivery, Endpoint, Event
from .models.endpoints import LONGEST_URL

EVENTS = Field(
    ..., description="Names such as page.published, areas such as page.*, or *.", min_length=1, max_length=200
)


class WebhookIn(Schema):
    """Where another program listens, and for what."""

    url: str = Field(..., max_length=LONGEST_URL, description="https only.")
    events: list[str] = EVENTS
    description: str = Field("", max_length=LONGEST_DESCRIPTION)

    def wish(self) -> Wish:
        """As the action takes it."""
        return Wish(self.url, self.events, self.description)


class WebhookChangeIn(Schema):
    """What is to be different; what is left out stays."""

    url: str | None = Field(None, max_length=LONGEST_URL)
    events: list[str] | None = Field(None, min_length=1, max_length=200)
    description: str | None = Field(None, max_length=LONGEST_DESCRIPTION)

    def wish(self, now: Endpoint) -> Wish:
        """The endpoint as it will be."""
        return Wish(
            now.url if self.url is None else self.url,
            now.events if self.events is None else self.events,
            now.description if self.description is None else self.description,
        )


class WebhookOut(Schema):
    """A webhook and how it is; `off_reason` is by_hand, gone (it answered 410) or failing (for days)."""

    uuid: UUID
    url: str
    description: str
    events: list[str]
    is_active: bool
    off_at: datetime.datetime | None
    off_reason: str
    failing_since: datetime.datetime | None
    succeeded_at: datetime.datetime | None
    created_at: datetime.datetime


class WebhookSecretOut(Schema):
    """A secret, said this once: `whsec_` and 32 bytes in base64, as Standard Webhooks has it."""

    secret: str


class WebhookMadeOut(WebhookSecretOut):
    """The new webhook with its secret."""

    webhook: WebhookOut


class WebhookSecretIn(Schema):
    """How many hours the old secret signs beside the new one."""

    hours: int = Field(HOURS_OF_TWO, ge=0, le=MOST_HOURS_OF_TWO)


class WebhookSwitchIn(Schema):
    """On or off."""

    on: bool


class WebhookFailedIn(Schema):
    """Send all that failed again, or lay it aside."""

    again: bool


class WebhookCountOut(Schema):
    """How many deliveries were meant."""

    number: int


class WebhookEventOut(Schema):
    """Something that happened; `cursor` is its place, `id` the `webhook-id` of its deliveries."""

    cursor: int
    id: str
    type: str
    timestamp: datetime.datetime
    data: dict[str, object]

    @staticmethod
    def of(event: Event) -> dict[str, object]:
        """As webhooks say it, with its place."""
        return {
            "cursor": event.pk,
            "id": event.message_id,
            "type": event.type,
            "timestamp": event.at,
            "data": event.data,
        }


class WebhookEventsOut(Schema):
    """Events in their order; ask again with `after` = `next`. What happened before `oldest` is forgotten."""

    events: list[WebhookEventOut]
    next: int
    oldest: datetime.datetime | None


class WebhookDeliveryOut(Schema):
    """An event and whether this webhook has it."""

    uuid: UUID
    event: WebhookEventOut
    state: str
    outcome: str
    status: int | None
    attempts: int
    due_at: datetime.datetime
    settled_at: datetime.datetime | None

    @staticmethod
    def resolve_event(delivery: Delivery) -> dict[str, object]:
        """The event as elsewhere."""
        return WebhookEventOut.of(delivery.event)


class WebhookDeliveriesOut(Schema):
    """The newest deliveries; ask again with `before` = `next` while it isn't nought."""

    deliveries: list[WebhookDeliveryOut]
    next: int


class WebhookEventTypeOut(Schema):
    """An event that can happen."""

    name: str
    label: str
