"""Events as pages: the text is written here, dates, place and registration come from the meeting itself."""

import datetime
from typing import ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from pages.cache.version import of_type
from pages.teasers import NARROW, Teaser, teasers
from workflows.meetings.models import Format, Meeting
from workflows.meetings.reading.dates import to_come
from workflows.meetings.reading.words import all_words, dates_of
from workflows.meetings.rules.meetings import SHOWN, closes_at, may_register

from .base import BasePage

MEETINGS = of_type("meetings.Meeting")  # what was said in public of any meeting has changed
MOST_PAST = 24


class EventIndexPage(BasePage):
    """All dates that people can still come to, with a page or without; then pages about what has been."""

    template = "pages/event_index_page.html"
    shows: ClassVar[tuple[str, ...]] = (MEETINGS, of_type("pages.EventPage"))
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.EventPage"]

    class Meta:
        verbose_name = pgettext_lazy("appointments", "list of events")
        verbose_name_plural = pgettext_lazy("appointments", "lists of events")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the kinds to choose from, what is to come, and what has been."""
        context = super().get_context(request, *args, **kwargs)
        asked = request.GET.get("kind", "")
        kind = asked if asked in Format.values else ""
        coming = [meeting for meeting, _places in to_come(kind)]
        told = {page.meeting_id: page for page in self._pages().filter(meeting__in=coming)}
        over = models.Q(meeting__ends_at__lt=timezone.now()) | models.Q(meeting=None)
        newest = models.F("meeting__starts_at").desc(nulls_last=True)
        past = self._pages().filter(over).order_by(newest, "-pk")
        return context | {
            "kinds": Format.choices,
            "kind": kind,
            "coming": [self._card(each, told.get(each.pk), request) for each in coming],
            "past": [] if kind else teasers(past[:MOST_PAST], request),
            "keep_until": _next_change(*coming),
        }

    def _pages(self) -> models.QuerySet["EventPage"]:
        return EventPage.objects.child_of(self).live().only(*NARROW, "meeting")

    def _card(self, meeting: Meeting, page: "EventPage | None", request: HttpRequest) -> dict[str, object]:
        text = meeting.text(self.language)
        teaser = teasers([page], request)[0] if page else None
        return {
            "teaser": teaser or Teaser(str(text or meeting), _address(meeting), text.about if text else ""),
            "language": self.language if page or text is None else text.language,
            "kind": meeting.get_format_display(),
            "dates": all_words(dates_of(meeting)),
            "place": meeting.place,
        }


class EventPage(BasePage):
    """One event: what happens there in words and pictures; who comes registers with the meeting."""

    template = "pages/event_page.html"
    shows: ClassVar[tuple[str, ...]] = (MEETINGS,)
    parent_page_types: ClassVar[list[str]] = ["pages.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.SET_NULL,
        null=True,  # a page outlives the meeting, whose time in the house ends
        related_name="+",
        limit_choices_to={"stage__in": SHOWN},
        verbose_name=_("meeting or training"),
        help_text=_("Dates, place and registration come from here. It has to be announced first."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("what can be seen"), max_length=250, blank=True, help_text=_("Read aloud by screen readers.")
    )

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("meeting"),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], _("Picture")),
        FieldPanel("body"),
    ]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("meeting", writable=True),
        APIField("picture", writable=True),
        APIField("picture_alt", writable=True),
    ]

    class Meta:
        verbose_name = pgettext_lazy("appointments", "event")
        verbose_name_plural = pgettext_lazy("appointments", "events")

    def clean(self) -> None:
        """A picture has words; an event has one page in each language."""
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("Say in a sentence what can be seen in the picture.")})
        same = EventPage.objects.filter(meeting=self.meeting_id, locale=self.locale_id).exclude(pk=self.pk)
        if self.meeting_id and same.exists():
            raise ValidationError({"meeting": _("This event has a page in this language already.")})

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add what the meeting says, and where one registers."""
        return super().get_context(request, *args, **kwargs) | {
            **(self._told(self.meeting) if self.meeting else {}),
        }

    def _told(self, meeting: Meeting) -> dict[str, object]:
        return {
            "meeting": meeting,
            "text": meeting.text(self.language),
            "dates": all_words(dates_of(meeting)),
            "may_register": may_register(meeting),
            "keep_until": _next_change(meeting),
        }

    @cached_property
    def is_public(self) -> bool:
        """Whether the meeting may be shown to everybody; a page of any other says only its own words."""
        meeting = self.meeting
        return meeting is not None and meeting.stage in SHOWN and meeting.anonymised_at is None


def _address(meeting: Meeting) -> str:
    return reverse("meetings:meeting", kwargs={"meeting_id": UUID(str(meeting.pk))})


def _next_change(*meetings: Meeting) -> datetime.datetime | None:
    """When the registration of one of them closes or it is over: nothing is kept beyond that."""
    now = timezone.now()
    moments = (moment for each in meetings for moment in (closes_at(each), each.ends_at))
    return min((moment for moment in moments if moment > now), default=None)
