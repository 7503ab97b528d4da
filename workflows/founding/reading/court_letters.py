"""A letter of the register court taken apart: what it objects to, one by one, and until when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from workflows.engine import calendar
from workflows.values.days import read_day
from workflows.values.reading import Unreadable

from ..statute_check.german import folded, pattern
from ..statute_check.sentences import sentences, without_marker

# Below, nothing is an objection: greetings, instructions on remedies, costs of the proceedings.
_END = pattern(
    r"^(?:mit (?:freundlichen|besten) (?:grüßen|empfehlungen)|hochachtungsvoll|freundliche grüße"
    r"|rechts(?:behelfs|mittel)belehrung|auf anordnung|beglaubigt|gez\b)"
)
_OBJECTS = pattern(
    r"\b(?:fehl(?:t|en|ende\w*)|bedenken|beanstand\w+|unklar\w*|widerspr\w+|unzulässig\w*|unwirksam\w*|ungültig\w*"
    r"|bedarf|bedürfen|muss|müssen|nachzureichen|einzureichen|nachzuweisen|vorzulegen|beizufügen|klarzustellen"
    r"|verstößt|verstoßen|irreführend\w*|verwechs\w+|verwechslungs\w+|doppeldeutig\w*|unbestimmt\w*)\b"
    r"|\bbitte\b.{0,160}\b(?:ergänz|änder|reich|teil|füg|stell|erläuter|weis|leg|send|nenn|geb|berichtig)"
    r"|\b(?:ist|sind)\b.{0,160}\bzu (?:ergänzen|ändern|berichtigen|streichen|bestimmen|regeln|nennen|fassen)"
    r"|\bnicht (?:eindeutig|erkennbar|ersichtlich|enthalten|ausreichend|hinreichend|geregelt|angegeben)"
    r"|\bnicht (?:vereinbar|nachgewiesen|beigefügt|unterschrieben|bestimmt|klar)"
    r"|\bkeine? (?:regelung|angabe|bestimmung|aussage|unterschrift)"
    r"|\b(?:entspricht|genügt|genügen|entsprechen)\b.{0,120}\bnicht\b|\blässt (?:sich )?nicht\b"
    r"|\bwird gebeten\b"
)
# What a letter says about itself: its term, the way to appeal, the case's number.
_ABOUT_ITSELF = pattern(
    r"\b(?:beschwerde|rechtsmittel|rechtsbehelf\w*|zwischenverfügung|geschäftszeichen|aktenzeichen)\b"
    r"|\b(?:eintragungs)?hindernis(?:se)?\b.{0,60}\b(?:entgegen|beheben|behebung|folgende)"
    r"|\bzur (?:behebung|erledigung|beseitigung)\b|\bfrist (?:von|bis|gesetzt|bestimmt)|\bwird zurückgewiesen"
    r"|\bsehr geehrte|\bzur (?:anmeldung|eintragung)\b.{0,80}\b(?:folgende|nachstehende|bestehen)\b"
)
_MARKED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-h]\)|[IVX]{1,4}\.|[-–—•▪*])\s+(?=\S)")
_MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_DAY = re.compile(
    r"\bbis (?:spätestens )?(?:zum |einschließlich )*(?:(?P<day>\d{1,2})\.\s?(?P<name>"
    + "|".join(_MONTHS)
    + r")\s(?P<year>\d{4})|(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}))",
    re.IGNORECASE,
)
_NUMBERS = (
    "einem",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
_TERM = re.compile(
    r"\b(?:binnen|innerhalb|frist)\s(?:einer\s)?(?:frist\s)?(?:von\s)?(?P<count>\d{1,3}|eine[rms]|"
    + "|".join(_NUMBERS)
    + r")\s(?P<unit>tag|woche|monat)",
    re.IGNORECASE,
)
_SHORTEST = 12
MOST_POINTS = 30


@dataclass(frozen=True)
class Objection:
    """One thing the court wants, in its own words; `due_on` when a term of its own stands there."""

    text: str
    due_on: date | None = None


def objections(letter: str, *, received_on: date) -> list[Objection]:
    """What the letter objects to, in its order; empty when nothing in it reads like an objection."""
    found = [each for block in _blocks(letter.splitlines()) for each in _objections_in(block)]
    return [Objection(text, term_in(text, received_on)) for text in dict.fromkeys(found)][:MOST_POINTS]


def term_in(text: str, received_on: date) -> date | None:
    """The day that a text names ("bis zum 8. Januar 2027", "binnen vier Wochen"), if it names one."""
    if day := _DAY.search(text):
        return _named(day)
    if term := _TERM.search(text):
        start = timezone.make_aware(datetime.combine(received_on, time(12)))
        count = _count(term["count"].lower())
        if term["unit"].lower() == "monat":
            return timezone.localdate(calendar.due_months(start, count))
        days = count * 7 if term["unit"].lower() == "woche" else count
        return timezone.localdate(calendar.due(start, days))
    return None


def _named(found: re.Match[str]) -> date | None:
    if found["date"]:
        written = found["date"].replace(" ", "")
    else:
        written = f"{found['day']}.{_MONTHS.index(found['name'].lower()) + 1}.{found['year']}"
    try:
        return read_day(written)
    except Unreadable:
        return None


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else 1


def _blocks(lines: list[str]) -> Iterator[str]:
    """The paragraphs and items of the letter up to its greeting; lines that were broken are joined."""
    block: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if _END.search(folded(text)):
            break
        if block and (not text or _MARKED.match(text)):
            yield _joined(block)
            block = []
        if text:
            block.append(text)
    if block:
        yield _joined(block)


def _joined(lines: list[str]) -> str:
    return re.sub(r"(?<=[a-zäöüß])- (?=[a-zäöüß])(?!(?:und|oder|bzw)\b)", "", " ".join(lines))


def _objections_in(block: str) -> Iterator[str]:
    """An item of a list is one objection; in running text each sentence that wants something begins one."""
    if _MARKED.match(block):
        text = without_marker(block).strip()
        if len(text) >= _SHORTEST and not text.endswith(":") and not _is_about_itself(folded(text)):
            yield text
        return
    gathered = ""
    for sentence in sentences([block]):
        if _is_about_itself(sentence.plain):
            continue
        if _OBJECTS.search(sentence.plain):
            if gathered:
                yield gathered
            gathered = sentence.text
        elif gathered:
            gathered = f"{gathered} {sentence.text}"
    if gathered:
        yield gathered


def _is_about_itself(plain: str) -> bool:
    """Whether this speaks of term, remedies or number alone."""
    return bool(_ABOUT_ITSELF.search(plain))
