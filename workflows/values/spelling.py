"""Words however they are spelt: one folding for every search, computed by the database alone.

`spelling(text)` leaves small letters and digits only: ß is ss and ä is ae, marks (accents, Arabic and Hebrew
vowels, viramas), points, hyphens, apostrophes and blanks are gone, Arabic letters and digits have one shape.
`spelling_parts(text)` are its pieces of two and three letters, which an index answers.
"""

import unicodedata
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Least, Length, StrIndex
from django.db.models.lookups import GreaterThan

MOST_WORDS = 5
SHORTEST_PIECE = 2
LONGEST_PIECE = 3
# Signs inside one word: "e.V.", "К'янська", "l’école", "10:30".
_INSIDE = ".'’ʼʹ`´:"


class Spelling(Func):
    """A text as searches compare it."""

    function = "spelling"
    arity = 1
    output_field: Any = TextField()


class SpellingParts(Func):
    """The pieces of a text by which an index finds it: of two and three letters."""

    function = "spelling_parts"
    arity = 1
    output_field: Any = ArrayField(TextField())


class WantedParts(Func):
    """The longest pieces of a word; all of them occur in every text that has the word."""

    function = "spelling_parts"
    output_field: Any = ArrayField(TextField())

    def __init__(self, word: str) -> None:
        length = Least(Value(LONGEST_PIECE), Length(Spelling(Value(word))), output_field=IntegerField())
        super().__init__(Value(word), length)


def words_of(text: str, most: int | None = MOST_WORDS) -> list[str]:
    """What somebody typed into a search, word by word; a hyphen or stroke divides, a point doesn't."""
    plain = "".join(letter if belongs(letter) else " " for letter in unicodedata.normalize("NFKC", text))
    words = (word.strip(_INSIDE) for word in plain.split())
    return [word for word in words if any(map(str.isalnum, word))][:most]


def with_spelling(rows: QuerySet[Any], field: str, name: str = "spelt") -> QuerySet[Any]:
    """`rows`, ready for `has_word` and `may_have_word`."""
    return rows.alias(**{name: Spelling(F(field)), f"{name}_parts": SpellingParts(F(field))})


def has_word(word: str, name: str = "spelt") -> Q:
    """The word, as a whole or as a part of one, stands in the field.

    As a place, not as LIKE: the database takes a pattern for something rare, whatever it says.
    """
    return Q(GreaterThan(StrIndex(F(name), Spelling(Value(word))), 0))


def may_have_word(word: str, name: str = "spelt") -> Q:
    """All pieces of the word occur in the field: the index of pieces answers, `has_word` decides.

    Give the two to filters of their own: a condition that the index has answered isn't computed row by row.
    """
    return Q(**{f"{name}_parts__contains": WantedParts(word)})


def belongs(letter: str) -> bool:
    """Whether a sign stands in words, not between them."""
    return unicodedata.category(letter)[0] in "LMN" or letter in _INSIDE or letter == "\u200c"
