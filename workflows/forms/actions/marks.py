"""What people saw before they changed it: short marks of answers, so that nobody overwrites unseen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from workflows.forms.models import AnswerSheet


@dataclass(frozen=True)
class Seen:
    """What the person saw before changing it: a mark per question, or a revision of the sheet."""

    marks: Mapping[str, str] = field(default_factory=dict)
    revision: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


def mark(sheet: AnswerSheet, question: str) -> str:
    """A short mark of what the sheet says to a question now."""
    return mark_of(sheet.answers.get(question), sheet.typed.get(question))


def mark_of(value: object, typed: object) -> str:
    """The mark of a stored answer, or of what was typed instead."""
    text = json.dumps([value, typed], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_seen(posted: QueryDict) -> Seen:
    """What a posted page says about what the person saw; nonsense counts as nothing seen."""
    marks = dict(pair.rpartition(":")[::2] for pair in posted.get("seen", "").split() if ":" in pair)
    prefix = "choose-"
    choices = {key.removeprefix(prefix): str(posted[key]) for key in posted if key.startswith(prefix)}
    return Seen(marks, None, choices)
