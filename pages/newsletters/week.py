"""What leadership asks about the newsletter every week: issues sent, and how many readers there are."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflows.desk.reading.numbers import Column, Row, Table
from workflows.outbox.models import BounceKind, State
from workflows.values.periods import Period

from .models import Delivery, Subscriber, SubscriberState


def tables(period: Period) -> Iterable[Table]:
    """Issues whose sending began in the period, and the readers; two queries."""
    return [_issues(period), _readers(period)]


def _issues(period: Period) -> Table:
    begin, end = period.span
    sent = Delivery.objects.filter(campaign__started_at__gte=begin, campaign__started_at__lt=end)
    came_back = Q(message__bounces__kind=BounceKind.PERMANENT)
    complained = Q(message__bounces__kind=BounceKind.COMPLAINT)
    found = (
        sent.order_by("campaign__started_at", "campaign")
        .values("campaign", "campaign__started_at", "campaign__issue__title")
        .annotate(
            mails=Count("pk", filter=Q(message__isnull=False), distinct=True),
            out=Count("pk", filter=Q(message__state=State.SENT), distinct=True),
            back=Count("pk", filter=came_back, distinct=True),
            complaints=Count("pk", filter=complained, distinct=True),
        )
    )
    rows = [
        Row(row["campaign__issue__title"], (row["mails"], row["out"], row["back"], row["complaints"]))
        for row in found
    ]
    columns = (
        Column("mails", _("Mails written")),
        Column("sent", pgettext("numbers", "sent")),
        Column("bounced", _("address gone")),
        Column("complaints", _("reported as unwanted")),
    )
    return Table("newsletters", _("Newsletters sent"), _("Issue"), columns, rows)


def _readers(period: Period) -> Table:
    begin, end = period.span
    counts = Subscriber.objects.aggregate(
        active=Count("pk", filter=Q(state=SubscriberState.ACTIVE)),
        new=Count("pk", filter=Q(confirmed_at__gte=begin, confirmed_at__lt=end)),
        ended=Count("pk", filter=Q(unsubscribed_at__gte=begin, unsubscribed_at__lt=end)),
    )
    rows = [
        Row(_("Readers today"), (counts["active"],)),
        Row(_("confirmed in these days"), (counts["new"],)),
        Row(_("left in these days"), (counts["ended"],)),
    ]
    return Table(
        "readers",
        _("Readers of the newsletter"),
        _("Readers"),
        (Column("readers", pgettext("count", "Number")),),
        rows,
    )
