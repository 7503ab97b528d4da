"""Dates and numbers that the call forbids are said on the page where they are typed."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.grants import factories as make
from workflows.forms.checks.sheets import all_problems, step_problems
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.progress import step_states

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(call, people):
    """A whole draft whose pages have all been looked at."""
    case = make.draft(call, people)
    found = AnswerSheet.objects.get(case_id=case.pk)
    found.visited = [*Workbook(found).form.steps_by_id]
    return found


def states(sheet) -> dict[str, str]:
    """The state of each page."""
    return {state.step.id: state.status for state in step_states(Workbook(sheet))}


def said(sheet, page: str) -> set[tuple[str, str]]:
    """Question and rule of what is wrong on one page."""
    book = Workbook(sheet)
    step = book.form.steps_by_id[page]
    return {(each.question, each.rule) for each in step_problems(book, step)}


def test_a_page_is_done_only_with_dates_the_call_allows(sheet, call) -> None:
    """Before and behind the round, before the application's lead time, and end before start."""
    window = call.windows.get(closes_at__gt=timezone.now(), opens_at__lte=timezone.now())
    day = datetime.timedelta(days=1)
    assert states(sheet)["dates"] == "done"
    good = dict(sheet.answers)
    cases = [
        ({"end": str(window.project_until + day)}, {("end", "GA-07")}),
        ({"end": str(window.project_until)}, set()),
        ({"start": str(window.project_from - day)}, {("start", "GA-07"), ("start", "GA-08")}),
        ({"start": good["end"], "end": good["start"]}, {("end", "GA-07")}),
    ]
    for wrong, expected in cases:
        sheet.answers = good | wrong
        found = said(sheet, "dates")
        assert found == expected, wrong
        assert (states(sheet)["dates"] == "done") == (not expected), wrong


def test_the_same_mistake_is_said_once(sheet, call) -> None:
    """What the page says is not repeated by the rules of the process."""
    window = call.windows.get(closes_at__gt=timezone.now(), opens_at__lte=timezone.now())
    sheet.answers = sheet.answers | {"end": str(window.project_until + make.DAY)}
    messages = [each.message for each in all_problems(Workbook(sheet)) if each.rule == "GA-07"]
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("volunteers", "is_done"), [("24", True), ("25", True), ("26", False), ("30", False)]
)
def test_volunteers_are_some_of_those_who_take_part(sheet, volunteers: str, is_done: bool) -> None:
    """30 volunteers of 25 participants can't be."""
    sheet.answers = sheet.answers | {"participants": "25", "volunteers": volunteers}
    assert (("volunteers", "GA-31") in said(sheet, "people")) != is_done
    assert (states(sheet)["people"] == "done") == is_done


def test_the_page_and_the_api_say_it(sheet, call) -> None:
    """The screen answers 422 with the sentence at the question; the API lists it."""
    client = Client()
    client.force_login(sheet.owner)
    window = call.windows.get(closes_at__gt=timezone.now(), opens_at__lte=timezone.now())
    late = window.project_until + make.DAY
    sheet.save()
    data = {f"end-{part}": getattr(late, part) for part in ("day", "month", "year")}
    with translation.override("de"):
        answer = client.post(f"/forms/{sheet.pk}/dates/", data)
    assert answer.status_code == 422
    assert "spätestens" in answer.content.decode()
    problems = client.post(f"/api/forms/sheets/{sheet.pk}/validate?question=end").json()
    assert [each["rule"] for each in problems] == ["GA-07"]
