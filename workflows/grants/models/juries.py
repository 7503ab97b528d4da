"""Meetings of a jury: who sits there, what is on the agenda, who left the room, what was voted (A9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .columns import euros, percent


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    OPEN = "open", pgettext_lazy("meeting", "In session")
    CLOSED = "closed", pgettext_lazy("meeting", "Over")


class JuryVerdict(models.TextChoices):
    """What the jury recommends for one application."""

    APPROVE = "approve", pgettext_lazy("jury", "Approve")
    RESERVE = "reserve", pgettext_lazy("jury", "On the waiting list")
    REJECT = "reject", pgettext_lazy("jury", "Reject")
    POSTPONED = "postponed", pgettext_lazy("jury", "Postponed")


class Ballot(models.TextChoices):
    """One vote."""

    YES = "yes", pgettext_lazy("vote", "Yes")
    NO = "no", pgettext_lazy("vote", "No")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstention")


class JuryMeeting(models.Model):
    """One meeting on the applications to one call."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.PROTECT, related_name="jury_meetings", verbose_name=_("call")
    )
    held_on = models.DateField(_("day of the meeting"))
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("chair")
    )
    quorum = models.PositiveSmallIntegerField(_("votes needed"))
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    planned_at = models.DateTimeField(_("planned"), default=timezone.now)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    minutes = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes"),
    )

    class Meta:
        verbose_name = _("jury meeting")
        verbose_name_plural = _("jury meetings")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(quorum__gte=2), name="jury_quorum_of_two"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False, minutes__isnull=False),
                name="jury_closed_with_minutes",
            ),
            models.UniqueConstraint(
                fields=["call"], condition=~Q(state="closed"), name="jury_one_meeting_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.held_on:%Y-%m-%d}"


class JurySeat(models.Model):
    """One member of the jury, and whether they came."""

    meeting = models.ForeignKey(
        JuryMeeting, on_delete=models.PROTECT, related_name="seats", verbose_name=_("meeting")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    present = models.BooleanField(_("present"), default=False)

    class Meta:
        verbose_name = _("seat in a jury")
        verbose_name_plural = _("seats in juries")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="jury_seat_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.person_id}"


class JuryItem(models.Model):
    """One application on the agenda, at its place in the ranking; the outcome stands once all have voted."""

    meeting = models.ForeignKey(
        JuryMeeting, on_delete=models.PROTECT, related_name="items", verbose_name=_("meeting")
    )
    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="jury_items",
        verbose_name=_("application"),
    )
    position = models.PositiveSmallIntegerField(_("place"))
    percent = percent(_("mean of the reviews (%)"), null=True, blank=True)
    proposed = euros(_("proposed amount"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=JuryVerdict.choices, blank=True)
    amount = euros(_("amount"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    counts = models.JSONField(_("votes"), default=dict, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("application before a jury")
        verbose_name_plural = _("applications before juries")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "application"], name="jury_item_once"),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="jury_item_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["approve", "reserve"], amount__isnull=False, amount__gt=0)
                | (~Q(outcome__in=["approve", "reserve"]) & Q(amount=None)),
                name="jury_item_amount_when_wanted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.position}: {self.outcome}"


class JuryVote(models.Model):
    """One vote of one member; nobody sees it before all have voted, and afterwards only the sum."""

    item = models.ForeignKey(
        JuryItem, on_delete=models.PROTECT, related_name="votes", verbose_name=_("application")
    )
    juror = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("member")
    )
    ballot = models.CharField(_("vote"), max_length=10, choices=Ballot.choices)
    cast_at = models.DateTimeField(_("cast"), default=timezone.now)

    class Meta:
        verbose_name = _("vote in a jury")
        verbose_name_plural = _("votes in juries")
        constraints = [models.UniqueConstraint(fields=["item", "juror"], name="jury_vote_once")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.juror_id}"


class JuryRecusal(models.Model):
    """Somebody left the room for one application: they said so, or the program knows why."""

    item = models.ForeignKey(
        JuryItem, on_delete=models.PROTECT, related_name="recusals", verbose_name=_("application")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reason = models.CharField(_("reason"), max_length=20)
    declared = models.BooleanField(_("declared by the person"), default=False)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("recusal in a jury")
        verbose_name_plural = _("recusals in juries")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="jury_recusal_once")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.person_id}"
