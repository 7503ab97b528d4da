"""What every page of the house has: an introduction, a body of blocks, plain-language text, search and sharing data."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.fields import BodyField

EASY_FEATURES = ["h2", "h3", "bold", "ul", "link"]


class BasePage(Page):
    """The abstract page all page types share."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One to three sentences. They open the page and stand in lists and search results."),
    )
    body = BodyField(BodyBlock(required=False), blank=True, verbose_name=_("content"))
    easy_language = RichTextField(
        _("Leichte Sprache"),
        blank=True,
        features=EASY_FEATURES,
        help_text=_(
            "The same content in very simple words. Short sentences, one idea each. Readers switch to it."
        ),
    )
    social_image = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Shown when somebody shares the page. Empty shows the door of the house."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("Search engines"),
        ),
        FieldPanel("social_image"),
        MultiFieldPanel([FieldPanel("easy_language")], _("Leichte Sprache")),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.AutocompleteField("introduction"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.SearchField("easy_language"),
    ]
    api_fields: ClassVar[list[Any]] = [
        APIField("introduction", writable=True),
        APIField("body", writable=True),
        APIField("easy_language", writable=True),
        APIField("social_image", writable=True),
    ]

    class Meta:
        abstract = True

    @cached_property
    def language(self) -> str:
        """The language code of this page."""
        return str(self.locale.language_code)

    @property
    def is_translation(self) -> bool:
        """Whether this page stands in another language than the house's first."""
        return self.language != settings.LANGUAGE_CODE

    @property
    def summary(self) -> str:
        """The one text that describes the page to search engines and other programs."""
        return self.search_description or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add whether the reader asked for the Leichte-Sprache text."""
        context = super().get_context(request, *args, **kwargs)
        context["easy"] = bool(self.easy_language) and "leicht" in request.GET
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, marked as a page that may be kept for anonymous readers."""
        response = super().serve(request, *args, **kwargs)
        response.may_be_kept = True
        return response
