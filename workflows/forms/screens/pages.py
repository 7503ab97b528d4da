"""One page of the runner, with everything its template needs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from workflows.forms.actions.entries import row_mark, stored_rows
from workflows.forms.actions.keeping import Kept
from workflows.forms.actions.marks import mark, read_seen
from workflows.forms.actions.writing import Conflict
from workflows.forms.checks.problems import Problem
from workflows.forms.checks.sheets import step_problems
from workflows.forms.definition import Question
from workflows.forms.definition.conditions import questions_in
from workflows.forms.definition.parts import Step
from workflows.forms.definition.texts import say
from workflows.forms.explaining import explain
from workflows.forms.reading.workbook import Workbook, asked
from workflows.forms.types import type_of
from workflows.forms.types.files import takes_files
from workflows.forms.types.row_posts import gather_row

from .blocks import draw_blocks
from .changed import draw_changed
from .entries import EntryAt, about_entry, kept_apart, problems_of, row_of
from .progress import minutes_of, minutes_text
from .questions import LIST, Drawn, draw_question, error_target, written_answer


@dataclass
class PageState:
    """What happened to the page just now: what was typed, what was wrong, who was faster."""

    raw: Mapping[str, object] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    more: str = ""
    # The marks of what the person saw before, for answers that are not settled yet.
    seen: Mapping[str, str] = field(default_factory=dict)
    # Questions on the screen although the saved answers don't bring them up.
    shown: frozenset[str] = frozenset()
    # Questions that came up because of the answers just given.
    new: frozenset[str] = frozenset()
    # The form was published anew between showing the page and saving it.
    has_changed: bool = False
    # One row of a list, on a page of its own.
    entry: EntryAt | None = None
    is_kept: bool = False
    lost_files: bool = False


def draw_page(book: Workbook, step: Step, state: PageState) -> Drawn:
    """The page as its template draws it."""
    drawn = [_draw(book, question, state) for question in _on_page(book, step, state)]
    explain(drawn)
    steps = list(book.visible.steps)
    return {
        "book": book,
        "sheet": book.sheet,
        "step": step,
        "title": say(step.title),
        "intro": say(step.intro),
        "form_title": say(book.form.title),
        "number": steps.index(step.id) + 1 if step.id in steps else 0,
        "count": len(steps),
        "time": minutes_text(minutes_of(step.questions)),
        "questions": drawn,
        "blocks": draw_blocks(book, step, drawn),
        "problems": _summary(drawn, state.found, book.page_url(step)),
        "stops": [problem.message for problem in state.found if problem.severity == "stop"],
        "has_conflicts": bool(state.conflicts),
        "seen": _seen(book, step, state),
        "shown": " ".join(_shown(drawn)),
        "elsewhere": json.dumps(_elsewhere(book, step)),
        "page_url": book.page_url(step),
        "later": [say(each.label) for each in book.visible.of_step(step) if book.comes_later(each)],
        "has_files": any(takes_files(question) for question in step.questions),
        "in_correction": book.sheet.is_locked,
        "has_changed": state.has_changed,
        "is_kept": state.is_kept,
        "lost_files": state.lost_files,
        "beside": book.beside(step),
        "new_count": sum(each["is_new"] for each in drawn),
        "back_url": book.list_url,
        "back_text": _("All steps"),
        "send_url": book.page_url(step),
        **(about_entry(book, state.entry) | _one_block(drawn) if state.entry else {}),
    }


def _one_block(drawn: list[Drawn]) -> Drawn:
    return {"blocks": [{"section": None, "questions": drawn}]}


def _on_page(book: Workbook, step: Step, state: PageState) -> list[Question]:
    if state.entry:
        return [state.entry.question]
    return [question for question in step.questions if _is_drawn(book, question)]


def kept_state(book: Workbook, step: Step, kept: Kept) -> PageState:
    """The page as somebody sent it without a session: everything typed in place, nothing saved yet."""
    raw = {
        question.id: typed
        for question in asked(step.questions)
        if book.is_open(question) and question.type != "file" and not _saved_since(book, question.id, kept.at)
        if (typed := type_of(question).gather(question, kept.fields, question.id))
        != written_answer(book, question)
    }
    return PageState(
        raw=raw,
        seen=read_seen(kept.fields).marks,
        shown=frozenset(kept.fields.get("shown", "").split()) if raw else frozenset(),
        is_kept=bool(raw),
        lost_files=kept.had_files,
    )


def _saved_since(book: Workbook, question: str, moment: str) -> bool:
    """Whether the same person has saved another answer after `moment`; theirs, so nobody is asked."""
    last = book.sheet.trail.get(question, {})
    return book.user is not None and last.get("by") == book.user.pk and last.get("at", "") > moment


def _is_drawn(book: Workbook, question: Question) -> bool:
    return book.is_open(question) if type_of(question).asks else not book.sheet.is_locked


def draw_one(book: Workbook, question: Question, state: PageState) -> Drawn:
    """One question of the page, as it stands now."""
    drawn = _draw(book, question, state)
    explain([drawn])
    return drawn


def _draw(book: Workbook, question: Question, state: PageState) -> Drawn:
    conflict, alone = state.conflicts.get(question.id), state.entry
    extra = {"raw": conflict.mine} if conflict else {}
    if question.id in state.raw:
        extra = {"raw": state.raw[question.id]}
    drawn = draw_question(
        book, question, found=state.found, conflict=conflict, more=state.more, alone=alone, **extra
    )
    drawn["mark"] = mark(book.sheet, question.id)
    drawn["changed"] = draw_changed(book, question)
    drawn["is_new"] = question.id in state.new
    if question.id in state.shown:
        drawn["hidden"] = False
    if conflict:
        drawn["choose_errors"], drawn["errors"] = drawn["errors"], []
    return drawn


def kept_entry(book: Workbook, step: Step, kept: Kept) -> PageState | None:
    """The page of a row as somebody sent it without a session; None when it is saved already."""
    name, _colon, place = kept.fields.get("entry", "").partition(":")
    question = next((each for each in step.questions if each.id == name and each.columns), None)
    if question is None or not book.is_open(question) or not place.isdecimal():
        return None
    row = gather_row(question.columns, kept.fields, f"{name}-{place}")
    sent = kept.fields.get("row", "")
    if not row or row_mark(book, question, row) == sent:
        return None
    count = max(len(stored_rows(book, question)), int(place) + 1)
    entry = EntryAt(question, int(place), row, sent, count)
    seen = read_seen(kept.fields).marks
    return PageState(entry=entry, seen=seen, is_kept=True, lost_files=kept.had_files)


def entry_problems(book: Workbook, entry: EntryAt) -> list[Problem]:
    """What is wrong with the row as it is stored."""
    return problems_of(book, entry.question, entry.index) if entry.mark else []


def not_understood(book: Workbook, step: Step) -> list[Problem]:
    """What was typed on the page earlier and is still not understood."""
    return [problem for problem in step_problems(book, step) if problem.question in book.sheet.typed]


def _href(question: Drawn, part: str, page_url: str) -> str:
    if question["conflict"]:
        return f"#choose-{question['id']}"
    if question.get("has_entries") and (row := row_of(part)) is not None:
        return f"{page_url}?entry={question['id']}:{row}&from=page#{question['id']}-{part}"
    return f"#{error_target(question, part)}"


def _summary(drawn: list[Drawn], found: list[Problem], page_url: str) -> list[dict[str, str]]:
    by_id = {each["id"]: each for each in drawn}
    rows = []
    for problem in found:
        question = by_id.get(problem.question)
        if problem.severity == "stop" or question is None:
            continue
        text = problem.message if problem.part else f"{question['label']}: {problem.message}"
        rows.append({"href": _href(question, problem.part, page_url), "text": text})
    return rows


def _shown(drawn: list[Drawn]) -> Iterator[str]:
    """What is on the screen: questions, and of each column with a condition in how many rows."""
    for each in drawn:
        if each["hidden"]:
            continue
        yield each["id"]
        rows = each["rows"] if "blank_row" in each or "alone" in each else ()
        yield from (f"{each['id']}/{column}:{count}" for column, count in _shown_cells(rows).items())


def _shown_cells(rows: Iterable[Drawn]) -> Counter[str]:
    """In how many rows each column with a condition is on the screen, as `shown_in_rows` names them."""
    counts: Counter[str] = Counter()
    for cell in (cell for row in rows for cell in row["cells"] if not cell.get("hidden")):
        if cell.get("logic"):
            counts[cell["column"]] += 1
        if cell["template"] == LIST:
            inner = _shown_cells(cell["rows"])
            counts.update({f"{cell['column']}.{key}": count for key, count in inner.items()})
    return counts


def _seen(book: Workbook, step: Step, state: PageState) -> str:
    """What the person saw; where nothing was settled yet, still what they saw at first."""
    open_ones = set(state.conflicts) | set(state.raw)
    marks = {question.id: mark(book.sheet, question.id) for question in asked(step.questions)}
    marks |= {key: state.seen[key] for key in open_ones & set(state.seen) if key in marks}
    return " ".join(f"{key}:{value}" for key, value in marks.items())


def _elsewhere(book: Workbook, step: Step) -> dict[str, object]:
    """Answers of other pages that decide what is shown on this one."""
    apart = kept_apart(book, step.questions)
    here = {question.id for question in step.questions if not (question.on_own_pages and book.splits)}
    rules = [question.show_when for question in step.questions]
    rules += [section.show_when for section in step.sections]
    wanted = {identifier for rule in rules if rule for identifier in questions_in(rule)}
    return {key: apart.get(key, book.visible.answers.get(key)) for key in sorted(wanted - here)}
