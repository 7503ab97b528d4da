"""Lists that people search in, such as knowledge and partners: what their entries have in common."""

import datetime
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from pages.fields import CodesField
from pages.teasers import Teaser

from .base import BasePage
from .taxonomy import Term, districts, labels, topics

# Wagtail asks each type for its template; an abstract one is not inherited.
LIST = "pages/directory_page.html"
ENTRY = "pages/entry_page.html"
# What a row of a list needs; texts of whole pages stay in the database.
ROW = ("title", "url_path", "locale", "translation_key", "introduction", "topics")


class Filter(NamedTuple):
    """One way to narrow a list: the field and its name in the address, and the terms to choose from."""

    field: str
    label: str | Promise
    kind: Term.Kind


class Fact(NamedTuple):
    """One thing to know at a glance: what it is called and its lines."""

    label: str | Promise
    lines: list[str]


class EntryQuerySet(PageQuerySet):
    """Entries, asked in sentences."""

    def narrowed(self, chosen: dict[str, str]) -> "EntryQuerySet":
        """Those that hold every chosen code."""
        return self.filter(**{f"{name}__contains": [code] for name, code in chosen.items() if code})


EntryManager = PageManager.from_queryset(EntryQuerySet)


class EntryPage(BasePage):
    """One entry of a list: topics, places, and whom to ask."""

    shows: ClassVar[tuple[str, ...]] = ()
    subpage_types: ClassVar[list[str]] = []
    row: ClassVar[tuple[str, ...]] = ROW

    topics = CodesField(choices_of=topics, verbose_name=_("topics"))
    districts = CodesField(choices_of=districts, verbose_name=_("districts"))
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    reviewed_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last read it through.")
    )

    objects = EntryManager()

    sorting_panels: ClassVar[list[object]] = [
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("districts")], _("Where it is found")),
    ]
    contact_panels: ClassVar[list[object]] = [
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("website"),
            ],
            _("Contact"),
        ),
        FieldPanel("reviewed_on"),
    ]
    content_panels: ClassVar[list[object]] = [
        *BasePage.content_panels,
        *sorting_panels,
        *contact_panels,
    ]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        *(
            APIField(name, writable=True)
            for name in ("topics", "districts", "contact_name", "contact_email", "contact_phone")
        ),
        APIField("website", writable=True),
        APIField("reviewed_on", writable=True),
    ]

    class Meta:
        abstract = True

    @property
    def facts(self) -> list[Fact]:
        """What stands beside the text; only what is known."""
        known = [
            Fact(_("Topics"), self.names(Term.Kind.TOPIC, self.topics)),
            Fact(_("District"), self.names(Term.Kind.DISTRICT, self.districts)),
        ]
        return [fact for fact in known if fact.lines]

    @property
    def sections(self) -> list[Fact]:
        """Headings with their text, between introduction and content."""
        return []

    @property
    def row_labels(self) -> list[str]:
        """What stands above the title in a list."""
        return self.names(Term.Kind.TOPIC, self.topics)

    def names(self, kind: Term.Kind, codes: Iterable[str]) -> list[str]:
        """The labels of these codes in the page's language, in the order of the list."""
        if kind not in self.terms:
            self.terms[kind] = labels(kind, self.language)
        return [label for code, label in self.terms[kind].items() if code in codes]

    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """Terms that were looked up already; the entries of a list share them."""
        return {}


class DirectoryPage(BasePage):
    """A list of entries, narrowed by what the reader chooses; works without JavaScript."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    filters: ClassVar[tuple[Filter, ...]] = ()
    entry: ClassVar[Callable[[], type[EntryPage]]]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the ways to narrow the list, and what is left of it."""
        context = super().get_context(request, *args, **kwargs)
        chosen = self.chosen(request)
        kind = type(self).entry()
        entries = list(self.sorted(kind.objects.child_of(self).live().narrowed(chosen)).only(*kind.row))
        terms: dict[str, dict[str, str]] = {}
        for page in entries:
            page.locale, page.terms = self.locale, terms
        context |= {
            "filters": self.choices(chosen),
            "is_narrowed": any(chosen.values()),
            "groups": [(title, rows(found, request)) for title, found in self.groups(entries) if found],
            "keep_until": self.keep_until(entries),
        }
        return context

    def chosen(self, request: HttpRequest) -> dict[str, str]:
        """The codes that the address asks for; unknown ones count as none."""
        asked = {each.field: request.GET.get(each.field, "") for each in self.filters}
        known = {each.field: labels(each.kind, self.language) for each in self.filters}
        return {name: code if code in known[name] else "" for name, code in asked.items()}

    def choices(self, chosen: dict[str, str]) -> list[dict[str, object]]:
        """Each filter with its terms; one without any is left out."""
        found = [(each, labels(each.kind, self.language)) for each in self.filters]
        return [
            {
                "name": each.field,
                "label": each.label,
                "options": [(code, name, code == chosen[each.field]) for code, name in terms.items()],
            }
            for each, terms in found
            if terms
        ]

    def sorted(self, entries: EntryQuerySet) -> EntryQuerySet:
        """In the order in which people look for them."""
        return entries.order_by("title", "pk")

    def groups(self, entries: list[EntryPage]) -> list[tuple[str | Promise, list[EntryPage]]]:
        """The entries under headings; one group without a heading unless a list knows better."""
        return [("", entries)]

    def keep_until(self, entries: list[EntryPage]) -> datetime.datetime | None:
        """When this list changes by itself; None: never."""
        return None


def rows(entries: Iterable[EntryPage], request: HttpRequest) -> list[Teaser]:
    """The cards of entries."""
    return [
        Teaser(page.title, page.get_url(request) or "", page.introduction, labels=tuple(page.row_labels))
        for page in entries
    ]
