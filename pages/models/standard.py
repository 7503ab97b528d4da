"""A page of text: about us, how we help, imprint, privacy."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from .base import BasePage


class StandardPage(BasePage):
    """Introduction, blocks, and the pages below it."""

    template = "pages/standard_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.StandardPage"]

    legally_binding = models.BooleanField(
        _("legal text"),
        default=False,
        help_text=_("Translations then say that only the German text is binding."),
    )
    reviewed_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last read it through.")
    )

    content_panels: ClassVar[list[object]] = [
        *BasePage.content_panels,
        FieldPanel("legally_binding"),
        FieldPanel("reviewed_on"),
    ]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("legally_binding", writable=True),
        APIField("reviewed_on", writable=True),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the pages below this one."""
        context = super().get_context(request, *args, **kwargs)
        below = self.get_children().live().public().specific() if self.numchild else Page.objects.none()
        context["children"] = below
        return context
