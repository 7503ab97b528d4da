"""N: name, seat, register, language, financial year."""

import re
import unicodedata

from .catalogue import check
from .facts import Facts

_ABBREVIATION = re.compile(r"\be\s*\.?\s*V\b\.?|eingetragener?\s+Verein", re.IGNORECASE)
# Whole words for short pieces ("Amt" is not in "Gesamtschule"), pieces of words for the others.
_MISLEADING = re.compile(
    r"stiftung|institut|akademie|universität|\bbundes|kammer\b|\bamt\b|\w+amt\b|\bgmbh\b|staatlich",
    re.IGNORECASE,
)
_STREET = re.compile(r"\d|,|stra(ß|ss)e\b|\bstr\.|\bplatz\b|\bweg\b", re.IGNORECASE)
_FOREIGN_LETTERS = re.compile(r"[^\W\d_]")
LONGEST_TOWN = 100
NEAR = 2


def normalised(name: str) -> str:
    """The name without what doesn't tell names apart: case, marks, „Verein“, „e.V.“."""
    plain = _ABBREVIATION.sub(" ", name).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", plain)
    return " ".join(word for word in words if word != "verein")


def distance(left: str, right: str) -> int:
    """How many letters must change to make one text the other (Levenshtein)."""
    previous = list(range(len(right) + 1))
    for row, a in enumerate(left, start=1):
        current = [row]
        for column, b in enumerate(right, start=1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (a != b)))
        previous = current
    return previous[-1]


def too_near(name: str, other: str) -> bool:
    """Whether a court would mistake one name for the other."""
    one, two = normalised(name)[:200], normalised(other)[:200]
    if not one or not two:
        return False
    return set(one.split()) == set(two.split()) or distance(one, two) <= NEAR


def is_german_script(text: str) -> bool:
    """Whether all letters are Latin ones; nothing else can stand in a binding statute."""
    letters = _FOREIGN_LETTERS.findall(text)
    return all("LATIN" in unicodedata.name(letter, "") or letter in "ªº" for letter in letters)


@check("N-01")
def _has_name(facts: Facts) -> bool:
    return bool(facts.data.name)


@check("N-02")
def _has_seat(facts: Facts) -> bool:
    seat = facts.data.seat
    return bool(seat) and len(seat) <= LONGEST_TOWN and not _STREET.search(seat)


@check("N-03")
def _says_register(facts: Facts) -> bool:
    return "in das Vereinsregister" in facts.paragraphs.get("name.register", "")


@check("N-04")
def _name_is_distinct(facts: Facts) -> bool:
    if facts.answers.day("name_check.date") is None:
        return False
    return not any(too_near(facts.data.name, hit) for hit in facts.answers.lines("name_check.similar"))


@check("N-05")
def _no_suffix_in_name(facts: Facts) -> bool:
    return not any(_ABBREVIATION.search(name) for name in (facts.data.name, facts.data.short_name))


@check("N-06")
def _name_does_not_mislead(facts: Facts) -> bool:
    return not _MISLEADING.search(facts.data.name)


@check("N-07")
def _never_called_registered(facts: Facts) -> bool:
    recipient = facts.data.asset_recipient
    texts = (text.replace(recipient, "") if recipient else text for text in facts.paragraphs.values())
    return not any(_ABBREVIATION.search(text) for text in (facts.data.name, facts.data.short_name, *texts))


@check("N-08")
def _statute_is_german(facts: Facts) -> bool:
    return facts.data.language == "de" and all(is_german_script(text) for text in facts.paragraphs.values())


@check("N-09")
def _has_financial_year(facts: Facts) -> bool:
    return bool(facts.paragraphs.get("name.year"))
