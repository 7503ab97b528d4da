"""Calls for proposals as pages: the text is written here, every number comes from the call itself."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from pages.cache.version import of_type
from workflows.grants.models import CallState, CallWindow
from workflows.grants.reading.call_conditions import conditions

from .base import BasePage


class CallPageQuerySet(PageQuerySet):
    """Call pages, asked in sentences."""

    def with_calls(self) -> "CallPageQuerySet":
        """The calls and their windows are read along."""
        windows = Prefetch(
            "call__windows", queryset=CallWindow.objects.order_by("opens_at"), to_attr="all_windows"
        )
        return self.select_related("call").prefetch_related(windows).order_by("path")


CallPageManager = PageManager.from_queryset(CallPageQuerySet)


class CallIndexPage(BasePage):
    """All calls of the house, open ones first."""

    template = "pages/call_index_page.html"
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.CallPage"),)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.CallPage", "pages.StandardPage"]

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the call pages, open ones first."""
        context = super().get_context(request, *args, **kwargs)
        pages = list(CallPage.objects.child_of(self).live().with_calls())
        context["calls"] = sorted(pages, key=lambda page: page.window is None)
        context["keep_until"] = next_change(pages)
        return context


class CallPage(BasePage):
    """One call: what it pays for in plain words, and whether it is open now."""

    template = "pages/call_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.CallIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    call = models.ForeignKey(
        "grants.Call",
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("call"),
        help_text=_("Amounts, dates and conditions come from here."),
    )

    objects = CallPageManager()

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("call"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    api_fields: ClassVar[list[object]] = [*BasePage.api_fields, APIField("call", writable=True)]

    class Meta:
        verbose_name = _("call page")
        verbose_name_plural = _("call pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the moment at which this page changes by itself."""
        return {**super().get_context(request, *args, **kwargs), "keep_until": next_change([self])}

    @property
    def windows(self) -> list[CallWindow]:
        """The rounds of the call, the earliest first."""
        kept = getattr(self.call, "all_windows", None)
        if kept is None:
            kept = self.call.all_windows = list(self.call.windows.order_by("opens_at"))
        return kept

    @property
    def window(self) -> CallWindow | None:
        """The round that takes applications now."""
        now = timezone.now()
        return next((window for window in self.upcoming if window.opens_at <= now), None)

    @property
    def upcoming(self) -> list[CallWindow]:
        """The rounds that haven't ended; a call that was closed has none."""
        now = timezone.now()
        if self.call.state != CallState.PUBLISHED:
            return []
        return [window for window in self.windows if window.closes_at is None or window.closes_at > now]

    @property
    def most(self) -> Decimal:
        """The most that somebody can get, with partners where the call pays more then."""
        return max(self.call.max_grant, self.call.partners_max_grant or self.call.max_grant)

    @property
    def conditions(self) -> list[str]:
        """What else the call asks, in sentences."""
        return conditions(self.call)

    @property
    def next_window(self) -> CallWindow | None:
        """The round that opens next."""
        now = timezone.now()
        return next((window for window in self.upcoming if window.opens_at > now), None)


def next_change(pages: Iterable[CallPage]) -> datetime.datetime | None:
    """The next moment at which a round of one of these calls opens or closes: nothing is kept beyond it."""
    now = timezone.now()
    moments = (
        moment for page in pages for window in page.windows for moment in (window.opens_at, window.closes_at)
    )
    return min((moment for moment in moments if moment and moment > now), default=None)
