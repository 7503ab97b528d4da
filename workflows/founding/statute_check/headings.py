"""Finding the headings of clauses: §, Art., 1., roman numbers, or none at all."""

import re

from .german import folded
from .reading import Line
from .topics import topics_of_title

_SECTION = re.compile(
    r"^\s*(?P<mark>§§?|Art(?:ikel|\.)?|Paragraph|Paragraf|Abschnitt|Kapitel|Ziffer|Teil)\s*(?P<number>\d{1,3}|[IVX]{1,6})"
    r"\s?(?P<letter>[a-z]\b)?\s*[.:)\]–—-]*\s*(?P<title>.*)$"
)
_NUMBERED = re.compile(
    r"^\s*(?P<number>\d{1,2}|[IVX]{1,6}|[A-H])(?:\s?[.):]?\s+|(?=[A-ZÄÖÜ][a-zäöü]{3}))(?P<title>\S.*)$"
)
_ROMAN = re.compile(r"^\s*[IVX]{1,6}\s?[.):]\s")
# "7. Wahl der Kassenprüfer." ends a list of tasks; a title has no full stop.
_LAST_ITEM = re.compile(r"[a-zäöüß]{3}\.\s*$")
_LAW = re.compile(
    r"^(?:(?:Abs|Absatz|Satz|S\.|Nr|Nummer|Ziff|ff?\b|BGB|AO|FamFG|EStG|UStG|GwG|VereinsG|der |des |dieser |"
    r"und |bis |oder |sowie |in |"
    r"gilt|gelten|genannt|aufgef|bleib|ist\b|sind\b|finde|wird|werden|nicht|entsprech|beschrieb|,|;|\.\.)|\)|$)"
)
_DANGLING = re.compile(
    r"(?:\b(?:des|der|dem|den|nach|gemäß|gem\.|im Sinne|i\.\s?S\.\s?d\.|von|und|oder|bis|laut|in|"
    r"aus|gem|vgl\.?|siehe|zu|"
    r"entsprechend|i\.V\.m\.|Sinne|s\.)|§§?|[,(–-])$"
)
_VERB = re.compile(
    r"\b(ist|sind|wird|werden|kann|können|hat|haben|muss|müssen|darf|dürfen|soll|sollen|führt|besteht|erfolgt|entscheidet|"
    r"gilt|gelten|beträgt|endet|beschließt|wählt|bleibt|fällt|tritt|verfolgt|erhält|erhalten|leitet|vertritt|trägt)\b"
)
_DOTS = re.compile(r"\s*[.…·_]{3,}\s*\d*\s*$|\t+\d+\s*$|\s{3,}\d{1,3}\s*$")
_LONGEST = 90
_LONGEST_BARE = 60


def section_of(line: Line, before: str) -> tuple[int | None, str] | None:
    """The number and title when this line is the heading of a "§ 3"; None otherwise."""
    match = _SECTION.match(line.text)
    if match is None:
        return None
    title = tidy(match["title"])
    if not line.is_heading:
        rest = match["title"].strip()
        dangling = bool(_DANGLING.search(before.strip())) and bool(before.strip())
        if (rest and _LAW.match(rest)) or dangling or (match["mark"] == "§§"):
            return None
        if not rest and (
            dangling
            or (before.strip() and not re.search(r"[.:;!?\"“”)]$", before.strip()) and len(before) > 50)
        ):
            return None
    number = int(match["number"]) if match["number"].isdigit() else None
    return number, title


def numbered(line: Line) -> str | None:
    """The title when this line is the heading of "3. Mitgliedschaft" or "IV. Vorstand"; None otherwise."""
    match = _NUMBERED.match(line.text)
    if match is None or (_LAST_ITEM.search(line.text) and not line.is_heading):
        return None
    title = tidy(match["title"])
    return title if _is_title(title, line.is_heading, _LONGEST) else None


def roman(line: Line) -> str | None:
    """The title when this line is the heading of "IV. Vorstand": then arabic numbers count its paragraphs."""
    return numbered(line) if _ROMAN.match(line.text) else None


def bare(line: Line) -> str | None:
    """The title when this line is a heading without number; None otherwise."""
    title = tidy(line.text)
    return title if _is_title(title, line.is_heading, _LONGEST_BARE) else None


def tidy(title: str) -> str:
    """A title without dot leaders, page numbers and marks around it."""
    return _DOTS.sub("", title).strip().strip("*_#[]:–—- ").removesuffix(".").strip()


def _is_title(title: str, is_heading: bool, longest: int) -> bool:
    if not title or len(title) > longest or not re.match(r"[A-ZÄÖÜ„\"(]", title):
        return False
    if is_heading:
        return True
    if title.endswith((",", ";", ".", ":")) or _VERB.search(title):
        return False
    words = folded(title)
    return bool(topics_of_title(words)) and len(words.split()) <= 9
