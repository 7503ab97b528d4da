"""Sending: the worker writes one outbox row for each reader, in batches, never two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.outbox.models import Message, Priority, SharedBody, State
from workflows.people.models import House

from . import freezing, tokens
from .actions import campaigns
from .models import Campaign, CampaignState, Delivery, Edition, Subscriber

BATCH = 500
JOB = "pages.newsletters.sending.tick"


@dataclass(frozen=True)
class _Prepared:
    """One issue for one kind of reader: subject, language and the text they share."""

    subject: str
    language: str
    body: SharedBody


def tick() -> int:
    """Due campaigns begin, those on their way go on by a batch; returns how many mails were written.

    A campaign that can't go on is stopped with its reason, is listed under "Operation", and the others go on.
    """
    for pk in list(Campaign.objects.due().values_list("pk", flat=True)):
        _guarded(pk, campaigns.start_if_due)
    under_way = Campaign.objects.sending().order_by("started_at").values_list("pk", flat=True)
    return sum(_guarded(pk, write_batch) for pk in list(under_way) if not leaving())


def _guarded(campaign_id: int, step: Callable[[int], int]) -> int:
    try:
        return step(campaign_id)
    except Exception as error:  # whatever it is, other campaigns and the next beat go on
        campaigns.fail(campaign_id, troubles.reason_of(error))
        troubles.remember(JOB, f"campaign {campaign_id}", error)
        return 0


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


def readers_by_language(campaign: Campaign) -> list[tuple[str, str, int]]:
    """Who would get it now: the reader's language, the one the issue is written in for them, how many."""
    written = dict(campaign.editions.values_list("language", "written_in"))
    counts = Subscriber.objects.active().values_list("language").annotate(n=Count("pk")).order_by("language")
    return [(language, written.get(language, ""), number) for language, number in counts]


def _write(campaign: Campaign, readers: Iterable[Subscriber]) -> int:
    prepared: dict[tuple[str, ...], _Prepared | None] = {}
    editions = {edition.language: edition for edition in campaign.editions.all()}
    deliveries = []
    reply_to = House.load().email
    for reader in readers:
        kind = (reader.language, *reader.rubrics)
        if kind not in prepared:
            prepared[kind] = _prepare(editions[reader.language], reader.rubrics)
        letter = prepared[kind]
        message = _message(campaign, reader, letter, reply_to) if letter else None
        deliveries.append(
            Delivery(campaign=campaign, subscriber=reader, language=reader.language, message=message)
        )
    messages = [delivery.message for delivery in deliveries if delivery.message]
    Message.objects.bulk_create(messages)
    Delivery.objects.bulk_create(deliveries)
    return len(messages)


def _prepare(edition: Edition, rubrics: list[str]) -> _Prepared | None:
    """The frozen edition for readers of these rubrics; None when nothing in it is for them."""
    if (parts := freezing.for_rubrics(edition, rubrics)) is None:
        return None
    text, html = parts
    # The same text for the next batch: what is written once is serialised once.
    body = SharedBody.objects.filter(key=_key(edition, rubrics)).first()
    if body is None:
        body = SharedBody.objects.create(key=_key(edition, rubrics), text=text, html=html)
    return _Prepared(edition.subject, edition.written_in, body)


def _key(edition: Edition, rubrics: list[str]) -> str:
    return f"edition:{edition.pk}:{','.join(sorted(rubrics))}"[:200]


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
