"""Who else helps: the directory of partners, and the person to ask by type, topic and district."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from pages.cache.version import of_type
from pages.fields import CodesField

from .directories import ENTRY, LIST, ROW, DirectoryPage, EntryPage, Fact, Filter
from .knowledge import BY_TOPIC
from .taxonomy import Term, partner_types


class PartnerIndexPage(DirectoryPage):
    """All partners; found by type, topic and district."""

    template = LIST
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.PartnerPage"),)
    subpage_types: ClassVar[list[str]] = ["pages.PartnerPage"]
    filters = (
        Filter("kinds", _("Type"), Term.Kind.PARTNER_TYPE),
        BY_TOPIC,
        Filter("districts", _("District"), Term.Kind.DISTRICT),
    )

    class Meta:
        verbose_name = _("directory of partners")
        verbose_name_plural = _("directories of partners")

    @staticmethod
    def entry() -> type[EntryPage]:
        """What it lists."""
        return PartnerPage


class PartnerPage(EntryPage):
    """One partner: what it does, where, and whom to ask there."""

    template = ENTRY
    parent_page_types: ClassVar[list[str]] = ["pages.PartnerIndexPage"]
    row: ClassVar[tuple[str, ...]] = (*ROW, "kinds")

    kinds = CodesField(choices_of=partner_types, verbose_name=_("types"))
    address = models.TextField(_("postal address"), blank=True, max_length=300)

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("kinds"),
        *EntryPage.sorting_panels,
        FieldPanel("address"),
        *EntryPage.contact_panels,
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *EntryPage.search_fields,
        index.SearchField("address"),
        index.SearchField("contact_name"),
    ]
    api_fields: ClassVar[list[object]] = [
        *EntryPage.api_fields,
        APIField("kinds", writable=True),
        APIField("address", writable=True),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def clean(self) -> None:
        """A partner is found by its type."""
        super().clean()
        if not self.kinds:
            raise ValidationError({"kinds": _("Tick at least one type.")})

    @property
    def row_labels(self) -> list[str]:
        """Its types."""
        return self.names(Term.Kind.PARTNER_TYPE, self.kinds)

    @property
    def facts(self) -> list[Fact]:
        """Also its types and where it is."""
        own = [Fact(_("Type"), self.row_labels), Fact(_("Address"), self.address.splitlines())]
        return [*(fact for fact in own if fact.lines), *super().facts]
