"""The form builder in the admin: who gets in, saving, keys, copying, refusals with their place."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail import blocks
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from pages.builder import memory
from pages.builder.actions import ship
from pages.builder.models import FormDraft
from tests.people.factories import UserFactory
from workflows.forms.models import FormVersion
from workflows.people.actions import grant_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]
LIST, ADD, EDIT, COPY, DELETE, UNPUBLISH, REVERT = (
    f"wagtailsnippets_builder_formdraft:{name}"
    for name in ("list", "add", "edit", "copy", "delete", "unpublish", "revisions_revert")
)


def signed_in(*roles: str) -> Client:
    """A browser of somebody with these roles, in English."""
    user = UserFactory(language="en")
    UserProfile.objects.create(user=user, preferred_language="en")
    for role in roles:
        grant_role(user=user, role=role)
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def starter() -> FormDraft:
    """The starter package as shipped."""
    ship("starter")
    return FormDraft.objects.get(code="starter", locale__language_code="de")


@pytest.mark.parametrize("role", ["editor", "call_manager", "admin"])
def test_builders_get_in(role: str) -> None:
    draft, client = starter(), signed_in(role)
    assert client.get(reverse(LIST)).status_code == 200
    assert client.get(reverse(ADD)).status_code == 200
    assert client.get(reverse("builder_check", args=[draft.pk])).status_code == 200
    for name in (EDIT, COPY):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 200


@pytest.mark.parametrize("role", ["newsletter_approver", "reviewer", "applicant", "auditor"])
def test_others_do_not(role: str) -> None:
    draft, client = starter(), signed_in(role)
    for name in (LIST, ADD):
        assert client.get(reverse(name)).status_code in (302, 403)
    for name in (EDIT, COPY, DELETE, "builder_check"):
        assert client.get(reverse(name, args=[draft.pk])).status_code in (302, 403)
        assert client.post(reverse(name, args=[draft.pk])).status_code in (302, 403)
    assert FormVersion.objects.filter(code="starter").count() == 1


def flat(block: blocks.Block, raw: Any, name: str) -> dict[str, str]:
    """What the editing form sends for one block."""
    if isinstance(block, blocks.StructBlock):
        found: dict[str, str] = {}
        for key, child in block.child_blocks.items():
            found |= flat(child, raw.get(key), f"{name}-{key}")
        return found
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        found = {f"{name}-count": str(len(raw or []))}
        for number, entry in enumerate(raw or []):
            here = f"{name}-{number}"
            found |= {f"{here}-deleted": "", f"{here}-order": str(number), f"{here}-id": entry.get("id", "")}
            found[f"{here}-type"] = entry["type"]
            listed = isinstance(block, blocks.ListBlock)
            child = block.child_block if listed else block.child_blocks[entry["type"]]
            found |= flat(child, entry["value"], f"{here}-value")
        return found
    if isinstance(block, blocks.BooleanBlock):
        return {name: "on"} if raw else {}
    return {name: "" if raw is None else str(raw)}


def posted(draft: FormDraft, steps: list[dict[str, Any]] | None = None, **more: str) -> dict[str, str]:
    """What the editing form sends for a draft, with these pages or its own."""
    stream = FormDraft._meta.get_field("steps").stream_block
    fields = {name: str(getattr(draft, name) or "") for name in ("title", "intro", "code", "base", "minutes")}
    raw = draft.raw_steps() if steps is None else steps
    return {**fields, **flat(stream, raw, "steps"), **more}


def extra_page(draft: FormDraft, **question: Any) -> list[dict[str, Any]]:
    """The pages of a draft and one more with one more question."""
    entry = {"type": "short_text", "value": {"label": "Welche Farbe?", "required": True, **question}}
    page = {"type": "step", "value": {"title": "Noch etwas", "questions": [entry]}}
    return [*draft.raw_steps(), page]


def newest(draft: FormDraft) -> FormDraft:
    """The newest draft."""
    return FormDraft.objects.get(pk=draft.pk).get_latest_revision_as_object()


def test_saving_fills_in_keys_and_asks_for_translations() -> None:
    draft, client = starter(), signed_in("editor")
    data = posted(draft, extra_page(draft))
    response = client.post(reverse(EDIT, args=[draft.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    reading = newest(draft).reading()
    page = reading.definition["steps"][-1]
    assert (page["id"], page["questions"][0]["id"]) == ("noch_etwas", "welche_farbe")
    assert [gap.languages for gap in reading.gaps] == [("en", "ar", "uk")] * 2
    source = Translation.objects.filter(source__object_id=draft.translation_key)
    assert {each.get_progress()[0] - each.get_progress()[1] for each in source} == {2}
    assert FormVersion.objects.filter(code="starter").count() == 1


def test_half_typed_labels_get_no_key_while_autosaving() -> None:
    draft, client = starter(), signed_in("editor")
    data = posted(draft, extra_page(draft, label="Welc"))
    response = client.post(reverse(EDIT, args=[draft.pk]), data, headers={"accept": "application/json"})
    assert response.json()["success"], response.content
    assert newest(draft).raw_steps()[-1]["value"]["questions"][0]["value"]["key"] == ""


def test_keys_of_published_questions_never_change() -> None:
    draft, client = starter(), signed_in("editor")
    steps = draft.raw_steps()
    steps[0]["value"]["questions"][1]["value"] |= {"key": "other", "label": "Wie heißt es?"}
    client.post(reverse(EDIT, args=[draft.pk]), posted(draft, steps))
    changed = newest(draft).reading().definition["steps"][0]["questions"][1]
    assert (changed["id"], changed["label"]["de"]) == ("title", "Wie heißt es?")


def test_refusal_keeps_the_draft_and_names_the_place() -> None:
    draft, client = starter(), signed_in("editor")
    data = posted(draft, extra_page(draft), **{"action-publish": "action-publish"})
    response = client.post(reverse(EDIT, args=[draft.pk]), data, follow=True)
    assert response.redirect_chain[-1][0] == reverse("builder_check", args=[draft.pk])
    place = "Page 6 “Noch etwas”, question “Welche Farbe?”, Text: text missing in English, Arabic, Ukrainian"
    assert place in [problem.strip() for problem in response.context["problems"]]
    assert len(newest(draft).raw_steps()) == 6
    assert FormVersion.objects.filter(code="starter").count() == 1


def test_the_publish_button_of_the_editor_publishes_nothing_unseen() -> None:
    """Whoever presses it, on the form, a copy, an older revision or a language, sees all of it first."""
    draft, client = starter(), signed_in("editor")
    pressed = {"action-publish": "action-publish"}
    older = draft.latest_revision
    data = posted(draft, intro="Ganz anders", **pressed)
    doors = [
        (reverse(EDIT, args=[draft.pk]), data),
        (reverse(REVERT, args=[draft.pk, older.pk]), {**data, "revision": older.pk}),
        (reverse(COPY, args=[draft.pk]), posted(draft, code="starter_9", title="Kopie", **pressed)),
    ]
    for url, given in doors:
        response = client.post(url, given)
        assert (response.status_code, "/check/" in response.url) == (302, True), url
    arabic = draft.get_translations().get(locale__language_code="ar")
    assert "/check/" in client.post(reverse(EDIT, args=[arabic.pk]), {"action": "publish"}).url
    assert FormVersion.objects.filter(code__startswith="starter").count() == 1


def test_publishing_says_what_is_asked_again() -> None:
    draft, client = starter(), signed_in("call_manager")
    steps = draft.raw_steps()
    steps[0]["value"]["questions"][1]["value"]["label"] = "Wie heißt es?"
    client.post(reverse(EDIT, args=[draft.pk]), posted(draft, steps))
    memory.remember(newest(draft), {_path(steps): {"de": "Wie heißt es?", "en": "x", "ar": "x", "uk": "x"}})
    url = reverse("builder_check", args=[draft.pk])
    shown = client.get(url)
    assert shown.context["problems"] == []
    assert [(each["label"], each["asks"]) for each in shown.context["changes"]] == [("x", True)]
    client.post(url, {"seen": shown.context["seal"]})
    assert FormVersion.objects.filter(code="starter").count() == 2
    assert client.get(url).context["changes"] == []


def _path(steps: list[dict[str, Any]]) -> str:
    return f"steps.{steps[0]['id']}.questions.{steps[0]['value']['questions'][1]['id']}.label"


def test_a_copy_has_a_code_of_its_own_and_keeps_its_translations() -> None:
    draft, client = starter(), signed_in("editor")
    shown = client.get(reverse(COPY, args=[draft.pk])).context["form"].instance
    assert shown.code == "starter_2"
    data = posted(draft, code="starter_2", title="Noch ein Paket")
    response = client.post(reverse(COPY, args=[draft.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    made = FormDraft.objects.get(code="starter_2", locale__language_code="de")
    assert made.translation_key != draft.translation_key
    assert not made.live
    gaps = made.reading().gaps
    assert [gap.path for gap in gaps] == ["title"]
    taken = client.post(reverse(COPY, args=[draft.pk]), posted(draft))
    assert "Another form has this code" in str(taken.context["form"].errors["code"])


def test_published_forms_are_never_taken_back() -> None:
    draft, client = starter(), signed_in("editor")
    client.post(reverse(UNPUBLISH, args=[draft.pk]))
    client.post(reverse(DELETE, args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.live


def test_a_translation_is_published_from_its_own_editor() -> None:
    draft, client = starter(), signed_in("editor")
    arabic = draft.get_translations().get(locale__language_code="ar")
    assert client.get(reverse(EDIT, args=[arabic.pk])).status_code == 200
    StringTranslation.objects.filter(context__path="title", locale__language_code="ar").update(data="عنوان")
    response = client.post(reverse(EDIT, args=[arabic.pk]), {"action": "publish"})
    newest(draft).save_revision()
    shown = client.get(response.url)
    client.post(response.url, {"what": "translations", "seen": shown.context["retranslated"]})
    latest = FormVersion.objects.filter(code="starter").latest("number")
    assert latest.definition["title"]["ar"] == "عنوان"
    arabic.refresh_from_db()
    assert (arabic.title, arabic.live) == ("عنوان", False)


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
def test_preview_in_each_language(language: str) -> None:
    ship("micro")
    draft = FormDraft.objects.get(code="micro", locale__language_code="de")
    page = draft.make_preview_request(preview_mode=language).render().content.decode()
    definition = draft.reading().definition
    assert f'<html lang="{language}"' in page
    for step in definition["steps"]:
        assert escape(step["title"][language]) in page
        for question in step["questions"]:
            assert f'id="q-{question["id"]}"' in page
            assert escape(question["label"][language]) in page


def test_preview_shows_missing_texts_in_german() -> None:
    draft = starter()
    draft.title = "Neu hier"
    page = draft.make_preview_request(preview_mode="ar").render().content.decode()
    assert "Neu hier" in page
    assert 'dir="rtl"' in page


def test_revisions_can_be_compared() -> None:
    draft, client = starter(), signed_in("editor")
    client.post(reverse(EDIT, args=[draft.pk]), posted(draft, extra_page(draft)))
    url = reverse(
        "wagtailsnippets_builder_formdraft:revisions_compare", args=[draft.pk, "earliest", "latest"]
    )
    assert "Welche Farbe?" in client.get(url).content.decode()


def test_a_new_form_needs_no_code_not_even_while_saving_by_itself() -> None:
    client = signed_in("editor")
    fresh = FormDraft(title="Kleiner Antrag", base="micro")
    for _twice in range(2):
        saved = client.post(
            reverse(ADD), posted(fresh, [], title="Klei", base=""), headers={"accept": "application/json"}
        )
        assert saved.json()["success"], saved.content
    assert client.post(reverse(ADD), posted(fresh, [])).status_code == 302
    made = FormDraft.objects.get(code="kleiner_antrag", locale__language_code="de")
    assert made.get_translations().count() == 3
    assert FormDraft.objects.filter(code__startswith="form_").count() == 2
    unsaved = FormDraft(code="x", title="Ohne Verfahren", locale=made.locale)
    assert unsaved.make_preview_request(preview_mode="uk").status_code == 200


def test_a_form_that_nobody_used_goes_with_its_languages() -> None:
    signed_in("editor").post(reverse(ADD), posted(FormDraft(title="Weg damit", base="micro"), []))
    FormDraft.objects.get(code="weg_damit", locale__language_code="de").delete()
    assert not FormDraft.objects.filter(code="weg_damit").exists()
