"""Sheets and refusals as the API shows them."""

from collections.abc import Mapping

from workflows.engine.refusals import as_problem

from .. import rules
from ..actions import ChangedMeanwhile
from ..definition.nesting import nested
from ..definition.quotes import spoken
from ..reading.withdrawn import handed_in, withdrawn
from ..reading.workbook import Workbook
from ..screens.progress import step_states
from ..types import type_of
from ..types.row_conditions import worked_out_cells


def etag(book: Workbook) -> str:
    """The sheet's revision, as HTTP writes it."""
    return f'"{book.sheet.revision}"'


def sheet_row(book: Workbook) -> dict[str, object]:
    """The sheet with what is asked, worked out and left to do.

    Who may not edit it reads only what is asked: what a condition hides has not been handed in.
    """
    sheet = book.sheet
    edits = book.user is not None and rules.may_edit(book.user, sheet).allowed
    left_out = withdrawn(book)
    hidden = {each.question for each in left_out}
    shown = sheet.answers if edits else handed_in(book)
    return {
        "id": sheet.pk,
        "code": sheet.code,
        "version": sheet.version.number,
        "case_id": sheet.case_id,
        "revision": sheet.revision,
        "round": sheet.round,
        "locked_at": sheet.locked_at,
        "updated_at": sheet.updated_at,
        "answers": shown,
        "nested": nested(shown),
        "typed": {key: typed for key, typed in sheet.typed.items() if edits or key not in hidden},
        "left_out": [each.question for each in left_out] if edits else [],
        "pending": [{"question": key, "why": each["why"]} for key, each in sheet.pending.items()],
        "calculated": _calculated(book, shown),
        "quotes": _quotes(book),
        "visible": list(book.visible.questions),
        "steps": [{"id": state.step.id, "status": state.status} for state in step_states(book)],
        "corrections": list(book.corrections.values()),
    }


def _calculated(book: Workbook, shown: Mapping[str, object]) -> dict[str, object]:
    """What the form works out: values by question, and for lists the cells of each row of `shown`."""
    answers, found = book.visible.answers, {}
    for key, question in book.compiled.questions.items():
        if not type_of(question).asks and key in answers:
            found[key] = answers[key]
        elif key in book.visible.questions and (rows := worked_out_cells(question.columns, shown.get(key))):
            found[key] = rows
    return found


def _quotes(book: Workbook) -> dict[str, str]:
    """The words that stand for {question} in the form's texts."""
    if not book.compiled.has_quotes:
        return {}
    answers, known = dict(book.visible.answers), book.compiled.questions
    said: dict[str, str] = {}

    def tell(key: str) -> str:
        return said.setdefault(key, book.display(known[key], answers) if key in known else "")

    spoken(book.compiled, tell)
    return said


def changed_row(refusal: ChangedMeanwhile) -> dict[str, object]:
    """Who changed what meanwhile."""
    changes = [
        {"question": each.question, "name": each.name, "at": each.when, "theirs": each.theirs}
        for each in refusal.conflicts.values()
    ]
    return as_problem(refusal, changes=changes)
