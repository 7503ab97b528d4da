"""The people who work in the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import PeopleBlock
from pages.fields import BodyField

from .base import BasePage


class TeamPage(BasePage):
    """Who does what, in which languages, and how to reach them."""

    template = "pages/team_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = []

    people = BodyField(PeopleBlock(required=False), blank=True, verbose_name=_("people"))

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("people"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*BasePage.search_fields, index.SearchField("people")]
    api_fields: ClassVar[list[object]] = [*BasePage.api_fields, APIField("people", writable=True)]

    class Meta:
        verbose_name = _("team page")
        verbose_name_plural = _("team pages")
