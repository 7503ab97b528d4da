"""Translations that come back as PO files, whatever the tool in between left of them.

wagtail-localize writes the files. Tools of translators drop its header, drop or change the context, and mark
guesses as fuzzy. A text is found again by its path, else by its words; a guess is no translation.
"""

import os
import tempfile
from dataclasses import dataclass, field

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from pages.segments import texts_of
from workflows.people.models import User
from workflows.people.verdicts import Invalid
from workflows.values.texts import clean

LARGEST = 5 * 1024 * 1024
HEADER = "X-WagtailLocalize-TranslationID"

# A path and the words that stand there: a rich text has one path for all its paragraphs.
type Place = tuple[str, str]


@dataclass
class Taken:
    """What a file brought: texts taken over, and by path or words what was not."""

    taken: int = 0
    fuzzy: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@transaction.atomic
def take_over(translation: Translation, content: bytes, actor: User) -> Taken:
    """Store the translations in a PO file; Invalid when it is none, or one of something else."""
    po = _parsed(content)
    _require_ours(po, translation)
    places = [(text.path, text.words) for text in texts_of(translation)]
    paths = {path for path, _words in places}
    result = Taken()
    found: dict[Place, str] = {}
    for entry in po:
        if entry.obsolete or not entry.msgstr:
            continue
        belongs = _places(entry, places)
        if entry.fuzzy:
            result.fuzzy.append(entry.msgid)
        elif belongs:
            found |= {
                place: clean(entry.msgstr)
                for place in belongs
                if entry.msgctxt == place[0] or place not in found
            }
        else:
            (result.changed if entry.msgctxt in paths else result.unknown).append(entry.msgid)
    if not found and (result.changed or result.unknown):
        raise Invalid({"file": _("No text of this file belongs to this translation.")})
    result.taken = len(found)
    result.missing = [place[1] for place in places if place not in found]
    translation.import_po(_matched(found), user=actor, tool_name="PO File")
    return result


def _places(entry: polib.POEntry, places: list[Place]) -> list[Place]:
    """Where the entry belongs: its own place, or every place that has its words."""
    own = (entry.msgctxt, entry.msgid)
    return [own] if own in places else [place for place in places if place[1] == entry.msgid]


def _parsed(content: bytes) -> polib.POFile:
    wrong = Invalid(
        {"file": _("This is no PO file, or it is damaged. Download it again and translate that.")}
    )
    if len(content) > LARGEST or not content.strip():
        raise wrong
    # polib takes the name of a file or a text, and would open what an upload names.
    with tempfile.NamedTemporaryFile(suffix=".po", delete=False) as file:
        file.write(content.removeprefix(b"\xef\xbb\xbf"))
    try:
        po = polib.pofile(file.name)
    except (OSError, UnicodeError, LookupError, ValueError, IndexError) as error:
        raise wrong from error
    finally:
        os.unlink(file.name)
    if not len(po):
        raise wrong
    return po


def _require_ours(po: polib.POFile, translation: Translation) -> None:
    """A header that is there has to be right; one that a tool dropped is not missed."""
    header = po.metadata.get(HEADER)
    if header and header != str(translation.uuid):
        raise Invalid({"file": _("This file belongs to another page or another language.")})
    language = po.metadata.get("Language", "").replace("_", "-").partition("-")[0].lower()
    if language and language != translation.target_locale.language_code:
        text = _("This file is for the language “%(language)s”, not for this one.")
        raise Invalid({"file": text % {"language": language[:20]}})


def _matched(found: dict[Place, str]) -> polib.POFile:
    po = polib.POFile()
    for (path, words), text in found.items():
        po.append(polib.POEntry(msgid=words, msgctxt=path, msgstr=text))
    return po
