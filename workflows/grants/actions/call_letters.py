"""Wording the letters of a call: its own texts, and back to those of the house."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..letters.wording import without_own
from ..models import Call
from ..rules.letter_words import LETTERS, key
from .call_drafts import change_call


@transaction.atomic
def word_letter(
    *,
    call: Call,
    actor: User,
    letter: str,
    language: str,
    texts: Mapping[str, str],
    version: int | None = None,
) -> Call:
    """These parts of the letter say this in the draft; an empty one says again what the house says.

    Raises what `change_call` raises; a text that is wrong is named as "letter_words.award.opening.de".
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    if strange := texts.keys() - LETTERS[letter].keys():
        raise Invalid(dict.fromkeys(sorted(strange), _("This letter has no such part.")))
    kept = {name: dict(own) for name, own in call.letter_words.items()}
    for part, typed in texts.items():
        name, text = key(letter, part), "\n".join(line.rstrip() for line in typed.splitlines()).strip()
        own = kept.setdefault(name, {})
        own.pop(language, None)
        if text and text != without_own(own, name, language):
            own[language] = text
    words = {name: own for name, own in kept.items() if own}
    return change_call(call=call, actor=actor, version=version, letter_words=words)
