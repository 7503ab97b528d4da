"""Projects: facts as fields, so that pages, lists, letters and other programs read the same."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks import FundersBlock, IndicatorsBlock, PartnersBlock
from pages.cache.version import of_type
from pages.fields import BodyField, CodesField
from pages.teasers import NARROW, teasers

from .base import BasePage
from .taxonomy import Term, labels, pillars

MOST_NEWS = 3


class ProjectQuerySet(PageQuerySet):
    """Projects, asked in sentences."""

    def featured(self) -> "ProjectQuerySet":
        """Those to show first: running ones, the newest first."""
        return self.order_by("-term_start", "title")

    def as_rows(self) -> "ProjectQuerySet":
        """What teasers show, and no more."""
        return self.only(*NARROW, "term_end", "pillars")


ProjectManager = PageManager.from_queryset(ProjectQuerySet)


class ProjectIndexPage(BasePage):
    """All projects of the house."""

    template = "pages/project_index_page.html"
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.ProjectPage"),)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the projects, narrowed to one pillar by ?pillar=."""
        context = super().get_context(request, *args, **kwargs)
        names = labels(Term.Kind.PILLAR, self.language)
        chosen = request.GET.get("pillar", "")
        projects = ProjectPage.objects.child_of(self).live().featured()
        if chosen in names:
            projects = projects.filter(pillars__contains=[chosen])
        now = timezone.localdate()
        found = list(projects.as_rows())
        context["running"] = teasers([project for project in found if not project.ended(now)], request)
        context["past"] = teasers([project for project in found if project.ended(now)], request)
        context["pillars"] = [
            {"code": code, "label": name, "chosen": code == chosen} for code, name in names.items()
        ]
        context["chosen"] = chosen if chosen in names else ""
        return context


class ProjectPage(BasePage):
    """One project: what it does, for whom, since when, who pays, who works along, what it promised."""

    template = "pages/project_page.html"
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.NewsPage"),)
    parent_page_types: ClassVar[list[str]] = ["pages.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []

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
    term_start = models.DateField(_("term from"))
    term_end = models.DateField(
        _("term until"), null=True, blank=True, help_text=_("Empty: no end is planned.")
    )
    carrier = models.CharField(
        _("carrier"), max_length=200, blank=True, help_text=_("The organisation responsible.")
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_address = models.TextField(_("postal address"), blank=True, max_length=300)
    target_groups = models.TextField(_("target groups"), blank=True, help_text=_("One a line."))
    goals = models.TextField(_("goals"), blank=True, help_text=_("One a line."))
    pillars = CodesField(choices_of=pillars, verbose_name=_("pillars"))
    results = models.TextField(
        _("results"), blank=True, db_default="", help_text=_("What came of it. One a line.")
    )
    results_on = models.DateField(
        _("counted on"), null=True, blank=True, help_text=_("The day of the numbers that were reached.")
    )
    funders = BodyField(FundersBlock(required=False), blank=True, verbose_name=_("funders"))
    partners = BodyField(PartnersBlock(required=False), blank=True, verbose_name=_("partners"))
    indicators = BodyField(IndicatorsBlock(required=False), blank=True, verbose_name=_("indicators"))

    objects = ProjectManager()

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], _("Picture")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("term_start"), FieldPanel("term_end")]),
                FieldPanel("carrier"),
                FieldPanel("pillars"),
            ],
            _("Facts"),
        ),
        MultiFieldPanel([FieldPanel("target_groups"), FieldPanel("goals")], _("For whom and for what")),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("indicators"), FieldPanel("results_on"), FieldPanel("results")],
            _("Goals and results in numbers and words"),
        ),
        FieldPanel("funders"),
        FieldPanel("partners"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("contact_address"),
            ],
            _("Contact"),
        ),
    ]
    search_fields: ClassVar[list[object]] = [
        *BasePage.search_fields,
        index.SearchField("target_groups"),
        index.SearchField("goals"),
        index.SearchField("results"),
        index.SearchField("carrier"),
        index.SearchField("funders"),
        index.SearchField("partners"),
        index.FilterField("term_start"),
    ]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("picture", writable=True),
        *[
            APIField(name, writable=True)
            for name in (
                "picture_alt",
                "term_start",
                "term_end",
                "carrier",
                "contact_name",
                "contact_email",
                "contact_phone",
                "contact_address",
                "target_groups",
                "goals",
                "pillars",
                "funders",
                "partners",
                "indicators",
                "results",
                "results_on",
            )
        ],
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(term_end__isnull=True) | models.Q(term_end__gte=models.F("term_start")),
                name="project_ends_after_it_begins",
            )
        ]

    def clean(self) -> None:
        """A term ends after it begins, and a picture has words."""
        super().clean()
        if self.term_end and self.term_start and self.term_end < self.term_start:
            raise ValidationError(
                {"term_end": _("The end lies before the beginning. Change one of the two dates.")}
            )
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("Say in a sentence what can be seen in the picture.")})

    def ended(self, on: date | None = None) -> bool:
        """Whether the term is over."""
        return self.term_end is not None and self.term_end < (on or timezone.localdate())

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the news that tell of it."""
        context = super().get_context(request, *args, **kwargs)
        news = self.news.filter(live=True).newest().as_rows()[:MOST_NEWS]
        return {**context, "news": teasers(news, request)}

    @property
    def has_results(self) -> bool:
        """Whether somebody has counted or told what came of it."""
        return bool(self.results.strip()) or any(
            each.value.get("reached") is not None for each in self.indicators
        )

    @property
    def pillar_labels(self) -> list[str]:
        """The labels of the pillars in the page's language."""
        names = labels(Term.Kind.PILLAR, self.language)
        return [names[code] for code in self.pillars if code in names]

    @property
    def partners_by_type(self) -> list[tuple[str, list[object]]]:
        """Partners under the label of their type, in the order of the list of types."""
        groups: dict[str, list[object]] = {}
        for child in self.partners:
            groups.setdefault(child.value["kind"], []).append(child.value)
        names = labels(Term.Kind.PARTNER_TYPE, self.language)
        return [(label, groups[code]) for code, label in names.items() if code in groups]
