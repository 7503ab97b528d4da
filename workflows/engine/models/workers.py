"""Workers and the rows they could not do: what operators look at."""

from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    """Workers, by whether they live."""

    def alive(self) -> Self:
        """Those that gave a sign of life lately."""
        return self.filter(seen_at__gt=timezone.now() - Heartbeat.ALIVE_FOR)


class Heartbeat(models.Model):
    """A worker and its signs of life; the row goes when the worker ends politely."""

    ALIVE_FOR: ClassVar[timedelta] = timedelta(seconds=60)
    # A round of the seconds may take a whole turn of mail, one of the minute much work after a pause.
    PULSE_WITHIN: ClassVar[timedelta] = timedelta(minutes=2)
    TICK_WITHIN: ClassVar[timedelta] = timedelta(minutes=15)

    name = models.CharField(_("worker"), max_length=100, unique=True, help_text=_("Machine and process."))
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    seen_at = models.DateTimeField(_("last sign of life"), default=timezone.now, db_index=True)
    pulse_at = models.DateTimeField(_("last round of the seconds"), null=True, blank=True)
    tick_at = models.DateTimeField(_("last round of the minute"), null=True, blank=True)

    objects: ClassVar[HeartbeatQuerySet] = HeartbeatQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name

    @property
    def is_alive(self) -> bool:
        """Whether it gave a sign of life lately."""
        return self.seen_at > timezone.now() - self.ALIVE_FOR

    @property
    def is_ready(self) -> bool:
        """Whether it lives and both its rounds go on."""
        now = timezone.now()
        pulses = (self.pulse_at or self.started_at) > now - self.PULSE_WITHIN
        ticks = (self.tick_at or self.started_at) > now - self.TICK_WITHIN
        return self.is_alive and pulses and ticks


class TroubleQuerySet(models.QuerySet["Trouble"]):
    """Troubles, by whether somebody has to look."""

    def open(self) -> Self:
        """Not settled, the newest first."""
        return self.filter(settled_at=None).order_by("-last_at", "-id")


class Trouble(models.Model):
    """A job, or one row of it, that failed; it is tried again, and goes when it succeeds."""

    job = models.CharField(_("job"), max_length=120)
    subject = models.CharField(
        _("row"), max_length=120, blank=True, help_text=_("Which row of the job; empty: the job itself.")
    )
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("Kind of error and place; never what it was about.")
    )
    times = models.PositiveIntegerField(_("how often"), default=1)
    first_at = models.DateTimeField(_("first"), default=timezone.now)
    last_at = models.DateTimeField(_("last"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
        help_text=_("Empty: it went well in the end."),
    )

    objects: ClassVar[TroubleQuerySet] = TroubleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("trouble")
        verbose_name_plural = _("troubles")
        indexes = [
            models.Index(fields=["-last_at", "-id"], name="trouble_open", condition=models.Q(settled_at=None))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "subject"],
                condition=models.Q(settled_at=None),
                name="trouble_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.subject}".strip()
