"""What a file would change, and taking it over: all of it, or nothing while something in it does not fit."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from pages.places import in_words
from pages.segments import MACHINE, MANUAL, Text, texts_of
from workflows.people.models import User
from workflows.people.verdicts import ChangedSince, Invalid
from workflows.values.texts import clean

from . import inline
from .reading import Certainty, File, Unit, read

TOOL = "XLIFF File"


@dataclass(frozen=True)
class Change:
    """One text that gets another translation."""

    text: Text
    place: str
    told: str
    by_machine: bool

    @property
    def words(self) -> str:
        """The original, as people read it."""
        return inline.words(self.text.words)

    @property
    def before(self) -> str:
        """The translation until now."""
        return inline.words(self.text.told)

    @property
    def after(self) -> str:
        """The translation of the file."""
        return inline.words(self.told)


@dataclass
class Outcome:
    """What a file brings: changes, and by their words what is not taken."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    unsure: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)

    @property
    def fits(self) -> bool:
        """Whether every text of the file belongs here as it is; else nothing is taken."""
        return not (self.outdated or self.unknown or self.broken)

    @property
    def seen(self) -> str:
        """What somebody who has looked at it agrees to."""
        told = "\0".join(f"{each.text.key}\0{each.text.told}\0{each.told}" for each in self.changes)
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def look(translation: Translation, content: bytes) -> Outcome:
    """What the file would change; Invalid when it is none, or one of something else. Changes nothing."""
    file = read(content)
    _require_ours(file, translation)
    texts = texts_of(translation)
    outcome = Outcome()
    told = _told(file, texts, translation.source.get_source_instance(), outcome)
    filled = {text.place for text in texts if text.told} | set(told)
    outcome.missing = [inline.words(text.words) for text in texts if text.place not in filled]
    for change in told.values():
        if (change.text.told, change.text.by_machine) == (change.told, change.by_machine):
            outcome.same += 1
        else:
            outcome.changes.append(change)
    return outcome


def _told(file: File, texts: list[Text], instance: Model, outcome: Outcome) -> dict[tuple[int, int], Change]:
    """The translations of the file by the text they belong to; what is none is noted in `outcome`."""
    places = {text.path for text in texts}
    by_words: dict[str, list[Text]] = {}
    for text in texts:
        by_words.setdefault(inline.words(text.words), []).append(text)
    told: dict[tuple[int, int], Change] = {}
    for unit in file.units:
        said = inline.words_of(unit.source)
        found = _found(unit, by_words.get(said, []))
        if not found:
            (outcome.outdated if unit.path in places else outcome.unknown).append(said)
        elif unit.target is not None and unit.certainty is Certainty.UNSURE:
            outcome.unsure.append(said)
        elif unit.target is not None:
            for text in found:
                _note(outcome, told, text, unit, in_words(instance, text.path))
    return told


@transaction.atomic
def take_over(translation: Translation, content: bytes, actor: User, seen: str = "") -> Outcome:
    """Store what the file brings; Invalid, and nothing is changed, when something in it does not fit."""
    Translation.objects.select_for_update().get(pk=translation.pk)
    outcome = look(translation, content)
    if not outcome.fits:
        raise Invalid({"file": _("Nothing was taken over: this file holds texts that do not fit.")})
    if seen and seen != outcome.seen:
        raise ChangedSince(_("Somebody has changed the translation since you looked. Look again."))
    for change in outcome.changes:
        StringTranslation.objects.update_or_create(
            translation_of_id=change.text.string_id,
            context_id=change.text.context_id,
            locale_id=translation.target_locale_id,
            defaults={
                "data": change.told,
                "translation_type": MACHINE if change.by_machine else MANUAL,
                "tool_name": TOOL,
                "last_translated_by": actor,
                "updated_at": timezone.now(),
                "has_error": False,
                "field_error": "",
            },
        )
    return outcome


def _require_ours(file: File, translation: Translation) -> None:
    """What a file says about itself has to be right; what a tool dropped is not missed."""
    if file.originals and str(translation.uuid) not in file.originals and _are_ours(file.originals):
        raise Invalid({"file": _("This file belongs to another page or another language.")})
    if file.languages and translation.target_locale.language_code not in file.languages:
        text = _("This file is for the language “%(language)s”, not for this one.")
        raise Invalid({"file": text % {"language": ", ".join(sorted(file.languages))[:20]}})


def _are_ours(originals: frozenset[str]) -> bool:
    """Whether one of them looks like a name we gave: tools put names of files there."""
    return any(len(each) == 36 and each.count("-") == 4 for each in originals)


def _found(unit: Unit, alike: list[Text]) -> list[Text]:
    """Where the unit belongs, of the texts with its words: its own name, its place, or every place."""
    return (
        [text for text in alike if text.key == unit.key]
        or [text for text in alike if text.path == unit.path]
        or alike
    )


def _note(outcome: Outcome, told: dict[tuple[int, int], Change], text: Text, unit: Unit, place: str) -> None:
    """One translation for one text; a second, other one contradicts it."""
    assert unit.target is not None
    try:
        html = clean(inline.html_of(unit.target, text.words))
    except inline.Broken as error:
        outcome.broken.append((inline.words(text.words), str(error)))
        return
    key = text.place
    change = Change(text, place, html, unit.certainty is Certainty.MACHINE)
    if told.get(key, change).told != html:
        outcome.broken.append((inline.words(text.words), _("The file has two translations of it.")))
        return
    told[key] = change
