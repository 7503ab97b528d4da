"""From my tasks to ten formal checks: what somebody presses, following only what the pages offer."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from tests.grants import factories as make
from workflows.engine.models import Step
from workflows.grants.models import Application, Call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MOST_ACTIONS = 3
CASES = 10


class Officer:
    """Somebody at a browser: presses links and buttons of the page that is open, each an action."""

    def __init__(self, person: Any) -> None:
        self.client = Client()
        self.client.force_login(person)
        self.actions = 0
        self.page = BeautifulSoup("", "html.parser")

    def open(self, address: str) -> None:
        """The page at this address, which pressing something led to."""
        self.actions += 1
        response = self.client.get(address, follow=True)
        assert response.status_code == 200
        self.page = BeautifulSoup(response.content, "html.parser")

    def form(self) -> Tag:
        """The form of the step that is done on this page."""
        found = self.page.select_one("form.work-form")
        assert found is not None, self.page.h1
        return found

    def send(self, **chosen: str) -> None:
        """Each choice is an action, and so is the button; the other fields stay as they are drawn."""
        self.actions += len(chosen) + 1
        response = self.client.post(str(self.form()["action"]), chosen, follow=True)
        assert response.status_code == 200
        self.page = BeautifulSoup(response.content, "html.parser")

    def texts(self, selector: str) -> list[str]:
        """What stands there."""
        return [each.get_text(" ", strip=True) for each in self.page.select(selector)]


@pytest.fixture
def waiting(call: Call, people: SimpleNamespace) -> list[Application]:
    """Ten applications that wait for their formal check."""
    return [make.submitted(call, people) for _number in range(CASES)]


def test_ten_formal_checks_take_at_most_three_actions_each(
    waiting: list[Application], people: SimpleNamespace
) -> None:
    officer = Officer(people.officer)
    officer.open(reverse("desk:tasks"))
    officer.open(str(officer.page.select("main a[data-row]")[0]["href"]))
    for _case in waiting:
        officer.send(result="ok")
    done = Step.objects.filter(node="formal_check", state="done", case__in=waiting)
    assert done.count() == CASES
    assert officer.actions <= MOST_ACTIONS * CASES
    assert officer.actions == 2 * CASES + 2


def test_the_next_case_is_that_behind_this_one_and_the_list_ends(call: Call, people: SimpleNamespace) -> None:
    cases = [make.submitted(call, people) for _number in range(3)]
    officer = Officer(people.officer)
    where = f"{reverse('desk:case', args=[cases[1].pk])}?list=cases&stage=formal_check&kind=grant"
    officer.open(where)
    assert officer.page.select_one("a[rel=next]") is not None
    behind = officer.client.get(str(officer.page.select("a[rel=next]")[0]["href"]))
    before = officer.client.get(str(officer.page.select("a[rel=prev]")[0]["href"]))
    # The list shows the newest first.
    assert urlsplit(behind["Location"]).path == reverse("desk:case", args=[cases[0].pk])
    assert urlsplit(before["Location"]).path == reverse("desk:case", args=[cases[2].pk])
    assert "stage=formal_check" in behind["Location"]
    last = officer.client.get(f"{reverse('desk:next', args=[cases[0].pk])}?list=cases&kind=grant")
    assert last["Location"].startswith(reverse("desk:cases"))


def test_what_does_not_fit_comes_back_with_the_form_and_the_list(call: Call, people: SimpleNamespace) -> None:
    case = make.submitted(call, people)
    officer = Officer(people.officer)
    officer.open(f"{reverse('desk:case', args=[case.pk])}?list=tasks")
    action = str(officer.form()["action"])
    assert action == f"{reverse('grants:step', args=[make.step(case, 'formal_check').pk])}?list=tasks"
    answer = officer.client.post(action, {"result": "reject"})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one(".error-summary") is not None
    assert str(page.select("form.work-form")[0]["action"]) == action


def test_the_plan_is_there_line_by_line_wherever_somebody_judges(
    call: Call, people: SimpleNamespace, running: Application
) -> None:
    checked = make.submitted(call, people)
    reviewed = make.in_review(call, people)
    decided = make.to_decision(call, people)
    reviewer = people.reviewers[0]
    Step.objects.filter(case_id=reviewed.pk, assignee=reviewer).first()
    screens = [
        (people.officer, reverse("desk:case", args=[checked.pk])),
        (people.decider, reverse("desk:case", args=[decided.pk])),
        (people.auditor, reverse("grants:application", args=[running.pk])),
    ]
    for person, address in screens:
        officer = Officer(person)
        officer.open(address)
        assert officer.page.select(".plan-answer table tbody tr"), address


def test_the_case_page_stays_within_its_budget_with_a_step_in_place(
    call: Call,
    people: SimpleNamespace,
    django_assert_max_num_queries: Any,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"  # as in operation: not read at each use
    monkeypatch.setattr("pages.cache.version.changing", lambda: False)
    case = make.submitted(call, people)
    decided = make.to_decision(call, people)
    for person, each in ((people.officer, case), (people.decider, decided)):
        client = Client()
        client.force_login(person)
        address = f"{reverse('desk:case', args=[each.pk])}?list=tasks"
        client.get(address)
        with django_assert_max_num_queries(20):
            assert b"work-form" in client.get(address).content


def test_looking_at_a_case_does_nothing_and_a_refused_message_sends_no_step(
    call: Call, people: SimpleNamespace
) -> None:
    case = make.submitted(call, people)
    client = Client()
    client.force_login(people.officer)
    said = {"text": "", "result": "ok"}
    assert client.post(reverse("desk:message", args=[case.pk]), said).status_code == 422
    assert make.step(case, "formal_check").state == "open"
