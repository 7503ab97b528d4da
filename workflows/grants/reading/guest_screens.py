"""What the screens of a draft without an account show: the list of pages, and all answers."""

from workflows.forms.checks.problems import Problem
from workflows.forms.checks.sheets import step_problems
from workflows.forms.definition.texts import say
from workflows.forms.screens.answers import draw_problems, draw_sections
from workflows.forms.screens.progress import (
    minutes_of,
    minutes_text,
    place_to_go_on,
    step_states,
    task_items,
)

from .guests import GuestWorkbook


def found_in(book: GuestWorkbook) -> list[Problem]:
    """What the form itself finds wrong; what depends on the organisation is asked after signing in."""
    return [problem for step in book.visible.steps.values() for problem in step_problems(book, step)]


def later_in(book: GuestWorkbook) -> list[str]:
    """The questions that wait for an account."""
    return [say(each.label) for each in book.visible.questions.values() if book.comes_later(each)]


def list_context(book: GuestWorkbook) -> dict[str, object]:
    """The pages with their state and where to go on."""
    states = step_states(book)
    left = [state.step for state in states if not state.is_finished]
    place = place_to_go_on(book, states)
    return {
        "book": book,
        "call": book.draft.call,
        "title": say(book.form.title),
        "intro": say(book.form.intro),
        "items": task_items(book, states),
        "done": sum(state.is_finished for state in states),
        "count": len(states),
        "time": minutes_text(sum(minutes_of(each.questions) for each in left)) if left else "",
        "next_url": book.page_url(place[0].step, f"q-{place[1]}" if place[1] else "") if place else "",
        "next_title": say(place[0].step.title) if place else "",
        "is_started": bool(book.draft.visited),
        "later": later_in(book),
    }


def answers_context(book: GuestWorkbook) -> dict[str, object]:
    """All answers with what is still missing."""
    found = found_in(book)
    place = place_to_go_on(book, step_states(book))
    return {
        "book": book,
        "call": book.draft.call,
        "title": say(book.form.title),
        "sections": draw_sections(book, change_links=True),
        "problems": draw_problems(book, [problem for problem in found if problem.blocks]),
        "advice": draw_problems(book, [problem for problem in found if not problem.blocks]),
        "next_url": book.page_url(place[0].step) if place else "",
        "later": later_in(book),
    }
