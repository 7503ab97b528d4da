"""All answers on one screen: for checking before submission, for reading and for paper."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.checks.problems import Problem
from workflows.forms.definition.parts import Question, Step
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook, told
from workflows.forms.types import type_of
from workflows.forms.types.files import file_column, files_in
from workflows.forms.types.finance.reading import draw_answer
from workflows.forms.types.rows import row_name

from .entries import entry_url, row_of

Drawn = dict[str, Any]


def draw_sections(book: Workbook, *, change_links: bool) -> list[Drawn]:
    """Every step with its questions and answers."""
    return [
        {
            "id": step.id,
            "title": say(step.title),
            "blocks": list(_blocks(book, step, change_links)),
        }
        for step in book.visible.steps.values()
    ]


def _blocks(book: Workbook, step: Step, change_links: bool) -> Iterable[Drawn]:
    """Runs of short answers as lists; each financing plan as its own tables."""
    rows: list[Drawn] = []
    for question in told(book.visible.of_step(step)):
        row = _row(book, question, change_links)
        value = book.visible.answers.get(question.id)
        if question.type == "finance_plan" and value:
            if rows:
                yield {"rows": rows}
            rows = []
            yield {**row, "plan": draw_answer(question, value, book.context)}
        else:
            rows.append(row)
    if rows:
        yield {"rows": rows}


def _row(book: Workbook, question: Question, change_links: bool) -> Drawn:
    can_change = change_links and type_of(question).asks and book.is_open(question)
    href = f"{book.page_url(question.step)}?from=check#q-{question.id}" if can_change else ""
    value = book.display(question, dict(book.visible.answers))
    typed = book.sheet.typed.get(question.id)
    if not value and typed:
        value = typed if isinstance(typed, str) else _("Not understood yet – please look at it again.")
    row = {"key": say(question.label), "value": value, "href": href, "action": _("Change")}
    files = _files(book, question)
    return row | {"files": files, "text": value if question.columns else ""} if files else row


def _files(book: Workbook, question: Question) -> list[Drawn]:
    """The files of an answer as links, photos to look at; in lists each says in which row it stands."""
    found = files_in(question, book.visible.answers.get(question.id))
    rows = dict.fromkeys(row for row, _identifier in found)
    name = row_name(question) if question.columns else ""
    drawn = []
    for row in rows:
        identifiers = [identifier for number, identifier in found if number == row]
        of = file_column(question) or question
        links = type_of(of).field(of, identifiers, of.id, book.context)["files"]
        note = f"{name} {row + 1}" if question.columns else ""
        drawn += [{**each, "href": each["url"], "note": note} for each in links]
    return drawn


def draw_problems(book: Workbook, found: list[Problem]) -> list[dict[str, str]]:
    """Problems with links to their questions."""
    rows = []
    for problem in found:
        question = book.form.questions.get(problem.question)
        if question is not None:
            href = _place(book, question, problem.part)
            text = f"{say(question.label)}: {problem.message}"
        else:
            href = book.page_url(problem.step) if problem.step in book.form.steps_by_id else ""
            text = problem.message
        rows.append({"href": href, "text": text})
    return rows


def _place(book: Workbook, question: Question, part: str) -> str:
    """Where people put it right: at the question, or on the page of its row."""
    row = row_of(part)
    if question.on_own_pages and row is not None:
        url = entry_url(book, question.step, f"{question.id}:{row}", check=True)
        return f"{url}#{question.id}-{part}"
    return f"{book.page_url(question.step)}?from=check#q-{question.id}"


def questions_read(step: Step) -> list[Drawn]:
    """The questions of a step for reading before starting."""
    return [
        {
            "type": question.type,
            "label": say(question.label),
            "help": say(question.help),
            "text": say(question.settings.get("text")),
            "asks": type_of(question).asks,
            "required": question.required is True,
            "depends": question.show_when is not None,
            "options": [say(option.label) for option in question.options],
            "columns": [_read_column(column) for column in question.columns if type_of(column).asks],
            "max_words": question.settings.get("max_words"),
        }
        for question in step.questions
    ]


def _read_column(column: Question) -> str:
    """A question of a row; of a list inside it also what its rows ask."""
    inner = ", ".join(say(each.label) for each in column.columns if type_of(each).asks)
    return f"{say(column.label)} ({inner})" if inner else say(column.label)
