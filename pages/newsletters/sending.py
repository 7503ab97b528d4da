"""Sending: the worker writes one outbox row for each reader, in batches, never two."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from workflows.outbox.models import Message, Priority, SharedBody, State
from workflows.people.models import House

from . import digest, tokens
from .actions import campaigns
from .models import Campaign, CampaignState, Delivery, Subscriber

BATCH = 500


@dataclass(frozen=True)
class _Prepared:
    """One issue for one kind of reader: subject, language and the text they share."""

    subject: str
    language: str
    body: SharedBody


def tick() -> int:
    """Due campaigns begin, those on their way go on by a batch; returns how many mails were written."""
    campaigns.start_due()
    under_way = Campaign.objects.sending().order_by("started_at").values_list("pk", flat=True)
    return sum(write_batch(campaign_id) for campaign_id in list(under_way))


@transaction.atomic
def write_batch(campaign_id: int) -> int:
    """The next readers have their mail in the outbox; with nobody left and all settled, it is sent."""
    rows = Campaign.objects.sending().select_for_update(skip_locked=True, of=("self",))
    campaign = rows.select_related("issue").filter(pk=campaign_id).first()
    if campaign is None:
        return 0
    readers = list(waiting_readers(campaign)[:BATCH])
    if not readers:
        _finish(campaign)
        return 0
    return _write(campaign, readers)


def waiting_readers(campaign: Campaign) -> QuerySet[Subscriber]:
    """Those who were readers when sending began and have no row in this campaign yet."""
    has_row = Delivery.objects.filter(campaign=campaign, subscriber=OuterRef("pk"))
    return (
        Subscriber.objects.active()
        .filter(~Exists(has_row), confirmed_at__lte=campaign.started_at)
        .order_by("pk")
    )


def _write(campaign: Campaign, readers: Iterable[Subscriber]) -> int:
    prepared: dict[tuple[str, ...], _Prepared | None] = {}
    deliveries = []
    reply_to = House.load().email
    for reader in readers:
        kind = (reader.language, *reader.rubrics)
        if kind not in prepared:
            prepared[kind] = _prepare(campaign, reader.language, reader.rubrics)
        letter = prepared[kind]
        message = _message(campaign, reader, letter, reply_to) if letter else None
        deliveries.append(
            Delivery(campaign=campaign, subscriber=reader, language=reader.language, message=message)
        )
    messages = [delivery.message for delivery in deliveries if delivery.message]
    Message.objects.bulk_create(messages)
    Delivery.objects.bulk_create(deliveries)
    return len(messages)


def _prepare(campaign: Campaign, language: str, rubrics: list[str]) -> _Prepared | None:
    """The issue for readers of this language and these rubrics; None when nothing in it is for them."""
    issue = campaigns.issue_for(campaign.issue, language)
    if rubrics and not digest.sections_of(issue, rubrics):
        return None
    letter = digest.mail_of(issue, language=language, rubrics=rubrics)
    body = SharedBody.objects.create(text=letter.text, html=letter.html)
    return _Prepared(letter.subject, letter.language, body)


def _message(campaign: Campaign, reader: Subscriber, letter: _Prepared, reply_to: str) -> Message:
    token = tokens.manage_token(reader)
    one_click = tokens.address("one_click", token, reader.language)
    return Message(
        key=f"newsletter:{campaign.pk}:{reader.pk}",
        to_address=reader.email,
        template="newsletters/mail/issue",
        language=letter.language,
        subject=letter.subject,
        shared_body=letter.body,
        fields={
            "unsubscribe_url": tokens.address("unsubscribe", token, reader.language),
            "manage_url": tokens.address("manage", token, reader.language),
        },
        reply_to=reply_to,
        headers={
            "List-Unsubscribe": f"<{one_click}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<newsletter.{urlsplit(settings.PUBLIC_URL).hostname}>",
        },
        priority=Priority.BULK,
    )


def _finish(campaign: Campaign) -> None:
    unsettled = [State.QUEUED, State.SENDING]
    if not Delivery.objects.filter(campaign=campaign, message__state__in=unsettled).exists():
        campaign.state, campaign.finished_at = CampaignState.SENT, timezone.now()
        campaign.save(update_fields=["state", "finished_at"])


@dataclass(frozen=True)
class Progress:
    """How far a campaign is, in readers."""

    readers: int
    waiting: int
    sent: int
    failed: int
    in_doubt: int
    dropped: int
    nothing: int

    @property
    def percent(self) -> int:
        """How many of a hundred readers are settled."""
        return 100 * (self.readers - self.waiting) // self.readers if self.readers else 0


def progress(campaign: Campaign) -> Progress:
    """The result of a campaign so far, from the rows themselves."""
    counts = Delivery.objects.filter(campaign=campaign).aggregate(
        rows=Count("pk"),
        sent=Count("pk", filter=Q(message__state=State.SENT)),
        failed=Count("pk", filter=Q(message__state=State.FAILED)),
        in_doubt=Count("pk", filter=Q(message__state=State.IN_DOUBT)),
        dropped=Count("pk", filter=Q(message__state=State.DROPPED)),
        nothing=Count("pk", filter=Q(message=None)),
    )
    unwritten = waiting_readers(campaign).count() if campaign.state == CampaignState.SENDING else 0
    rows = counts.pop("rows")
    return Progress(readers=rows + unwritten, waiting=rows - sum(counts.values()) + unwritten, **counts)
