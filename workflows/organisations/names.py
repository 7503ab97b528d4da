"""Names of organisations as they are compared: without legal form, marks, points and blanks."""

import re
import unicodedata

_FORM = re.compile(
    r"\b(e\.?\s?v\.?|eingetragener verein|ggmbh|gemeinnützige gmbh|n\.?\s?e\.?\s?v\.?)(?=\W|$)"
)
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


def plain_name(name: str) -> str:
    """Letters and digits alone, ä as ae: two records of one organisation mostly agree in it."""
    text = _FORM.sub(" ", unicodedata.normalize("NFKC", name).casefold())
    spelt = "".join(_SPELT.get(letter, letter) for letter in text)
    bare = unicodedata.normalize("NFKD", spelt)
    return "".join(letter for letter in bare if letter.isalnum())
