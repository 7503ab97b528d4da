"""What a statute said at each hand-over, what changed in between, and the ready texts of the advisers."""

import pytest
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.forms.actions import save_answers, submit_sheet
from workflows.founding import actions
from workflows.founding.models import ClauseComment, ReadyComment
from workflows.founding.reading import cases as reading
from workflows.founding.reading.versions import difference, words_between
from workflows.people.verdicts import Invalid, NotAllowed

from . import factories

pytestmark = pytest.mark.django_db


def test_words_are_compared_whole_and_nothing_is_lost():
    earlier, later = "Die Frist beträgt zwei Wochen.", "Die Frist beträgt vier Wochen, mindestens."
    pieces = words_between(earlier, later)
    assert "".join(each["text"] for each in pieces if each["kind"] != "in") == earlier
    assert "".join(each["text"] for each in pieces if each["kind"] != "out") == later
    assert {"kind": "out", "text": "zwei"} in pieces
    assert {"kind": "in", "text": "vier"} in pieces


def test_an_inserted_paragraph_does_not_change_those_behind_it():
    before = [{"id": "a", "heading": "§ 1 A", "paragraphs": ["Eins.", "Zwei."]}]
    after = [
        {"id": "a", "heading": "§ 1 A", "paragraphs": ["Eins.", "Neu.", "Zwei."]},
        {"id": "b", "heading": "§ 2 B", "paragraphs": ["Drei."]},
    ]
    changed, added = difference(before, after)
    assert (changed["state"], added["state"]) == ("changed", "added")
    assert [paragraph[0]["kind"] for paragraph in changed["paragraphs"]] == ["same", "in", "same"]
    assert [each["state"] for each in difference(after, before)] == ["changed", "removed"]


def returned_and_changed():
    """A statute that came back and was handed in again with another term of office."""
    case = factories.returned()
    sheet = reading.sheet_of(case)
    answers = {"board.term_years": "4"}
    save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=case.applicant)
    submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    return factories.fresh(case)


def test_a_version_is_kept_at_each_hand_over_and_at_the_approval(client):
    case = returned_and_changed()
    assert [version.number for version in case.versions.all()] == [1, 2]
    client.force_login(case.applicant)
    page = client.get(reverse("founding:versions", args=[case.pk]))
    changed = [each for each in page.context["clauses"] if each["state"] != "same"]
    assert [each["id"] for each in changed] == ["board"]
    pieces = [piece for paragraph in changed[0]["paragraphs"] for piece in paragraph]
    assert [piece["text"] for piece in pieces if piece["kind"] != "same"] == ["zwei", "vier"]
    assert ">zwei</del>" in page.content.decode()
    assert ">vier</ins>" in page.content.decode()
    factories.approve(case, UserFactory(roles=["adviser"]))
    told = client.get(f"/api/founding/cases/{case.pk}/versions").json()
    assert [each["reason"] for each in told] == ["submitted", "submitted", "approved"]
    base = f"/api/founding/cases/{case.pk}/versions/difference"
    assert {each["state"] for each in client.get(base).json()} == {"same"}
    first = client.get(base, {"earlier": 1, "later": 2}).json()
    assert [each["id"] for each in first if each["state"] == "changed"] == ["board"]


def test_with_one_version_there_is_nothing_to_compare(client):
    case = factories.submitted()
    client.force_login(case.applicant)
    assert client.get(reverse("founding:versions", args=[case.pk])).context["pair"] is None
    assert client.get(f"/api/founding/cases/{case.pk}/versions/difference").status_code == 404


def ready(adviser, **changes):
    facts = {"title": "Zwei gemeinsam", "text": "Sollen zwei gemeinsam unterschreiben?", "language": "de"}
    return actions.keep_ready_comment(actor=adviser, **(facts | {"clause": "board"} | changes))


def test_a_ready_text_is_put_before_the_advisers_own_words(client):
    adviser = UserFactory(roles=["adviser"])
    comment = ready(adviser)
    ready(adviser, title="Anderswo", clause="name")
    case = factories.submitted()
    client.force_login(adviser)
    url = reverse("founding:review", args=[case.pk])
    field = client.get(url).context["form"].fields["ready-board"]
    assert [title for _key, title in field.choices][1:] == ["Zwei gemeinsam"]
    said = {"decision": "returned", "scope": "commented", "ready-board": str(comment.pk)}
    assert client.post(url, said | {"comment-board": "Bitte prüfen."}).status_code == 302
    text = ClauseComment.objects.get(clause="board").text
    assert text == "Sollen zwei gemeinsam unterschreiben?\n\nBitte prüfen."


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"text": ""}, "text"), ({"language": "xx"}, "language"), ({}, "title")],
)
def test_a_ready_text_has_a_name_of_its_own_and_says_something(changes, field):
    adviser = UserFactory(roles=["adviser"])
    ready(adviser)
    with pytest.raises(Invalid) as refused:
        ready(adviser, **changes)
    assert field in refused.value.errors
    with pytest.raises(NotAllowed):
        ready(UserFactory(), title="Neu")


def test_ready_texts_over_screens_and_api(client):
    adviser = UserFactory(roles=["adviser"])
    client.force_login(adviser)
    url = reverse("founding:ready_comments")
    said = {"title": "Frist", "text": "Zwei Wochen sind üblich.", "language": "de", "clause": "meeting"}
    assert client.post(url, {**said, "text": ""}).status_code == 422
    assert client.post(url, said).status_code == 302
    known = ReadyComment.objects.get()
    assert client.post(reverse("founding:ready_comment", args=[known.pk]), {**said, "title": "Neu"})
    made = client.post("/api/founding/ready-comments", said, content_type="application/json")
    assert made.status_code == 201
    titles = [each["title"] for each in client.get("/api/founding/ready-comments").json()]
    assert sorted(titles) == ["Frist", "Neu"]
    one = f"/api/founding/ready-comments/{made.json()['id']}"
    changed = client.put(one, {**said, "text": "Drei Wochen."}, content_type="application/json")
    assert (changed.status_code, changed.json()["text"]) == (200, "Drei Wochen.")
    taken = client.put(one, {**said, "title": "Neu"}, content_type="application/json")
    assert (taken.status_code, ReadyComment.objects.get(text="Drei Wochen.").title) == (422, "Frist")
    assert client.delete(one).status_code == 204
    client.post(reverse("founding:drop_ready_comment", args=[known.pk]))
    assert not ReadyComment.objects.exists()
