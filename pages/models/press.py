"""For the press: whom to call, what was told, pictures with their licence."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import PressPicturesBlock, ReleasesBlock
from pages.fields import BodyField

from .base import BasePage


class PressPage(BasePage):
    """Contact, releases and pictures for newspapers and radio."""

    template = "pages/press_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = []

    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_hours = models.CharField(_("when to reach"), max_length=200, blank=True)
    releases = BodyField(ReleasesBlock(required=False), blank=True, verbose_name=_("press releases"))
    pictures = BodyField(PressPicturesBlock(required=False), blank=True, verbose_name=_("press pictures"))

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("contact_hours"),
            ],
            _("Contact"),
        ),
        FieldPanel("releases"),
        FieldPanel("pictures"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *BasePage.search_fields,
        index.SearchField("contact_name"),
        index.SearchField("releases"),
    ]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        *(
            APIField(name, writable=True)
            for name in ("contact_name", "contact_email", "contact_phone", "contact_hours")
        ),
        APIField("releases", writable=True),
        APIField("pictures", writable=True),
    ]

    class Meta:
        verbose_name = _("press page")
        verbose_name_plural = _("press pages")

    @property
    def newest_releases(self) -> list[object]:
        """The newest release first, in whatever order they were written down."""
        return sorted((each.value for each in self.releases), key=lambda each: each["date"], reverse=True)
