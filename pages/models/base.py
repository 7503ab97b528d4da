"""What every page of the house has: an introduction, a body of blocks, plain-language text, search and sharing data."""

import hashlib
import json
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
from wagtail_localize.fields import get_translatable_fields

from pages.blocks import BodyBlock
from pages.fields import BodyField

from .translations import TranslationMark

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

    @cached_property
    def original(self) -> "BasePage | None":
        """The live page in the house's first language that this page translates."""
        if not self.is_translation:
            return None
        same = type(self).objects.filter(translation_key=self.translation_key, live=True)
        return same.filter(locale__language_code=settings.LANGUAGE_CODE).select_related("locale").first()

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """The way from the home page to here."""
        if self.depth < 3:
            return []
        above = self.get_ancestors().filter(depth__gt=1)
        return [
            *({"title": p.title, "href": p.get_url(request) or ""} for p in above),
            {"title": self.title, "href": ""},
        ]

    def translation_state(self) -> str:
        """`older` when the original has changed since this translation was made, else empty."""
        told = TranslationMark.objects.filter(page_id=self.pk).first() if self.original else None
        if told is None or self.original is None:
            return ""
        return "older" if changed_fields(self.original, told.hashes) else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, the state of the translation, and whether the reader asked for Leichte Sprache."""
        request.page = self  # type: ignore[attr-defined]  the frame's language links read it
        return {
            **super().get_context(request, *args, **kwargs),
            "crumbs": self.crumbs(request),
            "easy": bool(self.easy_language) and "leicht" in request.GET,
            "translation_state": self.translation_state(),
            "source_url": self.original.get_url(request) if self.original else "",
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, marked as a page that may be kept for anonymous readers."""
        response = super().serve(request, *args, **kwargs)
        response.may_be_kept = True
        return response


# Addresses and search data may differ without the text being older.
NOT_COMPARED = frozenset({"slug", "seo_title", "search_description", "social_image"})


def field_hashes(page: BasePage, data: dict[str, Any] | None = None) -> dict[str, str]:
    """One hash per field that gets translated; `data` is an older content of the page, default: as it is."""
    values = data if data is not None else page.serializable_data()
    names = [item.field_name for item in get_translatable_fields(type(page)) if item.is_translated(page)]
    return {name: _hash(values.get(name)) for name in names if name not in NOT_COMPARED}


def changed_fields(page: BasePage, known: dict[str, str]) -> list[str]:
    """The fields whose content differs from the hashes somebody noted earlier."""
    return [name for name, value in field_hashes(page).items() if known.get(name) != value]


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]
