"""Words in the HTML of a page: the first time that it says one, a button opens what it means.

The popover is the browser's own: no script, closed by Escape or a tap beside it. Headings, links and other
things to press stay as they are, and so do words in another language than the page's.
"""

import re

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .matching import Glossary, Word

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9-]+)", re.IGNORECASE)
LANG = re.compile(r"\slang=[\"']?([a-z-]+)", re.IGNORECASE)
TERM = (
    '<span class="term"><button type="button" class="term__word" popovertarget="word-{code}">{said}</button>'
    '<span class="term__text" id="word-{code}" popover><strong>{word}</strong>{german} '
    '<span class="term__means">{means}</span> <a href="{more}">{all}</a></span></span>'
)
GERMAN = ' (<bdi lang="de" dir="ltr">{}</bdi>)'
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PRESSED = ("a", "button", "summary", "label", "legend", "nav", "form", "select", "textarea")
LEFT_ALONE = frozenset({*HEADINGS, *PRESSED, "code", "pre", "script", "style", "svg"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def explained(html: str, words: Glossary, language: str, taken: set[str]) -> SafeString:
    """`html` with its first words explained; `taken` are the codes that the page has explained already."""
    inside: list[str] = []  # elements that are left alone, from the outermost
    pieces = []
    for piece in TAG.split(html):
        if piece.startswith("<"):
            _step(piece, language, inside)
        is_text = not (inside or piece.startswith("<"))
        pieces.append(_marked(piece, words, taken) if is_text else piece)
    return mark_safe("".join(pieces))


def _step(tag: str, language: str, inside: list[str]) -> None:
    """Into an element or out of it."""
    found = NAME.match(tag)
    if found is None:
        return
    name = found[1].lower()
    if tag.startswith("</"):
        if inside and inside[-1] == name:
            inside.pop()
    elif not tag.endswith("/>") and name not in VOID:
        said = LANG.search(tag)
        is_foreign = said is not None and said[1].split("-")[0].lower() != language
        if inside[-1:] == [name] or (not inside and (name in LEFT_ALONE or is_foreign)):
            inside.append(name)


def _marked(text: str, words: Glossary, taken: set[str]) -> str:
    pieces, end = [], 0
    for place in words.said(text):
        if place.word.code in taken:
            continue
        taken.add(place.word.code)
        pieces += [text[end : place.start], _term(place.word, text[place.start : place.end])]
        end = place.end
    return "".join([*pieces, text[end:]])


def _term(word: Word, said: str) -> str:
    """The button and what it opens; `said` is HTML already."""
    return format_html(
        TERM,
        code=word.code,
        said=mark_safe(said),
        word=word.word,
        german=format_html(GERMAN, word.german) if word.german else "",
        means=word.means,
        more=f"{reverse('public:glossary')}#{word.code}",
        all=_("All words"),
    )
