"""What every page of the house has: introduction, blocks, Leichte Sprache, search and sharing data."""

import json
from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_field_value
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail_localize.fields import get_translatable_fields

from pages.blocks import BodyBlock
from pages.cache.version import ANY, changing, remembered
from pages.fields import BodyField
from pages.locales import is_restricted, languages, speaking
from pages.readability import of_page

from .sayings import said_hash

EASY_FEATURES = ["h2", "h3", "bold", "ul", "link"]
# What is asked about the pages that say the same in other languages.
FAMILY = """
SELECT page.id, title, url_path, locale_id, translation_key, live_revision_id,
    mark.id AS marked, mark.source_revision_id AS source_revision, mark.hashes::text AS hashes
FROM wagtailcore_page AS page LEFT JOIN pages_translationmark AS mark ON mark.page_id = page.id
WHERE translation_key = %s AND live
"""


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

    # Beyond the pages that are read to draw this one: nothing, or lists by type (pages.cache.version).
    shows: ClassVar[tuple[str, ...]] = (ANY,)

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[object]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("Search engines"),
        ),
        FieldPanel("social_image"),
        MultiFieldPanel([FieldPanel("easy_language")], _("Leichte Sprache")),
    ]
    search_fields: ClassVar[list[object]] = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.AutocompleteField("introduction"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.SearchField("easy_language"),
    ]
    api_fields: ClassVar[list[object]] = [
        APIField("introduction", writable=True),
        APIField("body", writable=True),
        APIField("easy_language", writable=True),
        APIField("social_image", writable=True),
    ]

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[object], **options: object
    ) -> Self:
        """Pages come with their language, which everything asks for; it is read once, not once a page."""
        page = super().from_db(db, field_names, values, **options)
        if "locale_id" in page.__dict__ and not changing():
            known = languages().get(page.locale_id)
            if known is not None:
                page._state.fields_cache["locale"] = known
        return page

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

    @cached_property
    def family(self) -> dict[str, Page]:
        """The live pages that say the same, by language code, with the marks of translations."""
        pages = speaking(Page.objects.raw(FAMILY, [self.translation_key]))
        return {page.locale.language_code: page for page in pages}

    @property
    def german(self) -> Page | None:
        """The page this one translates, without its own fields."""
        return self.family.get(settings.LANGUAGE_CODE) if self.is_translation else None

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """The way from the home page to here; routing has left it, previews look it up."""
        if self.depth < 3:
            return []
        above = getattr(self, "way", None) or self.get_ancestors().filter(depth__gt=1)
        links = [{"title": page.title, "href": page.get_url(request) or ""} for page in above]
        return [*links, {"title": self.title, "href": ""}]

    def translation_state(self) -> str:
        """`older` when the original has changed since this translation was made, else empty."""
        german = self.german
        if german is None:
            return ""
        told = vars(self.family.get(self.language, german))
        if told["marked"] is None or told["source_revision"] == german.live_revision_id:
            return ""  # the very same revision: nothing to compare
        if self.original is None:
            return ""
        return "older" if changed_fields(self.original, json.loads(told["hashes"])) else ""

    def get_view_restrictions(self) -> object:
        """Wagtail's restrictions; a house without any doesn't look for them on each page."""
        if not is_restricted():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def _get_site_root_paths(self, cache_object: Any = None, **kwargs: object) -> object:
        """Wagtail's own list of sites, without asking the database cache for it on each request."""
        kept = cache_object if cache_object is not None else self
        if not hasattr(kept, "_wagtail_cached_site_root_paths"):
            kept._wagtail_cached_site_root_paths = remembered("roots", Site.get_site_root_paths)
        return kept._wagtail_cached_site_root_paths

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the way here, the state of the translation, and whether Leichte Sprache was asked for."""
        self._get_site_root_paths(request)
        request.page = self  # type: ignore[attr-defined] # the frame's language links read it
        return {
            **super().get_context(request, *args, **kwargs),
            "crumbs": self.crumbs(request),
            "easy": bool(self.easy_language) and "leicht" in request.GET,
            "translation_state": self.translation_state(),
            "only_german_binds": self.is_translation and getattr(self, "legally_binding", False),
            "source_url": self.german.get_url(request) if self.german else "",
        }

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        """While writing: how easy the text is to read."""
        return {**self.get_context(request), "readability": of_page(self)}

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer, marked as a page that may be kept for anonymous readers."""
        response = super().serve(request, *args, **kwargs)
        response.may_be_kept = True
        response.shows = self.shows
        response.keep_until = (getattr(response, "context_data", None) or {}).get("keep_until")
        return response


# Addresses and search data may differ without the text being older.
NOT_COMPARED = frozenset({"slug", "seo_title", "search_description", "social_image"})


def field_hashes(page: BasePage, data: dict[str, object] | None = None) -> dict[str, str]:
    """One hash per field that gets translated; `data` is an older content of the page, default: as it is."""
    names = [item.field_name for item in get_translatable_fields(type(page)) if item.is_translated(page)]
    names = [name for name in names if name not in NOT_COMPARED]
    if data is None:  # as a revision would hold it, without reading comments and the like
        data = {name: as_in_a_revision(page, name) for name in names}
    return {name: said_hash(data.get(name)) for name in names}


def as_in_a_revision(page: BasePage, name: str) -> object:
    """The content of one field as a revision holds it."""
    return get_field_value(page._meta.get_field(name), page)


def changed_fields(page: BasePage, known: dict[str, str]) -> list[str]:
    """The fields whose content differs from the hashes somebody noted earlier."""
    return [name for name, value in field_hashes(page).items() if known.get(name) != value]
