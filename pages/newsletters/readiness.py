"""Is an issue ready: what each rubric tells in each language, how big the mail is, where its links lead.

Addresses outside the house are not tried; that they are whole is looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.routing import page_at

from . import digest, freezing
from .models import Campaign, NewsletterIssuePage
from .rubrics import Rubric

# Mail programs cut off what is longer (Gmail at 102 kB).
MOST_BYTES = 100_000
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True)
class Told:
    """One rubric: its entries, those told in another language, and those whose page is not public."""

    code: str
    title: str
    entries: int
    in_other_language: int
    left_out: int


@dataclass(frozen=True)
class Readiness:
    """One language of an issue."""

    language: str
    size: int
    rubrics: tuple[Told, ...]
    dead_links: tuple[str, ...]
    pictures_without_words: int

    @property
    def name(self) -> str:
        """The language as it calls itself."""
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def kilobytes(self) -> int:
        """The size as people say it, rounded up."""
        return -(-self.size // 1000)

    @property
    def is_too_big(self) -> bool:
        """Whether mail programs would cut it."""
        return self.size > MOST_BYTES

    @property
    def left_out(self) -> int:
        """How many entries nobody would see."""
        return sum(each.left_out for each in self.rubrics)


def readiness(campaign: Campaign) -> list[Readiness]:
    """Each language that the issue is written in: what is frozen, or else as it was written last."""
    frozen = {edition.language: edition.html for edition in campaign.editions.all()}
    pages = campaign.issue.get_translations(inclusive=True).select_related("locale").order_by("pk")
    found, house = [], _House()
    for page in pages:
        newest: NewsletterIssuePage = page.get_latest_revision_as_object()
        html = frozen.get(newest.language) or digest.mail_of(newest, language=newest.language).html
        found.append(_of(newest, html, house))
    return found


def _of(issue: NewsletterIssuePage, html: str, house: "_House") -> Readiness:
    itself = digest.page_url(issue)  # public as soon as it is approved
    seen = _Seen()
    seen.feed(html)
    return Readiness(
        issue.language,
        len(freezing.without_marks(html).encode()),
        tuple(_rubrics(issue)),
        tuple(dict.fromkeys(link for link in seen.links if link != itself and not house.has(link))),
        seen.pictures_without_words,
    )


def _rubrics(issue: NewsletterIssuePage) -> Iterable[Told]:
    shown = {section.code: section.entries for section in digest.sections_of(issue)}
    written = {block.block_type: len(block.value["entries"]) for block in issue.body}
    for rubric in Rubric:
        entries = shown.get(rubric.value, ())
        others = sum(entry.language != issue.language for entry in entries)
        left_out = written.get(rubric.value, 0) - len(entries)
        yield Told(rubric.value, str(rubric.label), len(entries), others, left_out)


class _Seen(HTMLParser):
    """The links and pictures of a mail."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures_without_words = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of it."""
        values = dict(attrs)
        if tag == "a":
            self.links.append(values.get("href") or "")
        elif tag == "img" and values.get("alt") is None:
            self.pictures_without_words += 1


class _House:
    """What is public in the house; each path is looked up once, for all languages of an issue."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def has(self, link: str) -> bool:
        """Whether the address is whole and, in the house, something public is there."""
        if link.startswith("%%"):
            return True  # the reader's own address, filled in for each
        address = urlsplit(link)
        if address.scheme not in SCHEMES or (address.scheme.startswith("http") and not address.netloc):
            return False
        own, path = urlsplit(settings.PUBLIC_URL), address.path or "/"
        if address.netloc != own.netloc:
            return True
        if path not in self._known:
            self._known[path] = self._is_there(path)
        return self._known[path]

    def _is_there(self, path: str) -> bool:
        with translation.override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            try:
                match = resolve(path)
            except Resolver404:
                return False
        if match.url_name != "wagtail_serve":
            return True
        if self._site is None:
            return False
        return page_at(path, get_language_from_path, self._site.root_page, self._public) is not None

    @cached_property
    def _site(self) -> Site | None:
        found: Site | None = (
            Site.objects.filter(is_default_site=True).select_related("root_page__locale").first()
        )
        return found

    @cached_property
    def _public(self) -> PageQuerySet:
        return Page.objects.live().public()
