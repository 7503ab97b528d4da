"""The statute as Word file: the whole text for other readers, and nothing of the tools that made it."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine
from lxml import etree
from pypdf import PdfReader

from workflows.founding.actions.documents import minutes, statute
from workflows.founding.statute import BoardMember, Meeting, Votes, statute_clauses, statute_data
from workflows.founding.statute_check.reading import read_lines

from .answers import NAMES, OFFICES, good_answers

pytestmark = pytest.mark.django_db
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/footer1.xml",
}
MADE = datetime(2027, 3, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def data() -> Any:
    """A statute with a name that XML has to escape."""
    return statute_data(good_answers(name="Nähen & Lesen <Trier>"))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_nothing_of_the_tools_is_left(data: Any) -> None:
    with time_machine.travel(MADE, tick=False):
        content = statute(data, ending="docx").printed()
    parts = unpacked(content)
    assert set(parts) == PARTS
    assert len(content) < 20_000
    everything = b" ".join(parts.values()).lower()
    for trace in (b"python", b"2013", b"thumbnail", b"macos", b"rsid", b"{%", b"{{"):
        assert trace not in everything, trace
    facts = etree.fromstring(parts["docProps/core.xml"])
    said = {etree.QName(each).localname: each.text for each in facts}
    assert said["created"] == said["modified"] == "2027-03-04T12:30:00Z"
    assert "Nähen & Lesen <Trier>" in said["title"]
    assert said["language"] == "de-DE"


def test_another_reader_finds_every_sentence(data: Any) -> None:
    content = statute(data, ending="docx").printed()
    lines = [line.text for line in read_lines(content, "x.docx")]
    document = etree.fromstring(unpacked(content)["word/document.xml"])
    styles = [each.get(f"{WORD}val") for each in document.iter(f"{WORD}pStyle")]
    clauses = statute_clauses(data)
    assert styles.count("Title") == 1
    assert styles.count("Heading1") == len(clauses) + 1
    for clause in clauses:
        assert clause.heading in lines
        for paragraph in clause.paragraphs:
            assert any(paragraph.text.split("\n")[0] in line for line in lines), paragraph.text
    known = {each.get(f"{WORD}styleId") for each in etree.fromstring(unpacked(content)["word/styles.xml"])}
    assert set(styles) <= known


def test_only_a_draft_is_marked(data: Any) -> None:
    assert b">Entwurf<" in unpacked(statute(data, draft=True, ending="docx").printed())["word/document.xml"]
    assert b">Entwurf<" not in unpacked(statute(data, ending="docx").printed())["word/document.xml"]


def test_the_minutes_can_be_edited_too_and_say_what_the_pdf_says() -> None:
    elected = tuple(
        BoardMember(office, name, date(1980, 5, 4), "Trier", Votes(6, 0, 1), accepted=True)
        for office, name in zip(OFFICES, NAMES, strict=False)
    )
    meeting = Meeting(
        held_on=date(2026, 11, 20),
        place="Trier",
        chair=NAMES[0],
        minutes=NAMES[1],
        present=7,
        elected=elected,
    )
    answers = good_answers(name="Nähen & Lesen <Trier>")
    content = minutes(statute_data(answers, meeting=meeting), ending="docx").printed()
    parts = unpacked(content)
    assert set(parts) == PARTS
    assert not re.search(rb"\{[%{]", parts["word/document.xml"])
    text = " ".join(line.text for line in read_lines(content, "x.docx"))
    pdf = minutes(statute_data(answers, meeting=meeting)).printed()
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for said in (
        "Nähen & Lesen <Trier>",
        "TOP 1: Eröffnung",
        f"Die Versammlung wählt {NAMES[0]} zur Versammlungsleitung",
        "TOP 5: Wahl des Vorstands",
        "6 / 0 / 1",
        "Anlage 1: Satzung",
        f"{NAMES[1]}, Protokollführung",
    ):
        for found in (text, printed):
            assert re.sub(r"\s+", "", said) in re.sub(r"[\s\u00ad]+", "", found), said
    for each in elected:
        assert f"{each.name}, geboren am 4. Mai 1980, wohnhaft in Trier" in text
