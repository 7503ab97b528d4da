"""An issue as readers see it: its rubrics with their entries, as a page, as HTML mail and as plain text."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from inscriptis import get_text
from inscriptis.model.config import ParserConfig
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from workflows.outbox.frame import PREVIEW, in_frame
from workflows.people.models import House

from .rubrics import Rubric


@dataclass(frozen=True)
class Entry:
    """One thing an issue tells; `language` differs from the issue's when there is no translation."""

    title: str
    html: str
    text: str
    url: str
    language: str


@dataclass(frozen=True)
class Section:
    """A rubric that has something to tell."""

    code: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Letter:
    """An issue as mail; `%%unsubscribe_url%%` and `%%manage_url%%` are the reader's own."""

    subject: str
    text: str
    html: str
    language: str


def sections_of(issue: Any, rubrics: Collection[str] = ()) -> list[Section]:
    """The filled rubrics of `issue` in the fixed order; only those named in `rubrics` when any is."""
    by_code = {block.block_type: block.value["entries"] for block in issue.body}
    sections = []
    with translation.override(issue.language):
        for rubric in Rubric:
            if rubrics and rubric.value not in rubrics:
                continue
            entries = tuple(
                entry for block in by_code.get(rubric.value, ()) if (entry := _entry(block, issue))
            )
            if entries:
                sections.append(Section(rubric.value, str(rubric.label), entries))
    return sections


def _entry(block: Any, issue: Any) -> Entry | None:
    if block.block_type == "item":
        html = _whole_addresses(expand_db_html(block.value["text"].source))
        return Entry(block.value["title"], html, plain(html), block.value["url"], issue.language)
    return _page_entry(block.value, issue)


def _whole_addresses(html: str) -> str:
    """Links into the house with its full address: mail has no address of its own."""
    return html.replace('href="/', f'href="{settings.PUBLIC_URL}/')


def _page_entry(value: Any, issue: Any) -> Entry | None:
    """The linked page in the issue's language, else as it was written; nothing while it isn't published."""
    chosen = value["page"]
    if chosen is None:
        return None
    page = chosen.get_translation_or_none(issue.locale) if chosen.locale_id != issue.locale_id else chosen
    page = page if page is not None and page.live else chosen
    if not page.live:
        return None
    page = page.specific
    text = value["text"] or getattr(page, "introduction", "") or page.search_description
    language = page.locale.language_code
    return Entry(page.title, "", text, page_url(page), language)


def page_url(page: Page) -> str:
    """The full public address of a page, in the language the page is written in."""
    with translation.override(page.locale.language_code):
        return f"{settings.PUBLIC_URL}{page.get_url() or '/'}"


def mail_of(issue: Any, *, language: str, rubrics: Collection[str] = ()) -> Letter:
    """The issue as mail to readers of `language`; a note says so when the issue is in another one."""
    sections = sections_of(issue, rubrics)
    context = {
        "issue": issue,
        "subject": issue.title,
        "preview": _preview(issue, sections),
        "sections": sections,
        "issue_url": page_url(issue),
        "reader_language": language,
        "other_language": language != issue.language,
        "house": House.load(),
    }
    with translation.override(language):
        context["note"] = render_to_string("newsletters/mail/note.txt", context).strip()
    with translation.override(issue.language):
        text = render_to_string("newsletters/mail/issue.txt", context)
    html = in_frame("newsletters/mail/issue.mjml", context, issue.language)
    return Letter(issue.title, _tidy(text), html, issue.language)


def _preview(issue: Any, sections: list[Section]) -> str:
    """What lists of mails show beside the subject: the introduction, else what the issue tells about."""
    titles = " · ".join(entry.title for section in sections for entry in section.entries)
    return Truncator(issue.introduction or titles).chars(PREVIEW)


def filled(body: str, fields: dict[str, str]) -> str:
    """`body` with the reader's own addresses in it."""
    for name, value in fields.items():
        body = body.replace(f"%%{name}%%", value)
    return body


def plain(html: str) -> str:
    """Rich text as plain text, links written out."""
    return get_text(html, ParserConfig(display_links=True)).strip()


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.strip().splitlines()]
    tidy: list[str] = []
    for line in lines:
        if line or (tidy and tidy[-1]):
            tidy.append(line)
    return "\n".join(tidy) + "\n"
