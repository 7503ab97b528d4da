"""What is wrong with a text that somebody wrote: unknown places, open braces, what a mail needs."""

import re

from django.utils.translation import gettext as _

from .originals import PLACE, Original

LONGEST_SUBJECT, LONGEST_BODY = 200, 10_000
_BRACE = re.compile(r"[{}]")


def mistakes(known: Original, subject: str, body: str) -> dict[str, str]:
    """Field → what has to be put right in it, with the line; empty when the text can be sent."""
    found: dict[str, str] = {}
    if not subject.strip() or "\n" in subject.strip():
        found["subject"] = _("Write a subject, in one line.")
    elif len(subject) > LONGEST_SUBJECT:
        found["subject"] = _("Please write at most %(limit)s characters.") % {"limit": LONGEST_SUBJECT}
    elif wrong := _places(known, subject):
        found["subject"] = wrong
    if not body.strip():
        found["body"] = _("Write a text.")
    elif len(body) > LONGEST_BODY:
        found["body"] = _("Please write at most %(limit)s characters.") % {"limit": LONGEST_BODY}
    elif wrong := _places(known, body) or _missing(known, body):
        found["body"] = wrong
    return found


def fits(known: Original, subject: str, body: str) -> bool:
    """Whether the mail still knows all places of this text; a new version of the program may not."""
    return set(PLACE.findall(subject + body)) <= set(known.places)


def _places(known: Original, text: str) -> str:
    for number, line in enumerate(text.splitlines(), start=1):
        for found in PLACE.finditer(line):
            if found[1] not in known.places:
                said = {"line": number, "column": found.start() + 1, "place": found[0]}
                return _("Line %(line)s, character %(column)s: this mail does not know %(place)s.") % said
        if brace := _BRACE.search(PLACE.sub(lambda found: " " * len(found[0]), line)):
            where = {"line": number, "column": brace.start() + 1}
            return _("Line %(line)s, character %(column)s: a brace that belongs to no placeholder.") % where
    return ""


def _missing(known: Original, body: str) -> str:
    there = set(PLACE.findall(body))
    gone = [f"{{{name}}}" for name in known.needed if name not in there]
    if not gone:
        return ""
    return _("Missing: %(places)s. The mail is of no use without.") % {"places": ", ".join(gone)}
