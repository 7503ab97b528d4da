"""A form is published while people fill it in: what they meet, and what an editor may not do."""

import copy
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.forms.actions import publish_form, save_answers, save_page
from workflows.forms.checks.sheets import problems
from workflows.forms.definition.mistakes import DefinitionError
from workflows.forms.models import AnswerSheet, FormVersion, PublishedForm
from workflows.forms.reading.workbook import Workbook
from workflows.forms.versions.freezing import current_version
from workflows.people.verdicts import Invalid, NotAllowed

from . import sample
from .factories import make_complete_sheet, make_sheet
from .sample import four

pytestmark = pytest.mark.django_db


def edited(**changes: dict[str, Any]) -> dict[str, Any]:
    """The sample with keys of some questions replaced; None takes a question out."""
    definition = copy.deepcopy(sample.definition())
    for step in definition["steps"]:
        for question in list(step["questions"]):
            change = changes.get(question["id"], {})
            if change is None:
                step["questions"].remove(question)
            else:
                question.update(change)
    return definition


def publish(**changes: Any) -> FormVersion:
    """An editor publishes the sample with these changes."""
    definition = edited(**changes)
    return publish_form(code=sample.CODE, definition=definition, actor=UserFactory(roles=["editor"]))


def fresh(sheet: AnswerSheet) -> Workbook:
    """The sheet as the next reader meets it."""
    return Workbook(AnswerSheet.objects.whole().get(pk=sheet.pk))


REWORDED = {"title": {"label": four("Wie soll es heißen?", "What name?", "ما الاسم؟", "Яка назва?")}}


def test_new_sheets_get_what_was_published() -> None:
    version = publish(**REWORDED)
    assert current_version(sample.CODE) == version
    assert make_sheet().version == version
    assert PublishedForm.objects.get().published_by == version.published_by


def test_a_draft_moves_when_it_is_read_and_is_stored_when_it_is_written() -> None:
    sheet = make_sheet(title="Nähcafé", email="a@example.org")
    old = sheet.version
    version = publish(**REWORDED)
    book = fresh(sheet)
    assert (book.sheet.version, book.sheet.answers["title"]) == (version, "Nähcafé")
    assert AnswerSheet.objects.get().version == old
    save_answers(sheet_id=sheet.pk, answers={"email": "b@example.org"}, revision=None, actor=sheet.owner)
    stored = AnswerSheet.objects.get()
    assert stored.version == version
    assert list(stored.pending) == ["title"]


def test_a_changed_question_blocks_until_somebody_has_looked() -> None:
    sheet = make_complete_sheet()
    assert not [each for each in problems(sheet) if each.blocks]
    publish(**REWORDED)
    found = [each for each in problems(fresh(sheet).sheet) if each.blocks]
    assert [each.question for each in found] == ["title"]
    save_answers(sheet_id=sheet.pk, answers={"title": "Nähcafé"}, revision=None, actor=sheet.owner)
    assert AnswerSheet.objects.get(pk=sheet.pk).pending == {}
    assert not [each for each in problems(fresh(sheet).sheet) if each.blocks]


def test_a_submitted_sheet_stays_on_its_version() -> None:
    sheet = make_complete_sheet()
    AnswerSheet.objects.filter(pk=sheet.pk).update(round=1, locked_at=sheet.updated_at)
    publish(**REWORDED)
    assert fresh(sheet).sheet.version == sheet.version


def test_the_screens_say_what_changed_and_lose_nothing(client: Client) -> None:
    sheet = make_sheet(title="Nähcafé", goals="Zwanzig Frauen nähen.")
    publish(**REWORDED, goals=None)
    client.force_login(sheet.owner)
    home = client.get(reverse("forms:sheet", args=[sheet.pk])).content.decode()
    assert "Zwanzig Frauen" in home.split('class="details"')[1]
    page = reverse("forms:page", args=[sheet.pk, "project"])
    html = client.get(page).content.decode()
    assert 'id="title-changed"' in html
    assert html.index('id="title-changed"') < html.index('name="title"')
    assert 'value="Nähcafé"' in html


def test_a_page_drawn_before_the_change_is_not_read_as_the_new_questions(client: Client) -> None:
    sheet = make_sheet(title="Nähcafé")
    seen = sheet.version.number
    publish(**REWORDED)
    client.force_login(sheet.owner)
    page = reverse("forms:page", args=[sheet.pk, "project"])
    answer = client.post(page, {"title": "Ganz neu", "version": seen, "go": "on"})
    assert answer.status_code == 409
    stored = AnswerSheet.objects.get()
    assert stored.answers["title"] == "Nähcafé"
    assert stored.pending["title"]["typed"] == "Ganz neu"
    assert "Ganz neu" in answer.content.decode()


def test_autosave_of_an_older_page_says_so(client: Client) -> None:
    sheet = make_sheet(title="Nähcafé")
    seen = sheet.version.number
    publish(**REWORDED)
    client.force_login(sheet.owner)
    url = reverse("forms:autosave", args=[sheet.pk, "project"])
    answer = client.post(url, {"title": "Neu", "version": seen, "only": "title"})
    assert (answer.status_code, answer.json()["code"]) == (409, "form_changed")


def test_only_some_roles_publish() -> None:
    for roles in ([], ["reviewer"], ["adviser"]):
        with pytest.raises(NotAllowed):
            publish_form(code=sample.CODE, definition=edited(), actor=UserFactory(roles=roles))
    assert not FormVersion.objects.exists()


def test_a_mistake_leaves_the_published_form_alone() -> None:
    first = publish()
    with pytest.raises(DefinitionError) as caught:
        publish(title={"label": {"de": "Titel"}})
    assert [(each.place.question, each.place.field) for each in caught.value.mistakes] == [("title", "label")]
    assert current_version(sample.CODE) == first


def test_an_id_means_the_same_in_every_form_of_a_process() -> None:
    with pytest.raises(DefinitionError, match="question email"):
        publish_form(
            code="festival",
            base=sample.CODE,
            definition=edited(email={"type": "long_text"}) | {"code": "festival"},
            actor=None,
        )


def test_a_form_of_its_own_behaves_as_its_process() -> None:
    definition = edited(**REWORDED) | {"code": "festival"}
    version = publish_form(code="festival", base=sample.CODE, definition=definition, actor=None)
    assert (version.kind_code, version.code) == (sample.CODE, "festival")
    with pytest.raises(Invalid):
        publish_form(code="nothing", definition=definition | {"code": "nothing"}, actor=None)


@pytest.fixture
def quoting() -> FormVersion:
    """The sample with a group, a sum and a quote."""
    definition = edited(
        email={"help": four("Für {contact_name}", "For {contact_name}", "{contact_name}", "{contact_name}")}
    )
    definition["steps"][1]["questions"].append(
        {
            "id": "people",
            "type": "section",
            "title": four("Viele", "Many", "كثير", "Багато"),
            "show_when": {"question": "participants", "is": "more_than", "value": 10},
            "questions": [
                {
                    "id": "double",
                    "type": "calculated",
                    "label": four("Summe", "Sum", "مجموع", "Сума"),
                    "formula": {
                        "do": "sum",
                        "of": [{"question": "participants"}, {"question": "participants"}],
                    },
                },
                {
                    "id": "why_many",
                    "type": "short_text",
                    "label": four("Warum {double}?", "Why {double}?", "{double}؟", "{double}?"),
                    "required": {"question": "double", "is": "more_than", "value": 50},
                },
            ],
        }
    )
    return publish_form(code=sample.CODE, definition=definition, actor=None)


def test_groups_sums_and_quotes(quoting: FormVersion, client: Client) -> None:
    sheet = make_sheet(contact_name="Amira", participants=20)
    book = fresh(sheet)
    assert book.visible.answers["double"] == 40
    assert "\u2068Amira\u2069" in book.form.questions["email"].help["de"]
    assert "40" in book.form.questions["why_many"].label["de"]
    assert "double" not in sheet.answers
    client.force_login(sheet.owner)
    html = client.get(reverse("forms:page", args=[sheet.pk, "project"])).content.decode()
    assert 'data-section="people"' in html
    assert ">40</output>" in html
    few = make_sheet(participants=5)
    assert {"double", "why_many"}.isdisjoint(fresh(few).visible.questions)
    many = make_sheet(participants=30)
    assert "why_many" in {each.question for each in problems(fresh(many).sheet)}


def test_nobody_can_send_a_calculated_value(quoting: FormVersion) -> None:
    sheet = make_sheet(participants=20)
    with pytest.raises(Invalid):
        save_answers(sheet_id=sheet.pk, answers={"double": 1}, revision=None, actor=sheet.owner)
    save_page(sheet_id=sheet.pk, page="project", data={"double": "7"}, actor=sheet.owner)
    assert "double" not in AnswerSheet.objects.get(pk=sheet.pk).answers


def test_versions_stay_as_they_are() -> None:
    version = publish()
    with pytest.raises(IntegrityError), transaction.atomic():
        FormVersion.objects.filter(pk=version.pk).update(base="other")
