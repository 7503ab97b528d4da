"""Calls for proposals: who may ask for how much, when, for what and how it is decided."""

import datetime
from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .call_extras import CallExtras
from .call_proof import CallProof
from .choices import (
    DEFAULT_WEIGHTS,
    CoFunding,
    DecisionMode,
    Disbursement,
    Financing,
    Instrument,
    InterestFrom,
    ShareBase,
)
from .columns import euros, percent
from .rounds import CallWindow


class CallState(models.TextChoices):
    """Where a call stands; only published calls take applications."""

    DRAFT = "draft", _("Draft")
    REQUESTED = "requested", _("Waiting for the second person")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")


def default_weights() -> dict[str, int]:
    """A fresh copy of the default weights."""
    return dict(DEFAULT_WEIGHTS)


def texts() -> dict[str, str]:
    """An empty text in every language of the house."""
    return {code: "" for code, _name in settings.LANGUAGES}


class CallQuerySet(models.QuerySet["Call"]):
    """Calls, asked in sentences."""

    def published(self) -> "CallQuerySet":
        """Calls that the public may see."""
        return self.filter(state__in=[CallState.PUBLISHED, CallState.CLOSED])

    def open(self, at: datetime.datetime | None = None) -> "CallQuerySet":
        """Published calls with a window that takes applications at this moment."""
        now = at or timezone.now()
        windows = CallWindow.objects.filter(call=models.OuterRef("pk")).open(now)
        return self.filter(models.Exists(windows), state=CallState.PUBLISHED)


class Call(CallExtras, CallProof):  # type: ignore[django-manager-missing]  # its pages live in a room above
    """One call for proposals; every number a rule or a deadline uses is a field here."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    prefix = models.CharField(_("prefix of numbers"), max_length=6, help_text=_("MP gives MP-2026-0001."))
    title = models.JSONField(_("title"), default=texts)
    summary = models.JSONField(
        _("summary"), default=texts, help_text=_("Two or three plain sentences per language.")
    )
    process = models.CharField(
        _("process"), max_length=40, default="grant", help_text=_("Code of the process that runs.")
    )
    form_code = models.CharField(_("form"), max_length=60)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    funding_period = models.CharField(_("funding period"), max_length=60, blank=True)
    instrument = models.CharField(
        _("instrument"), max_length=20, choices=Instrument.choices, default=Instrument.CONTRACT
    )
    financing = models.CharField(
        _("financing type"), max_length=10, choices=Financing.choices, default=Financing.GAP
    )
    share_percent = percent(_("share of the cost (%)"), null=True, blank=True)
    # --- money
    budget = euros(_("budget"))
    budget_reserve = euros(_("reserve"), default=Decimal(0), help_text=_("Part of the budget kept back."))
    committed = euros(_("promised so far"), default=Decimal(0), editable=False)
    min_grant = euros(_("smallest grant"), default=Decimal(0))
    max_grant = euros(_("largest grant"))
    partners_max_grant = euros(_("largest grant with partners"), null=True, blank=True)
    partners_count = models.PositiveSmallIntegerField(_("partners needed for that"), default=2, db_default=2)
    max_total_cost = euros(_("largest total cost"), null=True, blank=True)
    own_share_percent = percent(_("own share (%)"), default=Decimal(0))
    own_share_base = models.CharField(
        _("own share of what"), max_length=10, choices=ShareBase.choices, default=ShareBase.GRANT
    )
    own_cash_percent = percent(
        _("part of it in money (%)"),
        default=Decimal(0),
        help_text=_("Percent of the same sum that has to be money; the rest may be volunteer work."),
    )
    in_kind_allowed = models.BooleanField(_("volunteer work counts as own share"), default=False)
    in_kind_rate = euros(_("euros per volunteer hour"), default=Decimal(0))
    co_funding = models.CharField(
        _("other funding"), max_length=20, choices=CoFunding.choices, default=CoFunding.NO_FEDERAL
    )
    disbursements = ArrayField(
        models.CharField(max_length=20, choices=Disbursement.choices), verbose_name=_("ways of payment")
    )
    first_instalment_percent = percent(_("first instalment (%)"), default=Decimal(80))
    overrun_percent = percent(
        _("single costs over the plan by at most (%)"),
        default=Decimal(20),
        help_text=_("In the report, costs beyond this need a reason (Nr. 1.2 ANBest-P)."),
    )
    reclaim_limit = euros(
        _("reclaim only above"), default=Decimal(0), help_text=_("Smaller sums are not asked back.")
    )
    reclaim_interest = models.CharField(
        _("interest on money to be paid back"),
        max_length=10,
        choices=InterestFrom.choices,
        default=InterestFrom.NONE,
        db_default=InterestFrom.NONE,
        help_text=_("Points above the base rate, from that day until the money arrives."),
    )
    offers_from = euros(_("offers needed from"), null=True, blank=True)
    board_fees_allowed = models.BooleanField(
        _("fees to the applicant’s own board"), default=False, db_default=False
    )
    offers_count = models.PositiveSmallIntegerField(_("number of offers"), default=3)
    # --- who
    applicant_types = ArrayField(
        models.CharField(max_length=20), verbose_name=_("legal forms that may apply")
    )
    migrant_organisations_only = models.BooleanField(_("only migrant organisations"), default=False)
    founded_within_months = models.PositiveSmallIntegerField(
        _("founded at most so many months ago"), null=True, blank=True
    )
    charity_proof_required = models.BooleanField(_("charity notice needed"), default=False)
    postcode_prefixes = ArrayField(
        models.CharField(max_length=5),
        verbose_name=_("region"),
        default=list,
        blank=True,
        help_text=_("Beginnings of postcodes; empty means everywhere."),
    )
    consultation_months = models.PositiveSmallIntegerField(
        _("consultation at most so many months old"),
        null=True,
        blank=True,
        help_text=_("Empty means no consultation is needed."),
    )
    workshop_months = models.PositiveSmallIntegerField(
        _("workshop at most so many months ago"),
        null=True,
        blank=True,
        help_text=_("Empty means no workshop is needed."),
    )
    founding_required = models.BooleanField(_("a founding has been started"), default=False)
    max_per_year = models.PositiveSmallIntegerField(_("grants per organisation and year"), default=1)
    exclusions = ArrayField(
        models.CharField(max_length=40), verbose_name=_("excluded topics"), default=list, blank=True
    )
    # --- when
    lead_days = models.PositiveSmallIntegerField(_("days between application and start"), default=0)
    formal_days = models.PositiveSmallIntegerField(_("working days for the formal check"), default=5)
    correction_days = models.PositiveSmallIntegerField(_("days to answer questions"), default=10)
    formal_rounds = models.PositiveSmallIntegerField(
        _("returns by the formal check at most"),
        default=2,
        help_text=_("After that the formal check is decided with what is there."),
    )
    review_days = models.PositiveSmallIntegerField(_("days for a review"), default=14)
    decision_days = models.PositiveSmallIntegerField(_("days until the promised answer"), default=28)
    revision_days = models.PositiveSmallIntegerField(_("days for a revision"), default=14)
    revision_rounds = models.PositiveSmallIntegerField(_("revisions at most"), default=2)
    acceptance_days = models.PositiveSmallIntegerField(_("days to sign the contract"), default=21)
    report_days = models.PositiveSmallIntegerField(_("days until the report"), default=28)
    # --- how it is decided
    decision_mode = models.CharField(
        _("who decides"), max_length=20, choices=DecisionMode.choices, default=DecisionMode.REVIEWS
    )
    reviewers = models.PositiveSmallIntegerField(_("number of reviewers"), default=2)
    jury = models.BooleanField(_("a jury recommends before the decision"), default=False, db_default=False)
    jury_quorum = models.PositiveSmallIntegerField(
        _("votes a jury needs"), default=3, db_default=3, help_text=_("So many have to be in the room.")
    )
    weights = models.JSONField(_("weights of the score sheet"), default=default_weights)
    threshold_percent = percent(_("points needed (%)"), default=Decimal(60))
    deviation_percent = percent(_("difference that asks for a third review (%)"), default=Decimal(30))
    # --- publishing
    state = models.CharField(_("state"), max_length=10, choices=CallState.choices, default=CallState.DRAFT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("created by")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, help_text=_("Counts the changes of the draft.")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publication asked by"),
    )
    requested_at = models.DateTimeField(_("publication asked"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for proposals")
        verbose_name_plural = _("calls for proposals")
        constraints = [
            models.CheckConstraint(
                condition=Q(min_grant__gte=0) & Q(max_grant__gt=0) & Q(min_grant__lte=F("max_grant")),
                name="call_grants_ordered",
            ),
            models.CheckConstraint(
                condition=Q(budget_reserve__gte=0) & Q(budget_reserve__lte=F("budget")),
                name="call_reserve_in_budget",
            ),
            models.CheckConstraint(
                condition=Q(committed__gte=0) & Q(committed__lte=F("budget") - F("budget_reserve")),
                name="call_promises_in_budget",
            ),
            models.CheckConstraint(
                condition=Q(own_share_percent__range=(0, 100)), name="call_own_share_percent"
            ),
            models.CheckConstraint(
                condition=Q(own_cash_percent__gte=0) & Q(own_cash_percent__lte=F("own_share_percent")),
                name="call_own_cash_in_own_share",
            ),
            models.CheckConstraint(condition=Q(overrun_percent__range=(0, 100)), name="call_overrun_percent"),
            models.CheckConstraint(
                condition=~Q(financing="share")
                | Q(share_percent__isnull=False, share_percent__range=(1, 100)),
                name="call_share_named",
            ),
            models.CheckConstraint(
                condition=~Q(in_kind_allowed=True) | Q(in_kind_rate__gt=0), name="call_in_kind_rate"
            ),
            models.CheckConstraint(condition=Q(reviewers__range=(0, 5)), name="call_reviewers_count"),
            models.CheckConstraint(
                condition=~Q(decision_mode="reviews") | Q(reviewers__gte=2), name="call_two_reviewers"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "closed"])
                | (
                    Q(published_by__isnull=False)
                    & Q(requested_by__isnull=False)
                    & ~Q(published_by=F("requested_by"))
                ),
                name="call_published_by_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.text("title")

    def text(self, field: str, language: str | None = None) -> str:
        """The text of `field` in this (or the reader's) language; German where it is missing."""
        values: dict[str, str] = getattr(self, field) or {}
        code = (language or get_language() or "de").split("-")[0]
        return values.get(code) or values.get("de", "")

    @property
    def summary_in_language(self) -> str:
        """The summary for the reader."""
        return self.text("summary")

    @property
    def available(self) -> Decimal:
        """Euros that may still be promised."""
        return self.budget - self.budget_reserve - self.committed

    def window_at(self, at: datetime.datetime | None = None) -> "CallWindow | None":
        """The window that takes applications at this moment, if any."""
        if self.state != CallState.PUBLISHED:
            return None
        return self.windows.open(at or timezone.now()).first()

    def next_window(self, at: datetime.datetime | None = None) -> "CallWindow | None":
        """The next window that will open."""
        return self.windows.filter(opens_at__gt=at or timezone.now()).order_by("opens_at").first()
