"""Files in the rows of a list: checked and private like all others, and they stay with their row."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.forms.sample_row_files import CODE, definition, register
from tests.forms.sample_rows import make
from tests.forms.screens import PDF, page, seen, url
from tests.people.factories import UserFactory
from workflows.documents.actions import freeze_uploads
from workflows.documents.models import Document
from workflows.forms import registry
from workflows.forms.actions import add_file, save_answers, submit_sheet
from workflows.forms.checks.sheets import problems
from workflows.forms.comparing.answers import compare_lists
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.forms.reading.exporting import export_form
from workflows.forms.reading.summary import exported, summary, used_answers
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import AnswerContext, type_of
from workflows.forms.versions.copying import copied
from workflows.forms.versions.moving import why_asked

PAID, FREE = {"what": "Bühne", "kind": "paid"}, {"what": "Stühle", "kind": "free"}


@pytest.fixture(autouse=True)
def files_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


@pytest.fixture
def sheet(db: None) -> AnswerSheet:
    return make([PAID, {**PAID, "what": "Licht"}, FREE], code=CODE, question="things")


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def pdf(name: str = "a.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def names(sheet: AnswerSheet) -> list[list[str]]:
    sheet.refresh_from_db()
    return [[file["name"] for file in row.get("offer", ())] for row in sheet.answers.get("things", ())]


def give(sheet: AnswerSheet, rows: list[dict[str, Any]]) -> None:
    save_answers(sheet_id=sheet.pk, answers={"things": rows}, revision=None, actor=sheet.owner)
    sheet.refresh_from_db()


def fields(sheet: AnswerSheet, *rows: dict[str, Any]) -> dict[str, Any]:
    """What the page would post of these rows."""
    sent: dict[str, Any] = {}
    for number, row in enumerate(rows):
        offer = ["", *(file["id"] for file in row.get("offer", ()))]
        cells = {"what": "", "kind": "", "price": "", "note": "", **row, "offer": offer}
        sent |= {f"things-{number}-{column}": typed for column, typed in cells.items()}
    return sent


def test_a_list_takes_files_at_one_column_only() -> None:
    check_definition(definition())
    raw = copy.deepcopy(definition())
    raw["steps"][0]["questions"][0]["questions"][4] |= {"type": "file"}
    with translation.override("en"), pytest.raises(DefinitionError, match="at one of its questions only"):
        check_definition(raw)


def test_other_programs_get_the_column() -> None:
    form = export_form(read_form(definition()), AnswerContext())
    offer = form["answers_schema"]["properties"]["things"]["items"]["properties"]["offer"]
    assert (offer["type"], offer["maxItems"]) == ("array", 2)
    assert form["steps"][0]["questions"][0]["columns"][3]["limits"] == {"max_files": 2}


def test_the_page_alone_keeps_files_with_their_rows(browser: Client, sheet: AnswerSheet) -> None:
    """Chosen files are sent with the page; rows come and go, and each keeps its own."""
    marks = {"seen": seen(browser.get(page(sheet, "all")).content.decode()), "version": "1"}
    sent = fields(sheet, PAID, {**PAID, "what": "Licht"}, FREE, {})
    files = {
        "things-1-offer-new": [pdf("licht.pdf"), pdf("licht2.pdf")],
        "things-3-offer-new": pdf("neu.pdf"),
    }
    assert browser.post(page(sheet, "all"), sent | marks | files).status_code in (302, 422)
    assert names(sheet) == [[], ["licht.pdf", "licht2.pdf"], [], ["neu.pdf"]]
    html = browser.get(page(sheet, "all")).content.decode()
    assert html.count("licht2.pdf") > 1
    # The first row goes: what stood in the second is in the first now, with its files.
    rows = sheet.answers["things"]
    marks = {"seen": seen(html), "version": "1", "remove": "things:0"}
    browser.post(page(sheet, "all"), fields(sheet, *rows) | marks | {"things-0-offer-new": pdf("spät.pdf")})
    assert names(sheet) == [["licht.pdf", "licht2.pdf"], [], ["neu.pdf"]]
    # One file is taken out by its button, and is gone.
    rows = sheet.answers["things"]
    html = browser.get(page(sheet, "all")).content.decode()
    button = f"things-0-offer:{rows[0]['offer'][0]['id']}"
    assert f'value="{button}"' in html
    browser.post(
        page(sheet, "all"), fields(sheet, *rows) | {"seen": seen(html), "version": "1", "remove": button}
    )
    assert names(sheet) == [["licht2.pdf"], [], ["neu.pdf"]]
    assert {each.name for each in Document.objects.all()} == {"licht2.pdf", "neu.pdf"}
    # The row with its file goes, and the file, too.
    give(sheet, sheet.answers["things"][:2])
    assert {each.name for each in Document.objects.all()} == {"licht2.pdf"}


def test_a_refused_file_names_its_row(browser: Client, sheet: AnswerSheet) -> None:
    sent = fields(sheet, PAID, {**PAID, "what": "Licht"})
    answer = browser.post(page(sheet, "all"), sent | {"things-1-offer-new": pdf("x.exe", b"MZ")})
    assert answer.status_code == 422
    assert "Zeile 2, Offer: " in answer.content.decode()
    assert not Document.objects.exists()


def test_what_cannot_be_understood_keeps_its_files(browser: Client, sheet: AnswerSheet) -> None:
    add_file(sheet_id=sheet.pk, question="things", part="0-offer", file=pdf(), actor=sheet.owner)
    sheet.refresh_from_db()
    rows = [{**sheet.answers["things"][0], "price": "viel"}]
    html = browser.get(page(sheet, "all")).content.decode()
    browser.post(page(sheet, "all"), fields(sheet, *rows) | {"seen": seen(html), "version": "1"})
    sheet.refresh_from_db()
    assert "things" not in sheet.answers
    html = browser.get(page(sheet, "all")).content.decode()
    assert "a.pdf" in html
    assert Document.objects.count() == 1
    rows = [{**rows[0], "offer": []}]
    browser.post(page(sheet, "all"), fields(sheet, *rows) | {"seen": seen(html), "version": "1"})
    assert not Document.objects.exists()


def test_programs_add_move_and_take_away(client: Client, sheet: AnswerSheet) -> None:
    client.force_login(sheet.owner)
    address = f"/api/forms/sheets/{sheet.pk}"

    def upload(part: str, name: str = "a.pdf") -> Any:
        return client.post(f"{address}/files", {"question": "things", "part": part, "file": pdf(name)})

    for part in ("", "0-what", "0-offer-x", "x-offer", "-1-offer", "7-offer", "0"):
        assert upload(part).status_code == 422, part
    assert not Document.objects.exists()
    assert upload("0-offer").status_code == 201
    assert upload("0-offer", "b.pdf").status_code == 201
    assert upload("0-offer", "c.pdf").status_code == 422
    answers = upload("1-offer", "d.pdf").json()["answers"]["things"]
    moved = client.patch(address, {"answers": {"things": answers[::-1]}}, "application/json")
    assert moved.status_code == 200
    assert names(sheet) == [[], ["d.pdf"], ["a.pdf", "b.pdf"]]
    left = client.delete(f"{address}/files/{answers[0]['offer'][0]['id']}")
    assert left.status_code == 200
    assert names(sheet) == [[], ["d.pdf"], ["b.pdf"]]
    assert Document.objects.count() == 2


def test_files_are_private_to_their_sheet(client: Client, sheet: AnswerSheet) -> None:
    other = make([PAID], code=CODE, question="things")
    add_file(sheet_id=other.pk, question="things", part="0-offer", file=pdf("fremd.pdf"), actor=other.owner)
    theirs = Document.objects.get()
    client.force_login(sheet.owner)
    rows = [{**PAID, "offer": [str(theirs.pk)]}]
    sent = client.patch(f"/api/forms/sheets/{sheet.pk}", {"answers": {"things": rows}}, "application/json")
    assert sent.status_code == 422
    upload = {"question": "things", "cell": "0-offer", "beside": str(theirs.pk), "file": pdf()}
    assert "fremd.pdf" not in client.post(url("upload", sheet, page="all"), upload).json()["html"]
    assert client.get(reverse("documents:download", args=[theirs.pk])).status_code in (403, 404)
    stranger = Client()
    stranger.force_login(UserFactory())
    upload["file"] = pdf()
    assert stranger.post(url("upload", sheet, page="all"), upload).status_code == 403
    assert stranger.get(reverse("documents:download", args=[theirs.pk])).status_code in (403, 404)


def test_a_script_puts_a_file_into_a_row_that_is_not_saved_yet(browser: Client, sheet: AnswerSheet) -> None:
    address = url("upload", sheet, page="all")
    answer = browser.post(address, {"question": "things", "cell": "7-offer", "file": pdf("neu.pdf")})
    assert answer.status_code == 201
    document = Document.objects.get()
    assert f'name="things-7-offer" value="{document.pk}"' in " ".join(answer.json()["html"].split())
    assert names(sheet) == [[], [], []]
    more = {"question": "things", "cell": "7-offer", "beside": [str(document.pk), "x"], "file": pdf("b.pdf")}
    assert browser.post(address, more).status_code == 422  # as many as can be
    typed = {"things-7-what": "Zelt", "things-7-kind": "paid", "things-7-offer": ["", str(document.pk)]}
    saved = browser.post(url("autosave", sheet, page="all"), {"only": "things", **typed})
    assert saved.status_code == 200
    assert names(sheet) == [["neu.pdf"]]


def test_a_hidden_file_is_not_handed_in(browser: Client, sheet: AnswerSheet) -> None:
    for part in ("0-offer", "1-offer"):
        add_file(sheet_id=sheet.pk, question="things", part=part, file=pdf(f"{part}.pdf"), actor=sheet.owner)
    sheet.refresh_from_db()
    rows = sheet.answers["things"]
    give(sheet, [rows[0], {**rows[1], "kind": "free"}, rows[2]])
    assert Document.objects.count() == 2  # with the draft it stays: the answer may come back
    check = browser.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})).content.decode()
    answers, told = check[: check.index('id="left-out"')], check[check.index('id="left-out"') :]
    assert "1-offer.pdf" in told.partition("</ul>")[0]
    document = Document.objects.get(name="0-offer.pdf")
    everything = answers + told.partition("</ul>")[2]
    assert reverse("documents:download", args=[document.pk]) in everything
    assert "Sache 1" in everything
    assert "1-offer.pdf" not in everything
    read = str(summary(sheet, "de")) + str(exported(sheet))
    assert "0-offer.pdf" in read
    assert "1-offer.pdf" not in read
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    kept = AnswerSnapshot.objects.get().answers["things"]
    assert [[file["name"] for file in row.get("offer", ())] for row in kept] == [["0-offer.pdf"], [], []]
    assert freeze_uploads(case=sheet.case) == 1
    assert [each.name for each in Document.objects.filter(case=sheet.case)] == ["0-offer.pdf"]


def test_a_row_that_needs_a_file_says_so(sheet: AnswerSheet) -> None:
    assert [each.part for each in problems(sheet)] == ["0-offer", "1-offer"]
    for name in ("a.pdf", "b.pdf"):
        add_file(sheet_id=sheet.pk, question="things", part="0-offer", file=pdf(name), actor=sheet.owner)
    sheet.refresh_from_db()
    give(sheet, [{**sheet.answers["things"][0], "note": "Zwei Angebote"}, FREE])
    assert used_answers(sheet)["things"][0]["note"] == "Zwei Angebote"  # how many files there are decides
    assert problems(sheet) == []


def test_newer_versions_and_later_applications(sheet: AnswerSheet) -> None:
    """A newer form takes the rows with their files, another application takes the rows without."""
    add_file(sheet_id=sheet.pk, question="things", part="0-offer", file=pdf(), actor=sheet.owner)
    sheet.refresh_from_db()
    old, new = read_form(definition()), read_form(copy.deepcopy(definition()))
    rows = sheet.answers["things"]
    assert why_asked(old.questions["things"], new.questions["things"], rows) == ""
    found = copied(Workbook(sheet), new)
    assert found.answers["things"] == [PAID, {**PAID, "what": "Licht"}, FREE]


def test_without_an_account_files_come_later() -> None:
    """Nobody is asked yet for what only an account can send, and nothing to choose a file stands there."""
    question = read_form(definition()).questions["things"]
    kind, guest = type_of(question), AnswerContext(later=frozenset({"file"}))
    assert [each.part for each in kind.check(question, [PAID], AnswerContext())] == ["0-offer"]
    assert kind.check(question, [PAID], guest) == []
    (row,) = kind.field(question, [PAID], "things", guest)["rows"]
    html = render_to_string("forms/cell.html", {"f": row["cells"][3]})
    assert not re.search(r'<input[^>]*\stype="file"', html)


def test_a_changed_file_shows_in_the_comparison() -> None:
    question = read_form(definition()).questions["things"]
    one, other = ([{**PAID, "offer": [{"id": name, "name": name, "size": 9}]}] for name in ("a.pdf", "b.pdf"))
    (row,) = compare_lists(question, one, other, AnswerContext()) or ()
    assert [(each.label, [part.text for part in each.parts if part.op == "added"]) for each in row.cells] == [
        ("Offer", ["b.pdf"])
    ]
