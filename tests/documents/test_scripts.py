"""Letters in every script: set, tagged with their language, and readable again out of the PDF."""

import io
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from tests.people.factories import HouseFactory
from tests.unicode import BLOCKS, one_of_each_block
from workflows.documents import letters
from workflows.documents.letters import typefaces
from workflows.documents.letters.voices import direction_of, language_of
from workflows.people.models import House

pytestmark = pytest.mark.django_db
NAMES = {
    "ti": "ማሕበር ትግርኛ",
    "ka": "გამარჯობა საქართველო",
    "hy": "Հայկական միություն",
    "he": "שלום עולם",
    "bn": "বাংলাদেশ সমিতি",
    "hi": "हिन्दी परिषद",
    "zh": "王小明",
    "ko": "안녕하세요",
    "th": "สวัสดี",
    "ar": "الاسم الله الأولاد لا إله",
    "uk": "Товариство Ґанок",
}
TEMPLATES = {
    "documents/notice": {
        "recipient": ["{}"],
        "details": [["{}", "{}"]],
        "subject": "{}",
        "paragraphs": ["{}"],
        "facts": [["{}", "{}"]],
        "closing": "{}",
    },
    "documents/record": {
        "sections": [{"title": "{}", "rows": [["{}", "{}"]]}],
        "amount_heads": ["Posten", "Betrag"],
        "amounts": [["{}", "12.50"]],
        "total": ["Summe", "12.50"],
    },
    "grants/letter": {
        "recipient": ["{}"],
        "details": [["{}", "{}"]],
        "date": "2026-12-05",
        "subject": "{}",
        "preview": ["{}", "{}"],
        "aid": "{}",
        "opening": ["{}"],
        "facts": [{"label": "{}", "value": "{}", "kind": "text"}],
        "sections": [{"title": "{}", "paragraphs": ["{}"], "items": ["{}"]}],
        "closing": ["{}"],
        "greeting": "{}",
        "signer": "{}",
        "signer_role": "{}",
        "countersign": ["{}"],
        "annexes": [
            {
                "title": "{}",
                "paragraphs": ["{}"],
                "tables": [
                    {
                        "heads": ["{}", "Was", "Betrag"],
                        "rows": [["{}", "{}", "12.50"]],
                        "total": ["{}", "", "12.50"],
                    }
                ],
                "logo": True,
            }
        ],
    },
    "grants/receipt": {
        "facts": [["{}", "{}"]],
        "intro": "{}",
        "sections": [{"title": "{}", "rows": [["{}", "{}"]]}],
    },
    "founding/checks": {
        "intro": "{}",
        "facts": [["{}", "{}"]],
        "open_title": "{}",
        "open": [{"id": "V-1", "message": "{}", "basis": "{}"}],
        "waived_title": "{}",
        "waived": [{"id": "V-1", "message": "{}", "basis": "{}"}],
        "checked_title": "{}",
        "checked": "{}",
        "disclaimer": "{}",
    },
    "founding/minutes": {
        "facts": [["{}", "{}"]],
        "items": [{"title": "{}", "paragraphs": ["{}"], "rows": [["{}", "{}", "{}", "{}"]]}],
        "signers": ["{}"],
    },
    "founding/paper": {
        "recipient": ["{}"],
        "sections": [{"heading": "{}", "paragraphs": ["{}"], "items": ["{}"]}],
        "rows": [["1", "{}", "{}", ""]],
        "signers": ["{}"],
    },
    "meetings/minutes": {
        "facts": [["{}", "{}"]],
        "correction": "{}",
        "heads": ["Was", "Wer", "Bis"],
        "earlier_title": "{}",
        "earlier": [["{}", "{}", "{}"]],
        "points": [{"title": "{}", "said": "{}\n{}", "decisions": ["{}", "{}"]}],
        "decided": "{}",
        "tasks_title": "{}",
        "tasks": [["{}", "{}", "{}"]],
        "closing": ["{}"],
    },
    "documents/poster": {"lines": ["{}", "{}"], "points": [["{}", "{}\n{}"]]},
    "founding/statute": {
        "title": "{}",
        "draft": True,
        "clauses": [{"heading": "{}", "paragraphs": ["{}", "{}"]}],
        "established": "{}",
        "signers": ["{}"],
    },
}


@pytest.fixture(autouse=True)
def _house() -> None:
    House.objects.all().delete()
    HouseFactory(street="Lindenstraße 12", postcode="66999")


def _filled(shape: Any, text: str) -> Any:
    if isinstance(shape, str):
        return shape.replace("{}", text)
    if isinstance(shape, dict):
        return {key: _filled(value, text) for key, value in shape.items()}
    return [_filled(value, text) for value in shape] if isinstance(shape, list) else shape


def _notice(text: str, language: str = "de") -> bytes:
    data = _filled(TEMPLATES["documents/notice"], text)
    return letters.render_pdf("documents/notice", data=data, language=language, title="Brief")


def _in_chrome(content: bytes) -> str:
    """The text as pdfium, the reader in Chrome, gives it back."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def test_every_template_is_filled_here() -> None:
    """A new template gets its lines above."""
    rooms = Path(typefaces.ROOMS)
    files = {f"{path.parts[-3]}/{path.stem}" for path in rooms.glob("*/letters/*.typ")} - {"documents/frame"}
    assert files == set(TEMPLATES)


@pytest.mark.parametrize("template", sorted(TEMPLATES))
@pytest.mark.parametrize("language", ["de", "ar"])
def test_one_character_of_every_block(template: str, language: str) -> None:
    """Nothing that can be typed stops a letter; the reader is told what could not be set."""
    assert len(BLOCKS) > 300
    text = " ".join(one_of_each_block())
    content = letters.render_pdf(
        template, data=_filled(TEMPLATES[template], text), language=language, title=text
    )
    read = _in_chrome(content)
    assert "U+" in read
    assert "□" in read


def test_controls_and_private_use() -> None:
    """Characters out of Word and PDF files are left out, a bullet of Word's own shows as a box at worst."""
    rough = "eins\x02zwei\x0bdrei\x0cvier\x85fünf\ufffe\ue000\U0010ffff\ud800"
    read = _in_chrome(_notice(rough))
    for word in ("einszwei", "drei", "vier", "fünf"):
        assert word in read


@pytest.mark.parametrize("tongue", sorted(NAMES))
def test_names_come_back_out_of_the_pdf(tongue: str) -> None:
    """Word for word, in a German and in an Arabic letter."""
    for language in ("de", "ar"):
        read = unicodedata.normalize("NFC", _in_chrome(_notice(NAMES[tongue], language)))
        for word in NAMES[tongue].split():
            assert word in read, (language, word)


def test_arabic_words_in_both_readers() -> None:
    """الله and لا are the words that other typefaces turn round."""
    content = _notice(NAMES["ar"], "ar")
    for read in (_in_chrome(content), pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()):
        for word in NAMES["ar"].split():
            assert word in read


def test_german_names_and_numbers_in_an_arabic_letter() -> None:
    """Chrome gives back a case number, an address and an abbreviation as they stand."""
    read = _in_chrome(_notice("Verein Brücke e.V., MP-2026-0012", "ar"))
    assert "Verein Brücke e.V., MP-2026-0012" in read


def test_a_paragraph_says_its_language() -> None:
    """German conditions in an Arabic letter are marked as German, and the other way round."""
    german = _notice("Die Abrechnung ist bis zum 3. März einzureichen.", "ar")
    arabic = _notice("نراجع الطلب بالتفصيل الآن.", "de")
    assert b"/Lang(de)" in _plain(german)
    assert b"/Lang(ar)" in _plain(arabic)


def _plain(content: bytes) -> bytes:
    reader = pypdf.PdfReader(io.BytesIO(content))
    found = []
    for number in range(1, len(reader.xref[0]) + 200):
        found.append(_lang_of(reader, number))
    return b" ".join(found)


def _lang_of(reader: pypdf.PdfReader, number: int) -> bytes:
    element = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
    attributes = element.get("/Lang", "") if hasattr(element, "get") else ""
    return f"/Lang({attributes})".encode() if attributes else b""


@pytest.mark.parametrize(
    ("line", "tongue", "side"),
    [
        ("مشروع Elternnetz e.V. في المدينة (2026).", "ar", "rtl"),
        ("Elternnetz e.V. – شبكة الأهل", "de", "ltr"),
        ("کتابخانه‌ی ژاله پر است.", "fa", "rtl"),
        ("Это объединение", "ru", "ltr"),
        ("Спілка їхніх родин", "uk", "ltr"),
        ("Please send the receipts to us.", "en", "ltr"),
        ("(2026)", "de", "ltr"),
    ],
)
def test_whose_voice(line: str, tongue: str, side: str) -> None:
    """Script, telling letters and little words decide."""
    assert language_of(line, "de") == tongue
    assert direction_of(line, "ltr") == side


def test_large_typefaces_stay_closed() -> None:
    """A German, Arabic or Ukrainian letter loads no file of another script."""
    setting = letters.Setting({"text": "Größe 1.234,50 € § 44 الله Ґанок „x“ – …"}, "de")
    assert not setting.every_script
    assert letters.Setting({"text": NAMES["ti"]}, "de").every_script
