"""What people should know after their form has changed: questions asked otherwise, answers set aside."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import type_of
from workflows.forms.versions.freezing import form_by_id
from workflows.forms.versions.moving import COPIED, OPTIONS, RETYPED, REWORDED

Drawn = dict[str, object]
WHY: dict[str, str | Promise] = {
    REWORDED: _("The question reads differently now. Your answer is still here: keep it or change it."),
    RETYPED: _("The question is asked in another way now. Please answer it again."),
    COPIED: _(
        "It comes from your earlier application. Keep it or change it; it counts once you save this page."
    ),
    OPTIONS: _("Your earlier answer can no longer be chosen. Please choose again."),
}


def draw_changed(book: Workbook, question: Question) -> Drawn | None:
    """Why the question has to be looked at again, with the old question and answer; None when it hasn't."""
    entry = book.sheet.pending.get(question.id)
    if entry is None:
        return None
    label, answer = _told(book, question.id, entry)
    is_copy = entry["why"] == COPIED
    return {"text": WHY.get(entry["why"], WHY[RETYPED]), "label": label, "answer": answer, "is_copy": is_copy}


def count_changed(book: Workbook) -> tuple[int, int]:
    """How many of the questions asked have changed, and how many answers were taken over to be looked at."""
    asked = [entry["why"] for key, entry in book.sheet.pending.items() if key in book.visible.questions]
    copied = asked.count(COPIED)
    return len(asked) - copied, copied


def draw_set_aside(book: Workbook) -> list[Drawn]:
    """Answers to questions that are no longer asked, so that nobody misses them."""
    told = [_told(book, key, entry) for key, entry in sorted(book.sheet.set_aside.items())]
    return [{"key": label, "value": answer} for label, answer in told if answer]


def _told(book: Workbook, key: str, entry: dict[str, Any]) -> tuple[str, str]:
    old = form_by_id(entry["version"]).questions.get(key)
    if "value" in entry and old is not None:
        return say(old.label), type_of(old).display(old, entry["value"], book.context)
    typed = entry.get("typed")
    return say(old.label) if old else key, typed if isinstance(typed, str) else ""
