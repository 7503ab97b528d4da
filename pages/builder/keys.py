"""Keys: made from the German label when left empty, and never changed once the form is published."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

Raw = dict[str, Any]
LONGEST = 40
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_RESERVED_STEPS = frozenset({"check", "resume", "print", "read", "submit", "autosave", "done"})


def slug(text: str, fallback: str = "question") -> str:
    """Small letters, digits and _ out of any text, starting with a letter."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_GERMAN)).encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if len(word) > LONGEST:
        word = word[: LONGEST + 1].rpartition("_")[0] or word[:LONGEST]
    return word if word[:1].isalpha() else f"{fallback}_{word}".strip("_")


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    taken.add(name)
    return name


def _siblings(steps: list[Raw]) -> Iterator[tuple[str, str, list[Raw]]]:
    """Blocks whose keys must differ from each other: (field with the key, field with the label, blocks)."""
    yield "key", "title", steps
    entries = [entry for step in steps for entry in step["value"].get("questions") or ()]
    sections = [entry for entry in entries if entry["type"] == "section"]
    yield "key", "title", sections
    inside = [entry for section in sections for entry in section["value"].get("questions") or ()]
    questions = [entry for entry in entries if entry["type"] != "section"] + inside
    yield "key", "label", questions
    for question in questions:
        yield from _inside(question)


def _inside(question: Raw) -> Iterator[tuple[str, str, list[Raw]]]:
    yield "code", "label", question["value"].get("options") or []
    columns = [*(question["value"].get("questions") or ()), *(question["value"].get("columns") or ())]
    yield "key", "label", columns
    for column in columns:
        yield from _inside(column)


def all_keys(steps: list[Raw]) -> dict[str, str]:
    """The key of each block by the block's own id."""
    return {
        block["id"]: block["value"].get(field) or ""
        for field, _label, blocks in _siblings(steps)
        for block in blocks
        if block.get("id")
    }


def fill(steps: list[Raw], published: Mapping[str, str] | None = None) -> list[Raw]:
    """`steps` (changed in place) with a key everywhere; keys in `published`, by block, come back."""
    known = published or {}
    for field, label, blocks in _siblings(steps):
        for block in blocks:
            if kept := known.get(block.get("id", "")):
                block["value"][field] = kept
        taken = {block["value"].get(field) for block in blocks} - {"", None}
        if label == "title" and blocks is steps:
            taken |= _RESERVED_STEPS
        for block in blocks:
            if not block["value"].get(field):
                fallback = "page" if label == "title" else "answer" if field == "code" else "question"
                block["value"][field] = _free(slug(block["value"].get(label) or "", fallback), taken)
    return steps
