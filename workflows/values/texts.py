"""One normal form for every text that is typed or pasted: nothing readable is lost, nothing hides.

Pasted texts carry what nobody sees: controls out of PDF files and presentations, marks of direction out of
phones, private bullets of Word. They are made into what they stood for, or left out. Joiners stay where
a script needs them (Persian, Indic, families of emoji).
"""

import re
import unicodedata

_LINES = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
# Typographic signs of Windows-1252 that were read as Latin-1 on their way.
_MISREAD = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)))
_NON_CHARACTERS = dict.fromkeys(
    (*range(0xFDD0, 0xFDF0), *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)))
)
# Overrides and embeddings make a text read differently from what it says; the rest shows nothing.
_HIDING = dict.fromkeys(
    (
        0xAD,
        0x200B,
        0x2060,
        0xFEFF,
        0x180E,
        *range(0x202A, 0x202F),
        *range(0x2061, 0x2070),
        *range(0xFFF9, 0xFFFC),
    )
)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# The signs of the fonts Symbol and Wingdings, as Word copies them.
_BULLETS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF0A8: "☐",
    0xF06F: "☐",
    0xF071: "☐",
    0xF076: "❖",
    0xF0E0: "→",
    0xF0E8: "→",
    0xF02D: "–",
}
_ALWAYS = _CONTROLS | _MISREAD | _LINES | _NON_CHARACTERS | _HIDING | _SURROGATES | _BULLETS
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
_FLAG = 0x1F3F4
_TAGS = range(0xE0001, 0xE0080)
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u180e\u200b-\u200d\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U0001fffe-\U0010ffff]"
)


def clean(text: str) -> str:
    """`text` in its normal form: NFC, line feeds, no controls, nothing invisible that does no work."""
    if _SUSPECT.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ALWAYS)
        text = _without_idle_joiners(text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` as a single line with single spaces."""
    return " ".join(clean(text).split())


def bare(text: str) -> str:
    """`text` for addresses, numbers and codes: one line, plain letters and signs, without any mark."""
    seen = "".join(_narrow(letter) for letter in one_line(text) if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split())


def _narrow(letter: str) -> str:
    """The wide letters of Asian keyboards in plain; nothing else, or 5² would become 52."""
    wide = unicodedata.decomposition(letter).startswith(("<wide>", "<narrow>"))
    return unicodedata.normalize("NFKC", letter) if wide else letter


def _without_idle_joiners(text: str) -> str:
    if not any(letter in text for letter in _JOINERS) and not any(ord(letter) in _TAGS for letter in text):
        return text
    kept = []
    for place, letter in enumerate(text):
        if letter in _JOINERS and not _joins(text, place):
            continue
        if ord(letter) in _TAGS and not _ends_a_flag(text, place):
            continue
        kept.append(letter)
    return "".join(kept)


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands behind a letter, mark or picture outside the Latin, Greek, Cyrillic scripts."""
    before = text[place - 1] if place else ""
    return ord(before or "a") >= 0x0590 and unicodedata.category(before) in ("Lo", "Mn", "Mc", "So", "Sk")


def _ends_a_flag(text: str, place: int) -> bool:
    """Flags of regions are a black flag with letters of their own behind it."""
    while place and ord(text[place]) in _TAGS:
        place -= 1
    return ord(text[place]) == _FLAG
