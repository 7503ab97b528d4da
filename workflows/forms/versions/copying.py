"""Answering again: what an earlier sheet says to the questions of a form as it is now."""

from dataclasses import dataclass, field

from ..definition.parts import Form, Question
from ..reading.workbook import Workbook
from ..types import type_of
from ..types.row_conditions import answered_rows
from .moving import REWORDED, why_asked, without_files

# What people declare once is declared anew; who applies comes from the profile.
NEVER = frozenset({"declaration", "organisation"})
# What is rarely the same a second time.
ALWAYS_LOOK = frozenset({"date", "money", "finance_plan"})


@dataclass(frozen=True)
class Copied:
    """Answers by question; `look_at` have to be confirmed; `files` are identifiers of earlier documents."""

    answers: dict[str, object] = field(default_factory=dict)
    look_at: set[str] = field(default_factory=set)
    files: dict[str, list[str]] = field(default_factory=dict)


def copied(earlier: Workbook, form: Form) -> Copied:
    """The answers of `earlier` that still answer a question of `form`, hidden ones left out.

    An answer fits when type, columns and chosen options are the same; a question that only reads
    differently has to be looked at.
    """
    found = Copied()
    for key, counted in earlier.visible.answers.items():
        old, new = earlier.compiled.questions[key], form.questions.get(key)
        if new is None or not type_of(new).asks or new.type in NEVER:
            continue
        value = without_files(old, answered_rows(old.columns, counted))
        why = why_asked(old, new, value)
        if why not in ("", REWORDED):
            continue
        if new.type == "file":
            found.files[key] = [file["id"] for file in counted]
            continue
        if value is None:
            continue
        found.answers[key] = value
        if why or _changes_each_time(new):
            found.look_at.add(key)
    return found


def _changes_each_time(question: Question) -> bool:
    columns = () if question.type == "person_list" else question.columns  # nobody is born again
    return any(each.type in ALWAYS_LOOK for each in (question, *columns)) or any(
        _changes_each_time(each) for each in columns if each.columns
    )
