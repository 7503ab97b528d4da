"""Calls between houses: out as one file, in as a draft; what is wrong in a file changes nothing."""

import datetime
import json
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override
from ruamel.yaml import YAML

from demo.seed import calls as calls_of_house
from pages.builder import actions as builder
from pages.builder.models import FormDraft
from workflows.forms import registry
from workflows.forms.definition.files import write_form
from workflows.forms.models import PublishedForm
from workflows.grants import actions
from workflows.grants.models import Call, CallChange
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 2)
MOMENTS = ("2026-03-29T00:30:00+01:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")


def of_house() -> str:
    """The file of the micro project."""
    return calls_of_house.micro_project_file(DAY)


def with_line(old: str, new: str) -> str:
    text = calls_of_house.micro_project_file(DAY)
    assert text.count(old) == 1, old
    return text.replace(old, new)


def refused(text: str, people: SimpleNamespace, **options: Any) -> dict[str, str]:
    before = Call.objects.count(), CallChange.objects.count()
    with override("en"), pytest.raises(Invalid) as refusal:
        actions.import_call(text, actor=people.manager, **options)
    assert (Call.objects.count(), CallChange.objects.count()) == before
    return refusal.value.errors


@pytest.mark.parametrize("file", ["micro_project_file", "starter_package_file"])
def test_out_and_into_an_empty_house_gives_the_same_file(people: SimpleNamespace, file: str) -> None:
    found = actions.import_call(getattr(calls_of_house, file)(DAY), actor=people.manager)
    assert (found.result, found.form) == ("new", "absent")
    call = Call.objects.get()
    assert (call.state, call.created_by, call.published_by) == ("draft", people.manager, None)
    text = actions.export_call(call=call, actor=people.manager)
    Call.objects.filter(pk=call.pk).update(slug="anders")
    again = actions.import_call(text, actor=people.manager)
    assert (again.result, again.form) == ("new", "same")
    assert actions.export_call(call=Call.objects.get(slug=again.slug), actor=None) == text


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_in_the_night_of_the_clock_change_stays(people: SimpleNamespace, moment: str) -> None:
    day = calls_of_house.starter_package_file(DAY).replace("opens: '2026-03-02'", f"opens: '{moment}'")
    actions.import_call(day, actor=people.manager)
    assert Call.objects.get().windows.get().opens_at == datetime.datetime.fromisoformat(moment)
    assert moment in actions.export_call(call=Call.objects.get(), actor=None)


def test_another_reader_reads_the_same(people: SimpleNamespace) -> None:
    actions.import_call(of_house(), actor=people.manager)
    text = actions.export_call(call=Call.objects.get(), actor=None)
    other = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    assert other["who"]["postcode_prefixes"] == ["66"]
    assert other["costs"][2] == {"category": "fees", "max_unit_price": 84, "unit_minutes": 90}
    assert other["rounds"][0] == {
        "opens": "2026-02-10",
        "closes": "2026-03-27",
        "project_from": "2026-03-16",
        "project_until": "2026-10-28",
    }
    assert (other["form"]["format"], other["form"]["base"], other["form"]["code"]) == (1, "micro", "micro")


def test_a_dry_run_stores_nothing_and_says_what_would_come(people: SimpleNamespace) -> None:
    text = with_line("    uk: Мікропроєкт", "    uk: ''")
    with override("en"):
        found = actions.import_call(text, actor=people.manager, dry_run=True)
    assert (found.slug, found.result) == ("mikroprojekt", "new")
    assert "Ukrain" in found.missing["texts"] or "Укра" in found.missing["texts"]
    assert [part["code"] for part in found.terms][:2] == ["texts", "money"]
    assert (Call.objects.count(), CallChange.objects.count()) == (0, 0)


def test_the_same_call_is_left_alone_and_another_one_is_not_overwritten(people: SimpleNamespace) -> None:
    actions.import_call(of_house(), actor=people.manager)
    assert actions.import_call(of_house(), actor=people.manager).result == "same"
    assert Call.objects.count() == 1
    other = with_line("budget: 18000", "budget: 18000.5")
    assert set(refused(other, people)) == {"texts.slug"}
    found = actions.import_call(other, actor=people.manager, slug="mikroprojekt-2")
    assert (found.slug, found.result) == ("mikroprojekt-2", "new")
    assert "budget: 18000.50" in actions.export_call(call=Call.objects.get(slug=found.slug), actor=None)


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("format: 1", "format: 99", "file", "newer program"),
        ("format: 1", "format: one", "file", "format"),
        ("format: 1\n", "format: 1\nsurprise: 1\n", "surprise", "unknown"),
        ("  budget: 18000\n", "", "money.budget", "missing"),
        ("  budget: 18000\n", "  bugdet: 18000\n", "money.bugdet", "unknown"),
        ("  budget: 18000\n", "  budget: viel\n", "money.budget", "number"),
        ("  budget: 18000\n", "  budget: true\n", "money.budget", "number"),
        ("  budget: 18000\n", "  budget: .inf\n", "money.budget", "number"),
        ("  budget: 18000\n", "  budget: 0.001\n", "money.budget", "decimal"),
        ("  budget: 18000\n", "  budget: 1\n", "money.budget_reserve", "reserve"),
        ("  budget: 18000\n", "  budget: 1\n  budget: 2\n", "file", "twice"),
        ("  max_grant: 1000\n", "  max_grant: 50\n", "money.min_grant", "largest"),
        ("    uk: Мікропроєкт\n", "", "texts.title", "uk"),
        ("    uk: Мікропроєкт\n", "    uk: Мікропроєкт\n    xx: y\n", "texts.title", "xx"),
        ("    - ggmbh", "    - martians", "who.applicant_types", "martians"),
        ("    - worship", "    - dancing", "who.exclusions", "dancing"),
        ("    - '66'", "    - 66", "who.postcode_prefixes", "quotes"),
        ("  max_per_year: 2", "  max_per_year: 2.5", "who.max_per_year", "whole"),
        ("in_kind_allowed: true", "in_kind_allowed: yes", "money.in_kind_allowed", "true or false"),
        ("    relevance: 20", "    relevance: 21", "decision.weights", "100"),
        ("    relevance: 20", "    shine: 20", "decision.weights", "weight"),
        ("  reviewers: 2", "  reviewers: 1", "decision.reviewers", "two"),
        ("  process: grant", "  process: lottery", "decision.process", "process"),
        ("  form_code: micro", "  form_code: rooms", "decision.form_code", "It has: micro"),
        ("category: catering", "category: champagne", "costs", "champagne"),
        ("category: catering", "kind: catering", "costs.2.kind", "unknown"),
        ("max_percent: 10", "max_percent: 101", "costs", "100"),
        ("opens: '2026-02-10'", "opens: soon", "rounds.1.opens", "day"),
        ("opens: '2026-02-10'", "opens: '2026-04-10'", "rounds", "closes before"),
        ("closes: '2026-03-27'", "closes: '0001-01-01T00:00'", "rounds.1.closes", "four digits"),
        ("closes: '2026-03-27'", "ends: '2026-03-27'", "rounds.1.ends", "unknown"),
    ],
)
def test_what_is_missing_or_unknown_is_named_with_its_place(
    people: SimpleNamespace, old: str, new: str, place: str, said: str
) -> None:
    errors = refused(with_line(old, new), people)
    assert said in errors[place], errors


def test_everything_is_told_at_once(people: SimpleNamespace) -> None:
    text = (
        with_line("  budget: 18000\n", "")
        .replace("ggmbh", "martians")
        .replace("form_code: micro", "form_code: x")
    )
    assert set(refused(text, people)) == {"money.budget", "who.applicant_types", "decision.form_code"}


@pytest.mark.parametrize("text", ["", "a: [", "- 1\n", "steps: []\n", "texts: 1\n", "x" * 2_000_001])
def test_a_file_that_is_none_says_so(people: SimpleNamespace, text: str) -> None:
    assert set(refused(text, people)) == {"file"}


def test_references_are_not_unfolded(people: SimpleNamespace) -> None:
    text = "format: 1\ntexts: &a {title: x}\nmoney: *a\n"
    assert "references" in refused(text, people)["file"]


def test_a_form_built_here_travels_in_the_file_of_the_call(people: SimpleNamespace) -> None:
    """The house that gets the file brings the form in first, from the same file; then the call comes in."""
    own = {"base": "micro", **registry.get("micro").definition(), "code": "micro_2"}
    builder.import_form(write_form(own), actor=None)
    _publish_form(people)
    actions.import_call(with_line("form_code: micro", "form_code: micro_2"), actor=people.manager)
    text = actions.export_call(call=Call.objects.get(), actor=None)
    Call.objects.update(slug="anders", form_code="micro")
    PublishedForm.objects.filter(code="micro_2").delete()
    FormDraft.objects.all().delete()
    assert "in this file" in refused(text, people)["decision.form_code"]
    assert builder.import_form(text, actor=None).result == "new"
    _publish_form(people)
    assert actions.import_call(text, actor=people.manager).form == "same"
    assert actions.export_call(call=Call.objects.get(slug="mikroprojekt"), actor=None) == text


def _publish_form(people: SimpleNamespace) -> None:
    made = FormDraft.objects.get(code="micro_2", locale__language_code="de")
    seen = builder.seal_of(made.get_latest_revision_as_object().reading())
    builder.publish(draft=made, actor=people.manager, seen=seen)


def test_another_form_in_the_file_is_told(people: SimpleNamespace) -> None:
    actions.import_call(of_house(), actor=people.manager)
    text = actions.export_call(call=Call.objects.get(), actor=None)
    found = actions.import_call(
        text.replace("Eure Gruppe", "Euer Verein"), actor=people.manager, slug="neu", dry_run=True
    )
    assert found.form == "differs"
    wrong = refused(text.replace("code: micro\n  title", "code: starter\n  title"), people, slug="neu")
    assert set(wrong) == {"form.code"}
    broken = refused(text.replace("type: organisation", "type: oracle", 1), people, slug="neu")
    assert any(place.startswith("form: ") and "organisation" in place for place in broken), broken


def test_only_call_managers_bring_calls_in(people: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        actions.import_call(of_house(), actor=people.officer)
    assert Call.objects.count() == 0


def test_whoever_brings_a_call_in_does_not_publish_it(people: SimpleNamespace) -> None:
    actions.import_call(calls_of_house.starter_package_file(datetime.date.today()), actor=people.manager)
    call = actions.request_publication(call=Call.objects.get(), actor=people.second)
    with pytest.raises(NotAllowed):
        actions.publish_call(call=call, actor=people.manager, seen=actions.seal_of(call))


def test_the_commands(people: SimpleNamespace, tmp_path: Path) -> None:
    actions.import_call(of_house(), actor=people.manager)
    file = tmp_path / "call.yaml"
    call_command("export_call", "mikroprojekt", str(file))
    out = StringIO()
    call_command("export_call", str(Call.objects.get().pk), stdout=out)
    assert out.getvalue() == file.read_text(encoding="utf-8")
    by = ["--by", people.manager.email]
    out = StringIO()
    call_command("import_call", str(file), "--slug", "neu", "--dry-run", *by, stdout=out)
    assert "neu: new (form: same)" in out.getvalue()
    assert Call.objects.count() == 1
    call_command("import_call", str(file), "--slug", "neu", *by, stdout=StringIO())
    assert Call.objects.get(slug="neu").created_by == people.manager
    with pytest.raises(CommandError, match=r"nothing-here.*mikroprojekt"):
        call_command("export_call", "nothing-here")
    with pytest.raises(CommandError, match="--by"):
        call_command("import_call", str(file), "--by", people.officer.email)
    file.write_text("format: 1\n")
    with pytest.raises(CommandError, match="file"):
        call_command("import_call", str(file), *by)


def test_the_screens(people: SimpleNamespace, client: Client) -> None:
    client.force_login(people.manager)
    given = SimpleUploadedFile("call.yaml", of_house().encode())
    look = client.post("/grants/calls/import/", {"file": given, "do": "look"})
    assert look.status_code == 200
    assert look.context["found"].result == "new"
    assert Call.objects.count() == 0
    text = look.context["text"].replace("\n", "\r\n")
    done = client.post("/grants/calls/import/", {"text": text, "slug": "", "do": "keep"})
    assert done["Location"].endswith("/grants/calls/mikroprojekt/")
    answer = client.get("/grants/calls/mikroprojekt/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="mikroprojekt.yaml"'
    assert "form:\n  format: 1" in answer.content.decode()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"", b"format: 1\n"])
def test_a_file_that_is_wrong_is_shown_with_its_places(
    people: SimpleNamespace, client: Client, content: bytes
) -> None:
    client.force_login(people.manager)
    page = client.post(
        "/grants/calls/import/", {"file": SimpleUploadedFile("call.yaml", content), "do": "keep"}
    )
    assert page.status_code in (200, 422)
    assert page.context["form"].errors.get("file") or page.context["problems"][0]["place"] == "file"
    assert Call.objects.count() == 0


def test_over_the_api(people: SimpleNamespace, client: Client) -> None:
    client.force_login(people.manager)

    def send(key: str = "", **body: Any) -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        return client.post(
            "/api/grants/managed-calls/import",
            json.dumps(body),
            content_type="application/json",
            headers=headers,
        )

    look = send(file=of_house(), dry_run=True)
    assert (look.status_code, look.json()["result"], Call.objects.count()) == (200, "new", 0)
    first, again = (send("once", file=of_house()) for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json() == look.json()
    assert send(file=of_house()).json()["result"] == "same"
    file = client.get("/api/grants/managed-calls/mikroprojekt/export").json()["file"]
    assert send(file=file, slug="neu").status_code == 201
    wrong = send(file=with_line("  budget: 18000\n", ""))
    assert wrong.status_code == 422
    assert [each["path"] for each in wrong.json()["errors"]] == ["money.budget"]
