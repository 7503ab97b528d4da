"""The funding finder: programmes of others with deadline, amount, who may apply, and where."""

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from pages.cache.version import of_type

from .directories import ENTRY, LIST, ROW, DirectoryPage, EntryPage, EntryQuerySet, Fact, Filter
from .knowledge import BY_TOPIC
from .taxonomy import Term

REMIND_BEFORE = datetime.timedelta(days=14)


class ProgrammeIndexPage(DirectoryPage):
    """All programmes: those that can be applied for, the next deadline first; then those that are over."""

    template = LIST
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.ProgrammePage"),)
    subpage_types: ClassVar[list[str]] = ["pages.ProgrammePage"]
    filters = (BY_TOPIC, Filter("districts", _("District"), Term.Kind.DISTRICT))

    class Meta:
        verbose_name = _("funding finder")
        verbose_name_plural = _("funding finders")

    @staticmethod
    def entry() -> type[EntryPage]:
        """What it lists."""
        return ProgrammePage

    def sorted(self, entries: EntryQuerySet) -> EntryQuerySet:
        """The next deadline first; programmes without one behind them."""
        return entries.order_by(models.F("deadline").asc(nulls_last=True), "title", "pk")

    def groups(self, entries: list[EntryPage]) -> list[tuple[str | Promise, list[EntryPage]]]:
        """What can be applied for, and what can't any more."""
        over = [each for each in entries if isinstance(each, ProgrammePage) and each.is_over]
        return [
            (_("Open for applications"), [each for each in entries if each not in over]),
            (_("Deadline has passed"), over),
        ]

    def keep_until(self, entries: list[EntryPage]) -> datetime.datetime | None:
        """Midnight after the next deadline: then a programme changes its place."""
        days = [each.deadline for each in entries if isinstance(each, ProgrammePage) and not each.is_over]
        return _midnight_after(min((day for day in days if day), default=None))


class ProgrammePage(EntryPage):
    """One programme of a funder."""

    template = ENTRY
    parent_page_types: ClassVar[list[str]] = ["pages.ProgrammeIndexPage"]
    row: ClassVar[tuple[str, ...]] = (*ROW, "deadline", "funder")

    funder = models.CharField(_("funder"), max_length=200)
    deadline = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: applications are taken at any time.")
    )
    amount_from = models.PositiveIntegerField(_("amount from (euros)"), null=True, blank=True)
    amount_to = models.PositiveIntegerField(_("amount up to (euros)"), null=True, blank=True)
    eligibility = models.TextField(_("who may apply"), blank=True, help_text=_("One a line."))
    without_form = models.BooleanField(
        _("also for groups without a legal form"),
        default=False,
        help_text=_("Initiatives may apply that are no registered association."),
    )

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                FieldPanel("deadline"),
                FieldRowPanel([FieldPanel("amount_from"), FieldPanel("amount_to")]),
                FieldPanel("eligibility"),
                FieldPanel("without_form"),
            ],
            _("Facts"),
        ),
        *EntryPage.sorting_panels,
        *EntryPage.contact_panels,
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *EntryPage.search_fields,
        index.SearchField("funder"),
        index.SearchField("eligibility"),
        index.FilterField("deadline"),
    ]
    api_fields: ClassVar[list[object]] = [
        *EntryPage.api_fields,
        *(
            APIField(name, writable=True)
            for name in ("funder", "deadline", "amount_from", "amount_to", "eligibility", "without_form")
        ),
    ]

    class Meta:
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_from__isnull=True)
                | models.Q(amount_to__isnull=True)
                | models.Q(amount_to__gte=models.F("amount_from")),
                name="programme_amounts_in_order",
            )
        ]

    def clean(self) -> None:
        """The larger amount comes second."""
        super().clean()
        if self.amount_from and self.amount_to and self.amount_to < self.amount_from:
            raise ValidationError({"amount_to": _("This is less than the amount it begins with.")})

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the moment at which its deadline has passed."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "keep_until": None if self.is_over else _midnight_after(self.deadline)}

    @property
    def is_over(self) -> bool:
        """Whether its last day lies behind us."""
        return self.deadline is not None and self.deadline < timezone.localdate()

    @property
    def can_be_remembered(self) -> bool:
        """Whether its deadline is far enough away to be reminded of it by mail."""
        return self.deadline is not None and self.deadline - REMIND_BEFORE > timezone.localdate()

    @property
    def deadline_text(self) -> str:
        """Its last day in words."""
        if self.deadline is None:
            return gettext("at any time")
        return gettext("until %(day)s") % {"day": date_format(self.deadline, "DATE_FORMAT")}

    @property
    def row_labels(self) -> list[str]:
        """Funder and last day."""
        return [self.funder, self.deadline_text]

    @property
    def amount(self) -> str:
        """How much it pays, in words; empty when nobody has said."""
        low, high = (
            f"{number_format(each, use_l10n=True, force_grouping=True)} €" if each else ""
            for each in (self.amount_from, self.amount_to)
        )
        if low and high:
            return f"{low} – {high}"
        if high:
            return gettext("up to %(amount)s") % {"amount": high}
        return gettext("from %(amount)s") % {"amount": low} if low else ""

    @property
    def facts(self) -> list[Fact]:
        """Funder, last day, amount and who may apply come first."""
        who = [line for line in self.eligibility.splitlines() if line.strip()]
        if self.without_form:
            who.append(gettext("Also groups without a legal form"))
        own = [
            Fact(_("Funder"), [self.funder]),
            Fact(_("Last day"), [self.deadline_text]),
            Fact(_("Amount"), [self.amount] if self.amount else []),
            Fact(_("Who may apply"), who),
        ]
        return [*(fact for fact in own if fact.lines), *super().facts]


def _midnight_after(day: datetime.date | None) -> datetime.datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
