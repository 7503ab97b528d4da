"""Letters: tagged PDF in every language, data never read as source, fast."""

import io
import time
from datetime import date
from decimal import Decimal
from typing import Any

import docx
import pypdf
import pytest

from tests.people.factories import HouseFactory
from workflows.documents import letters
from workflows.people.models import House

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("x") ] } *fett* $a$ <label> @ref `raw` \\ #read("/etc/passwd") //c /* \u202e'
NOTICE: dict[str, Any] = {
    "recipient": ["Verein der Nachbarschaft e.V.", "Hauptstraße 3", "66999 Lindenstadt"],
    "details": [["Nummer", "MP-2026-0012"]],
    "subject": "Eure Bewerbung ist angekommen",
    "paragraphs": ["Hallo Amira,", "wir prüfen nach § 44 BHO bis zum 12. Dezember."],
    "facts": [["Projekt", "مقهى اللغة"]],
    "closing": "Viele Grüße",
}


@pytest.fixture(autouse=True)
def _house() -> None:
    House.objects.all().delete()
    HouseFactory(street="Lindenstraße 12", postcode="66999")


def _pdf(**changes: Any) -> pypdf.PdfReader:
    language = changes.pop("language", "de")
    content = letters.render_pdf(
        "documents/notice", data={**NOTICE, **changes}, language=language, title="Eingang"
    )
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
def test_tagged_with_language_and_title(language: str) -> None:
    """What a screen reader needs: tags, language, a title shown, PDF/UA-1 declared."""
    reader = _pdf(language=language)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Eingang"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_what_stands_in_a_letter() -> None:
    """House, window, date in words, body, page number."""
    text = _pdf().pages[0].extract_text()
    for part in (
        "Offenes Haus Lindenstadt",
        "Verein der Nachbarschaft e.V.",
        "MP-2026-0012",
        "§ 44 BHO",
        "1 / 1",
    ):
        assert part in text


@pytest.mark.parametrize("field", ["subject", "closing"])
def test_typed_text_stays_text(field: str) -> None:
    """Typst source in user data is printed, not run."""
    text = "".join(_pdf(**{field: HOSTILE}).pages[0].extract_text().split())
    for part in ('#panic("x")', "*fett*", "$a$", "<label>", "@ref", "`raw`", '#read("/etc/passwd")'):
        assert part in text
    assert "root:" not in text
    assert _pdf(
        recipient=[HOSTILE], details=[[HOSTILE, HOSTILE]], facts=[[HOSTILE, HOSTILE]], paragraphs=[HOSTILE]
    )


def test_arabic_can_be_read_out() -> None:
    """Letter for letter: no doubled letters as with fonts that draw base and dots apart."""
    text = _pdf(language="ar", subject="وصل طلبكم", paragraphs=["نراجعه بالتفصيل"]).pages[0].extract_text()
    for word in ("وصل", "طلبكم", "نراجعه", "بالتفصيل"):
        assert word in text


def test_ukrainian() -> None:
    """Cyrillic letters are there."""
    assert (
        "Перевіряємо заявку" in _pdf(language="uk", paragraphs=["Перевіряємо заявку"]).pages[0].extract_text()
    )


def test_money_and_dates_in_a_record() -> None:
    """Decimals and dates of Python come out in the reader's way."""
    data = {
        "sections": [{"title": "Projekt", "rows": [["Beginn", date(2026, 12, 5)]]}],
        "amount_heads": ["Posten", "Betrag"],
        "amounts": [["Raum", Decimal("1200.50")], ["Kaffee", 99]],
        "total": ["Summe", "1299.50"],
    }
    text = (
        pypdf.PdfReader(
            io.BytesIO(letters.render_pdf("documents/record", data=data, language="de", title="Plan"))
        )
        .pages[0]
        .extract_text()
    )
    for part in ("1.200,50", "99,00", "1.299,50"):
        assert part in text


def test_many_pages() -> None:
    """A long letter counts its pages."""
    reader = _pdf(paragraphs=["Ein Absatz mit Worten. " * 30] * 30)
    assert len(reader.pages) > 2
    assert f"{len(reader.pages)} / {len(reader.pages)}" in reader.pages[-1].extract_text()


def test_fast() -> None:
    """Within the budget of 50 ms once warm."""
    _pdf()
    began = time.perf_counter()
    for number in range(5):
        letters.render_pdf(
            "documents/notice", data={**NOTICE, "closing": str(number)}, language="ar", title="x"
        )
    assert (time.perf_counter() - began) / 5 < 0.05


def test_unknown_template() -> None:
    """A clear error, also for a path that leaves the room."""
    for name in ("documents/nowhere", "documents/../../../etc/passwd", "nowhere"):
        with pytest.raises(FileNotFoundError):
            letters.render_pdf(name, data={}, language="de", title="x")


def test_docx(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word template is filled; markup in data stays text."""
    folder = tmp_path / "room" / "letters"
    folder.mkdir(parents=True)
    template = docx.Document()
    template.add_paragraph("Hallo {{ name }}")
    template.save(str(folder / "brief.docx"))
    monkeypatch.setattr(letters, "ROOMS", tmp_path)
    content = letters.render_docx("room/brief", data={"name": "<b> & {{ x }}"})
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "Hallo <b> & {{ x }}"
