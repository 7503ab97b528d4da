"""Publishing: all or nothing, and every refusal names its place."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from pages.builder import actions
from pages.builder.models import FormDraft
from pages.builder.refusals import NotReady
from tests.builder.factories import definition, draft, question, t
from tests.people.factories import UserFactory
from workflows.forms import registry
from workflows.forms.models import FormVersion, PublishedForm
from workflows.forms.models.versions import fingerprint
from workflows.people.actions import grant_role
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house"), pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor() -> User:
    """Somebody who may publish forms."""
    return UserFactory(roles=["editor"])


def publish(made: FormDraft, actor: User) -> FormVersion:
    """The newest draft is published by somebody who has seen it."""
    seen = actions.seal_of(made.get_latest_revision_as_object().reading())
    return actions.publish(draft=made, actor=actor, seen=seen)


def whole() -> dict[str, Any]:
    """All that the process needs, and a page of our own."""
    raw = json.loads(json.dumps(registry.get("micro").definition()))
    raw["code"] = "micro_2"
    return raw


def with_extra(*extra: dict[str, Any]) -> dict[str, Any]:
    """The micro-project form with one more page."""
    raw = whole()
    raw["steps"].append({"id": "extra", "title": t("Noch etwas"), "questions": list(extra)})
    return raw


def test_publishing_freezes_the_definition(editor: User) -> None:
    raw = with_extra(question("colour"))
    made = draft(raw)
    version = publish(made, editor)
    assert version.sha256 == fingerprint(raw)
    assert (version.base, version.published_by) == ("micro", editor)
    made.refresh_from_db()
    assert made.live
    assert PublishedForm.objects.get(code="micro_2").version == version


def refused(made: FormDraft, editor: User) -> list[str]:
    """The problems of a draft that can't be published; nothing was changed."""
    with pytest.raises(NotReady) as caught:
        publish(made, editor)
    made.refresh_from_db()
    assert not made.live
    assert made.live_revision is None
    assert not FormVersion.objects.filter(code=made.code).exists()
    assert made.get_latest_revision_as_object().title == made.title
    return caught.value.problems


LATER = {"all": [{"question": "second", "is": "answered"}]}
GONE = {"any": [{"question": "nowhere", "is": "equals", "value": "x"}]}
ITSELF = {"all": [{"question": "first", "is": "answered"}]}


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (
            [question("first", show_when=LATER), question("second")],
            "Page 11 “Noch etwas”, question “Frage first”, Show only when: second is not an earlier question",
        ),
        (
            [question("first", show_when=GONE)],
            "Page 11 “Noch etwas”, question “Frage first”, Show only when: nowhere is not an earlier",
        ),
        (
            [question("first", required=ITSELF)],
            "Page 11 “Noch etwas”, question “Frage first”, Required when: first is not an earlier question",
        ),
        (
            [
                question("first", show_when=LATER),
                question("second", show_when={"all": [{"question": "first", "is": "answered"}]}),
            ],
            "in a circle",
        ),
        ([question("first", "choice")], "Page 11 “Noch etwas”, question “Frage first”"),
    ],
)
def test_refusals_name_the_place(editor: User, questions: list[dict[str, Any]], said: str) -> None:
    problems = refused(draft(with_extra(*questions)), editor)
    assert any(said in problem for problem in problems), problems


def test_a_missing_translation_is_named(editor: User) -> None:
    made = draft(with_extra(question("colour")))
    arabic = StringTranslation.objects.filter(translation_of__data="Frage colour", locale__language_code="ar")
    assert arabic.delete()[0] == 1
    problems = refused(made, editor)
    assert problems == ["Page 11 “Noch etwas”, question “Frage colour”, Text: text missing in Arabic"]


def test_a_question_that_the_process_reads_has_to_stay(editor: User) -> None:
    made = draft(definition(question("colour")))
    if registry.get("micro").reads:
        assert any("the process needs this question" in each for each in refused(made, editor))


def test_an_empty_form_is_refused(editor: User) -> None:
    made = draft({"code": "micro_2", "title": t("Leer"), "steps": []})
    assert refused(made, editor) == ["The form has no pages yet."]


def test_applicants_and_reviewers_may_not_publish() -> None:
    made = draft(with_extra(question("colour")))
    for roles in ([], ["reviewer"], ["adviser"]):
        with pytest.raises(NotAllowed):
            publish(made, UserFactory(roles=roles))


def test_an_impossible_schedule_is_dropped_and_others_go_on(editor: User) -> None:
    broken, good = draft(with_extra(question("first", show_when=GONE))), whole()
    good["code"] = "micro_3"
    fine = draft(good)
    for made in (broken, fine):
        revision = made.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - timezone.timedelta(minutes=1)
        revision.save()
    call_command("publish_scheduled", verbosity=0)
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.live, fine.live) == (False, True)
    assert broken.scheduled_revision is None
    assert not FormVersion.objects.filter(code="micro_2").exists()


def test_a_better_translation_goes_online_without_the_rest_of_the_draft(editor: User) -> None:
    made = draft(with_extra(question("colour")))
    first = publish(made, editor)
    StringTranslation.objects.filter(translation_of__data="Frage colour", locale__language_code="ar").update(
        data="لون"
    )
    made.refresh_from_db()
    made.title = "Not yet"
    made.save_revision()
    newer = actions.retranslated(FormDraft.objects.get(pk=made.pk))
    assert newer is not None
    with pytest.raises(ChangedSince):
        actions.publish_translations(draft=made, actor=editor, seen="older")
    second = actions.publish_translations(draft=made, actor=editor, seen=actions.seal_of(newer))
    assert actions.retranslated(FormDraft.objects.get(pk=made.pk)) is None
    with pytest.raises(AlreadyDone):
        actions.publish_translations(draft=made, actor=editor, seen="")
    assert second.number == first.number + 1
    said = FormVersion.objects.get(pk=second.pk).definition
    assert said["steps"][-1]["questions"][0]["label"]["ar"] == "لون"
    assert said["title"]["de"] == whole()["title"]["de"]


def test_the_same_words_are_translated_once() -> None:
    draft(with_extra(question("colour")))
    copied = whole()
    copied["code"] = "micro_4"
    copied["steps"].append({"id": "x", "title": t("Noch etwas"), "questions": [question("colour")]})
    fresh = draft(copied, translated=False)
    assert not fresh.reading().gaps


def test_every_language_can_be_translated() -> None:
    made = draft(with_extra(question("colour")), translated=False)
    codes = FormDraft.objects.filter(translation_key=made.translation_key)
    assert set(codes.values_list("locale__language_code", flat=True)) == {"de", "en", "ar", "uk"}
    assert Locale.objects.count() == 4


def test_only_what_was_seen_is_published(editor: User) -> None:
    made = draft(with_extra(question("colour")))
    seen = actions.seal_of(made.get_latest_revision_as_object().reading())
    made.title = "Inzwischen anders"
    made.save_revision()
    for stale in (seen, ""):
        with pytest.raises(ChangedSince):
            actions.publish(draft=made, actor=editor, seen=stale)
    assert not FormVersion.objects.filter(code=made.code).exists()


def test_the_page_before_publishing_is_shown_anew_when_a_translation_changed(client: Client) -> None:
    made = draft(with_extra(question("colour")))
    person = UserFactory()
    grant_role(user=person, role="editor")
    client.force_login(person)
    address = reverse("builder_check", args=[made.pk])
    seen = client.get(address).context["seal"]
    translated = StringTranslation.objects.filter(locale__language_code="uk").first()
    StringTranslation.objects.filter(pk=translated.pk).update(data="Інакше")
    shown = client.post(address, {"seen": seen})
    assert shown.status_code == 412
    assert shown.context["seal"] != seen
    assert not FormVersion.objects.filter(code=made.code).exists()
    assert client.post(address, {"seen": shown.context["seal"]}).status_code == 302
    assert FormVersion.objects.filter(code=made.code).exists()
