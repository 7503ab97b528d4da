"""Sentences of German legal text: points after numbers and abbreviations end none, list items go on."""

import re
from dataclasses import dataclass

from .german import folded_all

_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.?\s?V|z\.?\s?B|d\.?\s?h|u\.?\s?a|o\.?\s?[äÄg]|i\.?\s?[SdVR](?:\.?\s?[vdVm])?|v\.?\s?[HhdC]|Abs|Nr|Art|"
    r"Ziff|bzw|ggf|ggfs|evtl|max|mind|sog|inkl|gem|vgl|lit|St|Str|ca|Dr|Prof|einschl|insb|insbes|stv|stellv|Vors|"
    r"allg|jährl|schriftl|entspr|gez|geb|Hr|Fr|Tel|ff|f|[A-Za-z]|lfd|rd|Kto|usw|etc)|(?<![\d.])\d{1,2}|\b[ivxIVX]{1,4})\.$"
)
_END = re.compile(r"[.!?][\"“”»’)\]]*(?=\s+[\"„“»(\[]?[A-ZÄÖÜ§\d•])|[.!?][\"“”»’)\]]*$")
# "3 Jahre", "14 Tage vor": a line that begins with a number that counts something.
_COUNTS = (
    r"(?!\s+(?:[a-zäöüß%€/]|(?:volle\w* )?(?:Jahr|Monat|Woche|Tag|Stunde|Mitglied|Person|Prozent|Eur|Uhr"
    r"|Drittel|Viertel|Stimmen|Beisitz|Kassenprüf|Vorstandsmitglied|Stellvertret)))"
)
_MARKER = re.compile(
    r"^\s*(?:\(\s*\d{1,2}\s?[a-z]?\s*\)|\(?[a-z]{1,2}\)|\(?(?:[ivx]{1,5})\)|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?:\s?[.):](?=\s)|{_COUNTS}(?=\s))|"
    r"\d{1,2}\)|[a-z]\.(?=\s)|[-–—•▪‣●○◦·*►➢✓]+(?=\s)|(?:Abs(?:atz|\.)?|Ziff(?:er|\.)?)\s*\d+[:.)]?)\s*"
)
_ITEM = re.compile(
    r"^\s*(?:\(?[a-z]{1,2}\)|\(?[ivx]{1,5}\)|[a-z]\.\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]|[-–—•▪‣●○◦·*►➢✓]+\s)"
)
_BULLET = re.compile(r"^\s*[-–—•▪‣●○◦·*►➢✓]+\s")
_UNFINISHED = re.compile(
    r"[:,;]$|\b(?:und|oder|aus|sind|durch|gehören|umfasst|insbesondere|von|für|an|zu|der|die|das|dem|den)$"
)
_NUMBER = re.compile(r"^\s*(?P<open>\(?)(?P<number>\d{1,2})(?P<close>\s?[.)]?)(?=\s)")
_PARAGRAPH = re.compile(
    r"^\s*(?:\(\s*\d{1,2}\s?[a-z]?\s*\)|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?:\s?[.):]\s|{_COUNTS}\s)|Abs(?:atz|\.)\s*\d)"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was written, and folded for reading by machine."""

    text: str
    plain: str


def without_marker(line: str) -> str:
    """The line without "(1)", "a)", "1.2", "•" before it."""
    return _MARKER.sub("", line, count=1)


def begins_paragraph(line: str) -> bool:
    """Whether a numbered paragraph begins here."""
    return bool(_PARAGRAPH.match(line))


def begins_item(line: str) -> bool:
    """Whether an item of a list begins here."""
    return bool(_ITEM.match(line))


def sentences(lines: list[str]) -> list[Sentence]:
    """The sentences of the lines of one clause; broken lines are joined."""
    texts = [text.strip() for block in _blocks(lines) for text in _split(block)]
    plains = folded_all([without_marker(text) for text in texts])
    both = zip(texts, (plain.strip(" .;:!?") for plain in plains), strict=True)
    return [Sentence(text, plain) for text, plain in both if plain]


def _blocks(lines: list[str]) -> list[str]:
    """Lines that belong together: a wrapped line goes on, and so do the items of a list."""
    blocks: list[str] = []
    open_end = parted = False
    count = 0
    for line in lines:
        text = line.strip()
        if not text:
            parted = True
            continue
        goes_on = open_end and (not parted or _goes_on(blocks[-1], text))
        parted = False
        counted = _numeral(text)
        # 1. to 12. and then 2.: the list has ended, and the paragraphs go on.
        goes_on = goes_on and not (counted and count and counted not in (1, count + 1))
        count = counted or count
        if goes_on and not _starts_anew(text, blocks[-1]):
            blocks[-1] = _glued(blocks[-1], text)
        else:
            blocks.append(text)
        open_end = not re.search(r"[.!?][\"“”»’)]*$", text) or bool(_ABBREVIATED.search(text))
    return blocks


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence that an empty line, or the end of a list, interrupts goes on after it."""
    if _UNFINISHED.search(before) or re.match(r"[a-zäöüß]{2,}\s|[\"„“»]", text):
        return True
    return bool(_BULLET.match(text)) and " ; " in before[-700:]


def _numeral(text: str) -> int:
    """The number before a line, as in "3." or "(3)"; 0 when there is none."""
    match = _NUMBER.match(text)
    return int(match["number"]) if match and (match["open"] or match["close"].strip()) else 0


def _starts_anew(text: str, before: str) -> bool:
    """A numbered paragraph ends what stood before, unless a list is going on there."""
    if before.endswith(":") and re.match(r"\(?\d{1,2}\s?[.)]\s*[a-zäöüß]", text):
        return False  # the word processor went on counting in the list
    if _follows(before, text):
        return True
    if before.endswith((":", ",", ";", " und", " oder", " sowie", "-")):
        return False
    if re.match(r"(?:1\s?[.)]|a\))\s", text):
        return False  # the first item of a list whose sentence isn't finished
    return begins_paragraph(text) and not _is_list(before)


def _follows(before: str, text: str) -> bool:
    """Whether "(2)" comes after a block that began with "(1)": then the list in it has ended."""
    first, second = _NUMBER.match(before), _NUMBER.match(text)
    same = first and second and first["open"] == second["open"] and first["close"] == second["close"]
    return bool(same and first and second and int(second["number"]) == int(first["number"]) + 1)


def _is_list(before: str) -> bool:
    return " ; " in before[-700:] or (
        ":" in before[-700:] and not re.search(r"[.!?]\s+[A-ZÄÖÜ]", before.rpartition(":")[2])
    )


def _glued(before: str, text: str) -> str:
    if (
        re.search(r"[a-zäöüß]-$", before)
        and text[:1].islower()
        and not re.match(r"(und|oder|bzw|sowie)\b", text)
    ):
        return before[:-1] + text
    if begins_item(text) or re.match(r"1\s?[.)]\s", text):
        return (
            f"{before.rstrip(';')} ; {without_marker(text)}"
            if not before.endswith(":")
            else f"{before} {without_marker(text)}"
        )
    return f"{before} {text}"


def _split(block: str) -> list[str]:
    parts, start = [], 0
    for end in _END.finditer(block):
        if _ABBREVIATED.search(block[start : end.start() + 1]) and end.end() < len(block):
            continue
        parts.append(block[start : end.end()])
        start = end.end()
    return [part for part in [*parts, block[start:]] if part.strip()]
