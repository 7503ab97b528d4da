"""Which words of its letters a call may write itself, and what each text may leave open for the case."""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from . import placeholders

BINDING = "de"
OF_CASE = ("number", "title", "group", "call", "funder")
AGREED = (*OF_CASE, "amount", "start", "end", "report_days", "acceptance_days")
# Whole sentences that follow from the terms of the call and the way the group is paid.
SENTENCES = ("use", "payment", "report", "proof", "interest", "signing")
# Letter → its parts, in the order they stand in it → what a part may leave open.
LETTERS: dict[str, dict[str, tuple[str, ...]]] = {
    "award": {"opening": AGREED, "terms": (*AGREED, *SENTENCES), "closing": AGREED},
    "rejection": {"opening": OF_CASE, "advice": OF_CASE},
    "formal_rejection": {"opening": OF_CASE, "advice": OF_CASE},
    "idea_rejection": {"opening": OF_CASE, "advice": OF_CASE},
}
LONGEST = 6000
type Words = Mapping[str, Mapping[str, str]]


def key(letter: str, part: str) -> str:
    """Under which name the texts of a part are kept: "award.opening"."""
    return f"{letter}.{part}"


OPEN: dict[str, tuple[str, ...]] = {
    key(letter, part): known for letter, parts in LETTERS.items() for part, known in parts.items()
}


def unsound(words: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the texts of a call: its place, "letter_words.award.opening.de", and a sentence."""
    if not isinstance(words, Mapping):
        yield "letter_words", _("One text per language is needed.")
        return
    for name, texts in words.items():
        place = f"letter_words.{str(name)[:40]}"
        if name not in OPEN:
            known = ", ".join(OPEN)
            yield place, _("No letter has this part. Known are: %(known)s.") % {"known": known}
        elif not isinstance(texts, Mapping) or not all(isinstance(text, str) for text in texts.values()):
            yield place, _("One text per language is needed.")
        else:
            yield from _texts(place, OPEN[name], texts)


def _texts(place: str, known: tuple[str, ...], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    languages = {code for code, _name in settings.LANGUAGES}
    for language, text in texts.items():
        where = f"{place}.{str(language)[:10]}"
        if language not in languages:
            yield where, _("These languages are unknown: %(codes)s.") % {"codes": str(language)[:10]}
        elif len(text) > LONGEST:
            yield where, _("At most %(most)s characters per language.") % {"most": LONGEST}
        elif placeholders.TRICKS.search(text):
            yield where, _("The text has characters that can’t be read. Type it again.")
        elif strange := placeholders.unknown(text, known=known):
            names = {"names": strange, "known": ", ".join(f"{{{each}}}" for each in known)}
            yield where, _("Unknown: %(names)s. You can use %(known)s.") % names
