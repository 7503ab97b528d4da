"""What the screens show of the wording of a call's letters, and about which cases one may look at them."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db.models import Case, QuerySet, When
from django.http import Http404

from workflows.engine.membership import mine
from workflows.people.models import User

from ..models import Application, Call
from ..rules.letter_words import LETTERS, OPEN, key
from ..rules.visibility import READERS, sees_inside
from .call_words import LETTERS as NAMES
from .call_words import PARTS, PLACES
from .cases import RELATED

MOST_CASES = 20


def letters_of(call: Call) -> list[str]:
    """The letters that this call sends."""
    return [name for name in LETTERS if name != "idea_rejection" or call.application_days is not None]


def overview(call: Call, address: Callable[[str, str], str]) -> list[dict[str, object]]:
    """Each letter with its languages; `address(letter, language)` is where it is looked at or worded."""
    return [
        {
            "code": letter,
            "name": NAMES[letter],
            "languages": [
                {
                    "code": code,
                    "name": name,
                    "href": address(letter, code),
                    "own": any(
                        (call.letter_words.get(key(letter, part)) or {}).get(code) for part in LETTERS[letter]
                    ),
                }
                for code, name in settings.LANGUAGES
            ],
        }
        for letter in letters_of(call)
    ]


def own_words(call: Call) -> list[dict[str, str]]:
    """The texts that the call has of its own, as rows of label and value."""
    found: list[dict[str, str]] = []
    for name in OPEN:
        letter, _dot, part = name.partition(".")
        texts = call.letter_words.get(name) or {}
        found += [
            {"key": f"{NAMES[letter]} – {PARTS[part]} – {language}", "value": texts[code], "language": code}
            for code, language in settings.LANGUAGES
            if texts.get(code)
        ]
    return found


def places(letter: str) -> list[dict[str, object]]:
    """What the texts of a letter may leave open, and what is filled in."""
    known = dict.fromkeys(name for part in LETTERS[letter].values() for name in part)
    return [{"key": f"{{{name}}}", "value": PLACES[name]} for name in known]


def cases_to_show(user: User, call: Call) -> QuerySet[Application]:
    """Cases that a letter may be looked at with: those this person reads, of this call first."""
    if not user.has_role(*READERS):
        return Application.objects.none()
    rows = Application.objects.visible_to(user).exclude(mine(user)).exclude(submitted_at=None)
    own_first = Case(When(call=call.pk, then=0), default=1)
    return rows.order_by(own_first, "-submitted_at", "pk")[:MOST_CASES]


def case_to_show(user: User, case_id: UUID) -> Application:
    """The case; Http404 for whoever may not read what stands in its letters."""
    found = Application.objects.visible_to(user).filter(pk=case_id).select_related(*RELATED).first()
    if found is None or found.submitted_at is None or not sees_inside(user, found):
        raise Http404
    return found
