"""Forms between houses: out as one file, in as a draft; what is wrong in a file changes nothing."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override
from ruamel.yaml import YAML

from pages.builder import actions
from pages.builder.models import FormDraft
from pages.builder.refusals import NotReady
from tests.people.factories import UserFactory
from workflows.forms import registry
from workflows.forms.definition.files import read_form_file, write_form
from workflows.forms.definition.mistakes import DefinitionError
from workflows.forms.models import FormVersion
from workflows.forms.models.versions import fingerprint
from workflows.people.actions import grant_role

from .factories import definition, draft, question

FORMS = ("cooperation", "founding.interview", "micro", "starter")


def source(code: str) -> FormDraft:
    return FormDraft.objects.get(code=code, locale__language_code="de")


def file_of(raw: dict[str, Any], base: str = "micro") -> str:
    return write_form({"base": base, **raw})


@pytest.mark.parametrize("code", FORMS)
def test_a_shipped_file_reads_the_same_with_another_reader(code: str) -> None:
    """YAML 1.2 by another library: `no` stays a word, texts stay texts."""
    shipped = dict(registry.get(code).definition())
    other = YAML(typ="safe", pure=True).load(write_form(shipped))
    assert other.pop("format") == 1
    assert json.loads(json.dumps(other)) == json.loads(json.dumps(shipped))


def test_shared_questions_say_the_same_in_every_shipped_form() -> None:
    """Each form is one file; a correction in one must not be forgotten in the others."""
    seen: dict[str, Any] = {}
    for code in ("micro", "cooperation", "starter"):
        for step in registry.get(code).definition()["steps"]:
            for each in step["questions"]:
                if each["id"] in ("organisation", "title", "iban", "account_holder", "truth", "privacy"):
                    assert seen.setdefault(each["id"], each["label"]) == each["label"], each["id"]
    assert len(seen) >= 4


def test_words_that_yaml_takes_for_more_stay_words() -> None:
    text = "format: 1\ncode: a\nsteps: []\ntitle: {de: no, en: on, ar: 2026-03-01, uk: 'yes'}\n"
    assert read_form_file(text)["title"] == {"de": "no", "en": "on", "ar": "2026-03-01", "uk": "yes"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("steps: [", "line 2"),
        ("format: 1\nsteps:\n  - id: a\n   title: b\n", "line 4"),
        ("- a\n- b\n", "no file of a form"),
        ("code: a\nsteps: []\n", "format"),
        ("format: true\nsteps: []\n", "format"),
        ("format: 99\nsteps: []\n", "newer program"),
        ("x" * 2_000_001, "too large"),
    ],
)
def test_a_file_that_is_none_says_so(text: str, said: str) -> None:
    with override("en"), pytest.raises(DefinitionError, match=said):
        read_form_file(text)


@pytest.mark.django_db
class TestImport:
    """What comes in."""

    @pytest.fixture(autouse=True)
    def _editor(self, house: None) -> None:
        self.editor = UserFactory(language="en")
        grant_role(user=self.editor, role="editor")

    @pytest.mark.parametrize("code", FORMS)
    def test_out_and_into_an_empty_house_gives_the_same_hash(self, code: str) -> None:
        actions.ship(code)
        text = actions.export_form(source(code))
        before = fingerprint(source(code).reading().definition)
        FormDraft.objects.filter(code=code).delete()
        found = actions.import_form(text, actor=self.editor)
        assert (found.code, found.result) == (code, "new")
        made = source(code).get_latest_revision_as_object()
        assert fingerprint(made.reading().definition) == before
        assert not made.reading().gaps
        assert not source(code).live

    def test_a_dry_run_stores_nothing(self) -> None:
        found = actions.import_form(file_of(definition(question("a"))), actor=self.editor, dry_run=True)
        assert found.result == "new"
        assert FormDraft.objects.count() == 0

    @pytest.mark.parametrize(
        ("how", "result", "code", "forms"),
        [
            ("reuse", "kept", "micro_2", 1),
            ("duplicate", "new", "micro_2_2", 2),
            ("replace", "replaced", "micro_2", 1),
        ],
    )
    def test_a_form_that_is_there(self, how: Any, result: str, code: str, forms: int) -> None:
        draft(definition(question("a")))
        found = actions.import_form(file_of(definition(question("b"))), actor=self.editor, how=how)
        assert (found.result, found.code) == (result, code)
        assert FormDraft.objects.filter(locale__language_code="de").count() == forms
        newest = source("micro_2").get_latest_revision_as_object().reading().definition
        asked = newest["steps"][0]["questions"][0]["id"]
        assert asked == ("b" if result == "replaced" else "a")
        assert not FormVersion.objects.filter(code="micro_2").exists()

    def test_the_same_form_is_told_and_left_alone(self) -> None:
        made = draft(definition(question("a")))
        count = made.revisions.count()
        again = actions.import_form(actions.export_form(made), actor=self.editor, how="replace")
        assert again.result == "same"
        assert made.revisions.count() == count

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"base": "rooms"}, "rooms"),
            ({"steps": [{"id": "x", "title": {"de": "X"}, "questions": []}]}, "en, ar, uk"),
            ({"surprise": 1}, "surprise"),
        ],
    )
    def test_what_is_missing_or_unknown_is_named_and_nothing_changes(self, change: Any, said: str) -> None:
        raw = {"base": "micro", **definition(question("a")), **change}
        with pytest.raises(NotReady) as refusal:
            actions.import_form(write_form(raw), actor=self.editor)
        assert said in " ".join(refusal.value.problems)
        assert FormDraft.objects.count() == 0

    def test_an_export_with_gaps_is_refused(self) -> None:
        with pytest.raises(NotReady):
            actions.export_form(draft(definition(question("zebra")), translated=False))

    def test_the_commands(self, tmp_path: Path) -> None:
        draft(definition(question("a")))
        file = tmp_path / "form.yaml"
        call_command("export_form", "micro_2", str(file))
        out = StringIO()
        call_command("import_form", str(file), "--how", "duplicate", stdout=out)
        assert "micro_2_2 (micro): new" in out.getvalue()
        with pytest.raises(CommandError, match="nothing_here"):
            call_command("export_form", "nothing_here")
        file.write_text("format: 1\n")
        with pytest.raises(CommandError):
            call_command("import_form", str(file))

    def test_the_screens(self, client: Client) -> None:
        client.force_login(self.editor)
        made = draft(definition(question("a")))
        answer = client.get(f"/cms/forms/{made.pk}/file/")
        assert answer["Content-Disposition"] == 'attachment; filename="micro_2.yaml"'
        given = SimpleUploadedFile("form.yaml", answer.content.replace(b"Frage a", b"Frage eins"))
        look = client.post("/cms/forms/import/", {"file": given, "how": "replace", "look": "1"})
        assert look.status_code == 422
        assert look.context["found"].result == "replaced"
        given.seek(0)
        done = client.post("/cms/forms/import/", {"file": given, "how": "replace"})
        assert done.status_code == 302
        newest = source("micro_2").get_latest_revision_as_object().reading().definition
        assert newest["steps"][0]["questions"][0]["label"]["de"] == "Frage eins"

    def test_a_file_that_is_no_text(self, client: Client) -> None:
        client.force_login(self.editor)
        given = SimpleUploadedFile("form.yaml", b"\xff\xfe\x00\x01")
        page = client.post("/cms/forms/import/", {"file": given, "how": "reuse"})
        assert page.status_code == 422
        assert page.context["form"].errors["file"]

    def test_over_the_api(self, client: Client) -> None:
        client.force_login(self.editor)
        draft(definition(question("a")))
        file = client.get("/api/builder/forms/micro_2/file").json()["file"]
        answer = client.post(
            "/api/builder/forms", {"file": file, "how": "duplicate"}, content_type="application/json"
        )
        assert answer.json() == {
            "code": "micro_2_2",
            "base": "micro",
            "title": "Probe",
            "result": "new",
            "changes": [],
        }
