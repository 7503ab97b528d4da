"""The API finds the same mistakes as the screen and says them in the same words, in every language."""

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.problems import mistakes

from .factories import make_sheet

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "ar", "uk"]
# What a page posts, and the same said to the API as answers; every line is wrong in some way.
CONTACT = {
    "contact_name": "",
    "email": "amira(at)example.org",
    "phone": "0681",
    "iban": "DE00",
    "seat": "99999999",
    "organisation": "9b2f0b7e-0000-4000-8000-000000000000",
}
ADDRESS = {"street": "", "postcode": "663", "town": "Lindenstadt"}
PROJECT = {
    "title": "x" * 90,
    "goals": "wort " * 30,
    "areas": ["culture", "education", "sport"],
    "kind": "sometimes",
    "participants": "0",
    "minors": "perhaps",
}
PEOPLE = {"team": [{"name": "", "born_on": "1980-13-45"}], "partners": [{"name": "Chor", "gives": "viel"}]}
PLAN = {
    "expenses": [{"category": "fees", "description": "", "amount": "400.00"}],
    "incomes": [{"kind": "own_cash", "amount": "5.00"}, {"kind": "requested", "amount": "2000.00"}],
}


def posted(step: str) -> dict[str, Any]:
    """The wrong answers of one page as a browser posts them."""
    if step == "contact":
        return CONTACT | {f"address-{part}": text for part, text in ADDRESS.items()}
    if step == "project":
        day = {"starts_on-day": "31", "starts_on-month": "2", "starts_on-year": "2027"}
        return PROJECT | day
    if step == "people":
        return {"team-0-born_on-day": "45", "team-0-born_on-month": "13", "team-0-born_on-year": "1980"} | {
            "partners-0-name": "Chor",
            "partners-0-gives": "viel",
        }
    return {"begun": "yes", "budget_before": "1,2,3"}


def screen(client: Client, sheet: Any, step: str, language: str) -> tuple[Any, str]:
    """The page after posting it, and its text."""
    prefix = "" if language == "de" else f"/{language}"
    answer = client.post(f"{prefix}/forms/{sheet.pk}/{step}/", posted(step))
    assert answer.status_code == 422
    return answer, unescape(answer.content.decode())


def ask(client: Client, path: str, language: str, method: str = "post", body: Any = None) -> Any:
    """What the API answers in `language`."""
    content = {"data": json.dumps(body), "content_type": "application/json"} if body is not None else {}
    return getattr(client, method)(path, **content, headers={"accept-language": language})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ["contact", "project", "people", "declarations"])
def test_every_mistake_of_a_page(client: Client, step: str, language: str) -> None:
    sheet = make_sheet()
    client.force_login(sheet.owner)
    answer, page = screen(client, sheet, step, language)
    found = ask(client, f"/api/forms/sheets/{sheet.pk}/validate?step={step}", language).json()
    form = ask(client, f"/api/forms/sheets/{sheet.pk}/definition", language, "get").json()
    questions = next(each["questions"] for each in form["steps"] if each["id"] == step)
    labels = {each["id"]: each["label"] for each in questions}
    said = sorted(
        each["message"] if each["part"] else f"{labels[each['question']]}: {each['message']}"
        for each in found
        if each["severity"] == "must"
    )
    assert said == sorted(problem["text"] for problem in answer.context["problems"])
    assert len(said) >= 2
    stops = [each["message"] for each in found if each["severity"] == "stop"]
    assert stops == answer.context["stops"]
    for text in (*said, *stops):
        assert text in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "answers",
    [
        {key: value for key, value in CONTACT.items() if key != "contact_name"},
        {key: PROJECT[key] for key in ("kind", "minors")} | {"participants": "viele"},
    ],
    ids=["contact", "project"],
)
def test_what_is_refused_at_once(client: Client, answers: dict[str, Any], language: str) -> None:
    sheet = make_sheet()
    client.force_login(sheet.owner)
    refused = ask(client, f"/api/forms/sheets/{sheet.pk}", language, "patch", {"answers": answers})
    assert refused.status_code == 422
    assert mistakes(refused).keys() == answers.keys()
    step = "contact" if "iban" in answers else "project"
    prefix = "" if language == "de" else f"/{language}"
    page = client.post(f"{prefix}/forms/{sheet.pk}/{step}/", answers)
    text = unescape(page.content.decode())
    for message in mistakes(refused).values():
        assert message in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_the_plan(client: Client, language: str) -> None:
    sheet = make_sheet()
    client.force_login(sheet.owner)
    saved = ask(client, f"/api/forms/sheets/{sheet.pk}", language, "patch", {"answers": {"plan": PLAN}})
    assert saved.status_code == 200
    found = ask(client, f"/api/forms/sheets/{sheet.pk}/validate?question=plan", language).json()
    prefix = "" if language == "de" else f"/{language}"
    text = unescape(client.get(f"{prefix}/forms/{sheet.pk}/check/").content.decode())
    assert len(found) >= 3
    for each in found:
        assert each["message"] in text


def test_the_words_differ_between_the_languages(client: Client) -> None:
    sheet = make_sheet()
    client.force_login(sheet.owner)
    path = f"/api/forms/sheets/{sheet.pk}/validate"
    said = {language: ask(client, path, language).json()[0]["message"] for language in LANGUAGES}
    assert len(set(said.values())) == len(LANGUAGES)
