"""What the house knows: pages on each topic of advice, and formats that worked, to be used again."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from pages.cache.version import of_type

from .directories import ENTRY, LIST, DirectoryPage, EntryPage, Fact, Filter
from .taxonomy import Term

BY_TOPIC = Filter("topics", _("Topic"), Term.Kind.TOPIC)
# The headings of the format description that co-ordinators of volunteers pass on, in their order.
HEADINGS = (
    ("aim", _("Aim")),
    ("format", _("Format")),
    ("procedure", _("Procedure")),
    ("duration", _("Duration")),
    ("equipment", pgettext_lazy("format", "Equipment")),
    ("costs", pgettext_lazy("format", "Costs")),
    ("advertising", _("Advertising")),
    ("other", pgettext_lazy("format", "Other")),
)


class KnowledgeIndexPage(DirectoryPage):
    """All knowledge pages, by topic."""

    template = LIST
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.KnowledgePage"),)
    subpage_types: ClassVar[list[str]] = ["pages.KnowledgePage"]
    filters = (BY_TOPIC,)

    class Meta:
        verbose_name = _("list of knowledge")
        verbose_name_plural = _("lists of knowledge")

    @staticmethod
    def entry() -> type[EntryPage]:
        """What it lists."""
        return KnowledgePage


class KnowledgePage(EntryPage):
    """What groups ask about one topic of advice, answered."""

    template = ENTRY
    parent_page_types: ClassVar[list[str]] = ["pages.KnowledgeIndexPage"]

    class Meta:
        verbose_name = _("knowledge page")
        verbose_name_plural = _("knowledge pages")

    def clean(self) -> None:
        """Knowledge is found by its topic."""
        super().clean()
        if not self.topics:
            raise ValidationError({"topics": _("Tick at least one topic.")})


class FormatIndexPage(DirectoryPage):
    """The library of formats, by topic."""

    template = LIST
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.FormatPage"),)
    subpage_types: ClassVar[list[str]] = ["pages.FormatPage"]
    filters = (BY_TOPIC,)

    class Meta:
        verbose_name = _("library of formats")
        verbose_name_plural = _("libraries of formats")

    @staticmethod
    def entry() -> type[EntryPage]:
        """What it lists."""
        return FormatPage


class FormatPage(EntryPage):
    """A format that worked somewhere, described so that others can use it."""

    template = ENTRY
    parent_page_types: ClassVar[list[str]] = ["pages.FormatIndexPage"]

    aim = models.TextField(_("aim"), blank=True)
    format = models.TextField(_("format"), blank=True)
    procedure = models.TextField(_("procedure"), blank=True)
    duration = models.TextField(_("duration"), blank=True)
    equipment = models.TextField(_("equipment"), blank=True)
    costs = models.TextField(_("costs"), blank=True)
    advertising = models.TextField(_("advertising"), blank=True)
    other = models.TextField(_("other"), blank=True)
    licence = models.CharField(
        _("licence"), max_length=120, blank=True, help_text=_("How others may use it, for example CC BY 4.0.")
    )

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel(name) for name, _label in HEADINGS], _("Description")),
        FieldPanel("body"),
        FieldPanel("licence"),
        *EntryPage.sorting_panels,
        *EntryPage.contact_panels,
    ]
    search_fields: ClassVar[list[object]] = [
        *EntryPage.search_fields,
        *(index.SearchField(name) for name, _label in HEADINGS),
    ]
    api_fields: ClassVar[list[object]] = [
        *EntryPage.api_fields,
        *(APIField(name, writable=True) for name, _label in HEADINGS),
        APIField("licence", writable=True),
    ]

    class Meta:
        verbose_name = _("format")
        verbose_name_plural = _("formats")

    @property
    def sections(self) -> list[Fact]:
        """The headings that were filled in, each with its lines."""
        found = [(label, getattr(self, name).splitlines()) for name, label in HEADINGS]
        return [Fact(label, [line for line in lines if line.strip()]) for label, lines in found if lines]

    @property
    def facts(self) -> list[Fact]:
        """Also how others may use it."""
        return [*super().facts, *([Fact(_("Licence"), [self.licence])] if self.licence else [])]
