"""Texts as a bank takes them: the basic Latin characters of SEPA, by rule and never by guess.

The Guidelines of the European Payments Council (EPC217-08) allow a–z, A–Z, 0–9 and a few marks. German
letters become two (ä → ae), other Latin letters lose their marks. Letters that have no Latin form are left
out, so names in other scripts have to be spelled in Latin letters by the people who bear them.
"""

import re
import unicodedata

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
)
# Letters that Unicode does not take apart, as their languages write them without marks.
_OTHERS = str.maketrans(
    {
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
        "€": "EUR", "&": "+", "–": "-", "—": "-", "’": "'", "‘": "'", "„": "'", "“": "'", "”": "'", "_": "-",
    }
)  # fmt: skip
_NOT_TAKEN = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


def for_bank(text: str, longest: int) -> str:
    """`text` in the characters of SEPA, at most so long; no slash at either end and no two together."""
    whole = unicodedata.normalize("NFC", text).translate(_GERMAN).translate(_OTHERS)
    plain = "".join(char for char in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(char))
    taken = _NOT_TAKEN.sub(" ", plain)
    taken = re.sub(r"/{2,}", "/", " ".join(taken.split())).strip("/ ")
    return taken[:longest].strip("/ ")
