"""How far people are: the state of each step, what comes next, how long it will take."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from workflows.forms.checks.sheets import step_problems
from workflows.forms.definition.parts import Question, Step
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook, asked
from workflows.forms.types import type_of

DONE, IN_PROGRESS, NOT_STARTED, BLOCKED, CHANGES, SUBMITTED = (
    "done",
    "in_progress",
    "not_started",
    "blocked",
    "changes_requested",
    "submitted",
)
WORDS: dict[str, str | Promise] = {
    DONE: pgettext_lazy("step", "Done"),
    IN_PROGRESS: pgettext_lazy("step", "In progress"),
    NOT_STARTED: pgettext_lazy("step", "Not started"),
    BLOCKED: pgettext_lazy("step", "Can’t start yet"),
    CHANGES: pgettext_lazy("step", "Changes requested"),
    SUBMITTED: pgettext_lazy("step", "Submitted"),
}
TONES = {DONE: "success", IN_PROGRESS: "info", NOT_STARTED: "neutral", BLOCKED: "neutral", CHANGES: "warning"}


@dataclass(frozen=True)
class StepState:
    """Where one step stands; `waits_for` names the steps that come first."""

    step: Step
    status: str
    waits_for: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether people can work on it now."""
        return self.status not in (BLOCKED, SUBMITTED)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.status in (DONE, SUBMITTED)


def step_states(book: Workbook) -> list[StepState]:
    """The state of every step that is asked, in order."""
    states: list[StepState] = []
    done: set[str] = set()
    for step in book.visible.steps.values():
        status = _correction_status(book, step) if book.sheet.is_locked else _draft_status(book, step)
        waits_for = tuple(need for need in step.needs if need in book.visible.steps and need not in done)
        if waits_for and not book.sheet.is_locked:
            states.append(StepState(step, BLOCKED, waits_for))
            continue
        if status == DONE:
            done.add(step.id)
        states.append(StepState(step, status))
    return states


def _draft_status(book: Workbook, step: Step) -> str:
    questions = {question.id for question in step.questions}
    touched = step.id in book.sheet.visited or questions & set(book.sheet.typed)
    if not touched:
        # Answers taken over from the profile don't count as started: somebody has to look at them.
        return NOT_STARTED
    blocking = any(problem.blocks for problem in step_problems(book, step))
    return IN_PROGRESS if blocking else DONE


def _correction_status(book: Workbook, step: Step) -> str:
    wanted = [book.corrections[question.id] for question in step.questions if question.id in book.corrections]
    if not wanted and not any(question.id in book.brought_up for question in step.questions):
        return SUBMITTED
    changed = all(_changed_since(book, each.question, each.asked_at.isoformat()) for each in wanted)
    if changed and not any(problem.blocks for problem in step_problems(book, step)):
        return DONE
    return CHANGES


def _changed_since(book: Workbook, question: str, moment: str) -> bool:
    return book.sheet.trail.get(question, {}).get("at", "") > moment


def place_to_go_on(book: Workbook, states: list[StepState]) -> tuple[StepState, str] | None:
    """The step (and question) where people go on: where they stopped, else the next with something left."""
    open_ones = [state for state in states if state.is_open and not state.is_finished]
    if not open_ones:
        return None
    last = _last_step(book)
    places = [state.step.id for state in states]
    at = places.index(last) if last in places else 0
    later = [state for state in open_ones if places.index(state.step.id) >= at]
    state = (later or open_ones)[0]
    return state, _first_left(book, state)


def _last_step(book: Workbook) -> str:
    """The page of the answer that was changed last."""
    changes = {
        key: each.get("at", "") for key, each in book.sheet.trail.items() if key in book.form.questions
    }
    return book.form.questions[max(changes, key=lambda key: changes[key])].step if changes else ""


def _first_left(book: Workbook, state: StepState) -> str:
    """On a page begun before, the first question with something left to do."""
    if state.status == NOT_STARTED:
        return ""
    wanted = {*book.corrections, *book.brought_up} if book.sheet.is_locked else None
    found = (each.question for each in step_problems(book, state.step) if each.blocks and each.question)
    return next((question for question in found if wanted is None or question in wanted), "")


def minutes_of(questions: Iterable[Question]) -> int:
    """How long the questions take, in minutes, at least one."""
    return max(1, round(sum(type_of(question).seconds for question in questions) / 60))


def minutes_text(minutes: int) -> str:
    """The time in words."""
    text = ngettext("about %(minutes)s minute", "about %(minutes)s minutes", minutes)
    return text % {"minutes": minutes}


def task_items(book: Workbook, states: list[StepState]) -> list[dict[str, object]]:
    """The task list as its component draws it."""
    titles = {state.step.id: say(state.step.title) for state in states}
    return [
        {
            "title": titles[state.step.id],
            "href": book.page_url(state.step) if state.is_open else "",
            "hint": _hint(state, titles),
            "status": WORDS[state.status],
            "tone": TONES.get(state.status, "neutral"),
        }
        for state in states
    ]


def _hint(state: StepState, titles: dict[str, str]) -> str:
    if state.waits_for:
        return str(_("First: %(steps)s") % {"steps": ", ".join(titles[each] for each in state.waits_for)})
    if state.status == NOT_STARTED and asked(state.step.questions):
        return minutes_text(minutes_of(state.step.questions))
    return ""
