"""News: articles by date."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.cache.subjects import note
from pages.cache.version import of_type
from pages.teasers import NARROW, teasers
from workflows.values.numbered import numbered

from .base import BasePage

A_PAGE = 9
MOST_RELATED = 3


class NewsQuerySet(PageQuerySet):
    """News, asked in sentences."""

    def newest(self) -> "NewsQuerySet":
        """The newest first."""
        return self.order_by("-date", "-pk")

    def as_rows(self) -> "NewsQuerySet":
        """What teasers show, and no more."""
        return self.only(*NARROW, "date")


NewsManager = PageManager.from_queryset(NewsQuerySet)


class NewsIndexPage(BasePage):
    """All news of the house."""

    template = "pages/news_index_page.html"
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.NewsPage"),)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add one page of news."""
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).live().newest().as_rows()
        listed = numbered(news, A_PAGE, request)
        listed.object_list = teasers(listed.object_list, request)
        context["news"] = listed
        context["previous_url"] = f"?page={listed.previous_page_number()}" if listed.has_previous() else ""
        context["next_url"] = f"?page={listed.next_page_number()}" if listed.has_next() else ""
        return context


class NewsPage(BasePage):
    """One article; the introduction is its teaser."""

    template = "pages/news_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("author"), max_length=120, blank=True)
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

    event_from = models.DateTimeField(
        _("event from"), null=True, blank=True, help_text=_("When the article announces something.")
    )
    event_until = models.DateTimeField(_("event until"), null=True, blank=True)
    event_place = models.CharField(_("place of the event"), max_length=200, blank=True, db_default="")
    project = models.ForeignKey(
        "pages.ProjectPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("project"),
        help_text=_("The article stands on the page of this project, too."),
    )

    objects = NewsManager()

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_from"), FieldPanel("event_until")]),
                FieldPanel("event_place"),
            ],
            pgettext_lazy("appointment", "Event"),
        ),
        FieldPanel("project"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], _("Picture")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*BasePage.search_fields, index.FilterField("date")]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("date", writable=True),
        APIField("author", writable=True),
        APIField("picture", writable=True),
        APIField("picture_alt", writable=True),
        APIField("event_from", writable=True),
        APIField("event_until", writable=True),
        APIField("event_place", writable=True),
        APIField("project", writable=True),
    ]

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event_until__isnull=True)
                | models.Q(event_from__isnull=False, event_until__gte=models.F("event_from")),
                name="event_ends_after_it_begins",
            )
        ]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the articles before and after it, its project and what else tells of that."""
        context = super().get_context(request, *args, **kwargs)
        context["older"], context["newer"] = self.beside()
        if self.project_id:
            note(of_type("pages.NewsPage"))
            related = NewsPage.objects.filter(project=self.project_id, live=True).exclude(pk=self.pk)
            context["related"] = teasers(related.newest().as_rows()[:MOST_RELATED], request)
        return context

    def beside(self) -> tuple["NewsPage | None", "NewsPage | None"]:
        """The public articles before and after this one in its list; of one day, by their making."""
        listed = NewsPage.objects.filter(
            path__startswith=self.path[: -self.steplen], depth=self.depth, live=True
        )
        others = listed.exclude(pk=self.pk).only(*NARROW, "date")
        same_day = models.Q(date=self.date)
        older = others.filter(models.Q(date__lt=self.date) | (same_day & models.Q(pk__lt=self.pk)))
        newer = others.filter(models.Q(date__gt=self.date) | (same_day & models.Q(pk__gt=self.pk)))
        return older.newest().first(), newer.order_by("date", "pk").first()

    @property
    def lasts_one_day(self) -> bool:
        """Whether the event ends on the day on which it begins."""
        if self.event_from is None or self.event_until is None:
            return False
        return timezone.localdate(self.event_from) == timezone.localdate(self.event_until)

    def clean(self) -> None:
        """A picture has words, an event ends after it begins, a project speaks the article's language."""
        super().clean()
        if self.event_until and not (self.event_from and self.event_until >= self.event_from):
            raise ValidationError(
                {"event_until": _("The end lies before the beginning. Change one of the two times.")}
            )
        if self.project is not None and self.project.locale_id != self.locale_id:
            raise ValidationError({"project": _("Choose the page of the project in this language.")})
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("Say in a sentence what can be seen in the picture.")})
