"""The HTML of a question: drawn once in a process for all who are asked the same in the same language.

Drawing a question costs Django's templates half a millisecond; what it shows hardly ever differs. What is
kept is found again by everything that was drawn, so no change can make it wrong, and holds nothing that a
person typed: in its place stands a mark that gives way to the answer. Where more than one field shows what
somebody typed, and where errors or comments stand at the question, it is drawn anew.
"""

import marshal
import secrets
from collections.abc import Mapping

from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

TEMPLATE = "forms/question.html"
MOST_KEPT = 4000  # about 6 MB
_TYPED = f"typed-{secrets.token_hex(16)}"  # nobody can write it into a form
_ABOUT_A_PERSON = ("errors", "has_errors", "comment", "conflict", "changed")
_NOT_SHOWN = frozenset({"raw", "mark"})  # `raw` has a place of its own, `mark` stands in a conflict only
_kept: dict[tuple[str | None, bytes], str] = {}


def question_html(drawn: Mapping[str, object]) -> SafeString:
    """The question as its page shows it; `drawn` comes from `draw_question`."""
    key = _key(drawn) if _is_common(drawn) else None
    if key is None:
        return _render(drawn)
    html = _kept.get(key)
    if html is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        html = _kept[key] = _render({**drawn, "raw": _TYPED})
    raw = drawn["raw"]
    return mark_safe(html.replace(_TYPED, escape(raw) if isinstance(raw, str) else ""))


def _is_common(drawn: Mapping[str, object]) -> bool:
    """Whether nothing but `raw` tells of the person."""
    if not drawn["is_common"] or any(drawn.get(each) for each in _ABOUT_A_PERSON):
        return False
    return not _is_typed(drawn["raw"]) if "parts" in drawn else isinstance(drawn["raw"], str | list)


def _is_typed(raw: object) -> bool:
    return any(_is_typed(part) for part in raw.values()) if isinstance(raw, Mapping) else bool(raw)


def _key(drawn: Mapping[str, object]) -> tuple[str | None, bytes] | None:
    """Language and content; None where content is more than plain values (a safe string is no plain one)."""
    shown = {key: value for key, value in drawn.items() if key not in _NOT_SHOWN}
    try:
        return get_language(), marshal.dumps(shown, 2)
    except ValueError:
        return None


def _render(drawn: Mapping[str, object]) -> SafeString:
    """Only `f` and the language are there, so nothing else can stand in what is kept."""
    return SafeString(get_template(TEMPLATE).render({"f": drawn}))
