"""The offer of a contract as a Word file: every word and amount of the PDF, for the same readers."""

import io
import re
import zipfile

import docx
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.documents.test_scripts import TEMPLATES, _filled
from tests.grants import factories as make
from tests.grants.test_change_requests import PLAN
from tests.harness.letters import documents_made
from tests.unicode import one_of_each_block
from workflows.documents.letters import Letter, typefaces
from workflows.documents.models import Document
from workflows.documents.rules import readable
from workflows.forms import actions as forms
from workflows.grants import actions, letters
from workflows.outbox.models import Message

pytestmark = pytest.mark.django_db
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGUAGES = ("de", "en", "ar", "uk")


def squeezed(text):
    """Without spaces, soft hyphens and marks of direction, as no two readers put the same ones."""
    return re.sub(r"[\s\u00ad\u200e\u200f]+", "", text)


def in_pdf(content):
    """What another reader finds."""
    return squeezed(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def paragraphs_of(content):
    """All paragraphs in their order, those in tables too."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [each for each in body.iter(f"{WORD}p") if text_of(each)]


def text_of(element):
    """The words of a paragraph."""
    return "".join(each.text or "" for each in element.iter(f"{WORD}t"))


def as_word(letter):
    """The same letter, to be edited."""
    return Letter(letter.template, letter.data, letter.language, letter.title, "docx").printed()


def said_in(value):
    """Every sentence that the data of a letter holds."""
    if isinstance(value, dict):
        return [text for key, each in value.items() if key != "kind" for text in said_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in said_in(each)]
    return [line for line in value.splitlines() if line.strip()] if isinstance(value, str) else []


@pytest.fixture
def decision(call, people):
    """With an amount, conditions on two lines and names that XML has to escape."""
    call = make.open_call(people, slug="word", contract_terms={"de": "Für {title} gilt § 44 BHO."})
    case = make.to_decision(call, people, title="Nähen & Lesen <1>")
    rest = {"conditions": "Logo zeigen\nBericht mit Fotos", "feedback": "Tolle Idee!\nWeiter so."}
    return make.approve(case, people, "812.50", **rest).decisions.get()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_every_word_of_the_pdf(decision, language):
    letter = letters.award(decision, language)
    word = squeezed(" ".join(map(text_of, paragraphs_of(as_word(letter)))))
    amounts = {"812.50", "950.00", "50.00", "900.00"}
    days = {str(decision.application.project_start), str(decision.application.project_end)}
    for words in said_in(letter.data):
        if words not in amounts | days and not re.fullmatch(r"[\d.-]+", words):
            assert squeezed(words) in word, words
    assert squeezed("Nähen & Lesen <1>") in word


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_amounts_and_days_are_written_as_in_the_pdf(decision, language):
    letter = letters.award(decision, language)
    pdf, paragraphs = in_pdf(letter.printed()), paragraphs_of(as_word(letter))
    found = [text_of(each) for each in paragraphs if re.search(r"\d,\d\d|\.\d\d|20\d\d", text_of(each))]
    assert len(found) > 10
    for words in found:
        assert squeezed(words) in pdf, words
    amount = {"de": "812,50\u00a0€", "en": "€812.50", "uk": "812,50\u00a0€"}[language]
    assert amount in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_sum_is_shown_as_the_pdf_shows_it(language):
    rows = [{"label": str(month), "value": f"2027-{month:02d}-05", "kind": "date"} for month in range(1, 13)]
    sums = ("0.00", "7.5", "1234.50", "-1234567.05")
    rows += [{"label": each, "value": each, "kind": "money"} for each in sums]
    shape = _filled(TEMPLATES["grants/letter"], "x") | {"facts": rows, "annexes": [], "sections": []}
    letter = Letter("grants/letter", shape, language, "x")
    pdf = in_pdf(letter.printed())
    table = docx.Document(io.BytesIO(as_word(letter))).tables[1]
    shown = [row.cells[1].text for row in table.rows]
    assert len(shown) == len(rows)
    for words in shown[:12] if language != "ar" else ():  # other readers turn Arabic words round
        assert squeezed(words) in pdf, words
    for words in shown[12:]:
        assert squeezed(words) in pdf, words
    if language == "ar":
        source = (typefaces.ROOMS / "documents/letters/frame.typ").read_text()
        assert all(words.split()[1] in source for words in shown[:12])


def test_an_arabic_one_is_read_from_the_right(decision):
    content = as_word(letters.award(decision, "ar"))
    by_text = {text_of(each): each for each in paragraphs_of(content)}
    aid = next(each for each in by_text.values() if text_of(each).startswith("هذه"))
    for paragraph, side in ((aid, "1"), (by_text["1.Logo zeigen"], "0")):
        assert paragraph.find(f"{WORD}pPr/{WORD}bidi").get(f"{WORD}val") == side
    tongue = aid.find(f".//{WORD}lang")
    assert tongue.get(f"{WORD}bidi") == "ar-SA"


def test_nothing_of_the_tools_is_left_and_word_knows_every_style(decision):
    content = as_word(letters.award(decision))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    everything = b" ".join(parts.values())
    for trace in (b"{%", b"{{", b"python", b"thumbnail", b"Satzung"):
        assert trace not in everything, trace
    assert len(content) < 20_000
    opened = docx.Document(io.BytesIO(content))
    known = {style.style_id for style in opened.styles}
    used = {each.get(f"{WORD}val") for each in opened.element.body.iter(f"{WORD}pStyle")}
    assert used <= known
    assert "Title" in used
    facts = opened.core_properties
    assert facts.language == "de-DE"
    assert "Nähen & Lesen <1>" in facts.title


def test_one_character_of_every_block():
    text = " ".join(one_of_each_block()) + "eins\x02zwei\x0bdrei\ufffe\ud800"
    shape = _filled(TEMPLATES["grants/letter"], text)
    content = Letter("grants/letter", shape, "de", text, "docx").printed()
    assert any("einszwei" in text_of(each) for each in paragraphs_of(content))


class TestInTheCase:
    """Beside the PDF, for its readers; never what is signed."""

    @pytest.fixture
    def case(self, call, people):
        """Approved, its letters made; the group reads Ukrainian."""
        case = make.approve(make.to_decision(call, people, language="uk"), people, "812.50")
        documents_made()
        return case

    def test_each_letter_has_its_word_file(self, case):
        found = Document.objects.filter(case=case, kind__in=["letter", "letter_docx"])
        names = {each.name for each in found}
        stem = f"{case.number}-Vertragsangebot"
        assert names == {f"{stem}.pdf", f"{stem}.docx", f"{stem}-uk.pdf", f"{stem}-uk.docx"}
        assert all(each.frozen_at for each in found)
        mail = Message.objects.get(template="grants/mail/approved")
        assert {each.name for each in mail.attachments.all()} == {f"{stem}.pdf", f"{stem}-uk.pdf"}

    def test_the_pdf_is_what_is_signed(self, case, people):
        pdf = Document.objects.get(case=case, kind="letter", language="de")
        actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())
        assert case.signatures.get().sha256 == pdf.sha256

    def test_who_reads_the_pdf_reads_it(self, case, people):
        other, _organisation = make.applicant()
        readers = [case.applicant, people.officer, people.decider, people.auditor, people.reviewers[0], other]
        for reader in readers:
            seen = readable(reader, case)
            pdfs, words = seen.filter(kind="letter"), seen.filter(kind="letter_docx")
            assert pdfs.count() == words.count(), reader
        assert readable(case.applicant, case).filter(kind="letter_docx").count() == 2
        assert not readable(people.reviewers[0], case).filter(kind="letter_docx").exists()

    def test_it_goes_with_the_letter_when_the_decision_is_undone(self, call, people):
        case = make.approve(make.to_decision(call, people), people)
        actions.undo_decision(case=case, actor=people.decider, reason="Falscher Betrag.")
        assert not readable(case.applicant, case).filter(kind="letter_docx").exists()
        assert readable(people.officer, case).filter(kind="letter_docx").exists()

    def test_page_and_api_offer_it_and_say_what_counts(self, case, client):
        client.force_login(case.applicant)
        page = client.get(reverse("desk:case", args=[case.pk])).content.decode()
        assert f"{case.number}-Vertragsangebot.docx" in page
        assert page.count("Zum Bearbeiten. Unterschrieben wird das PDF.") == 2
        listed = client.get(f"/api/files/cases/{case.pk}").json()
        (found,) = [each for each in listed if each["kind"] == "letter_docx" and each["language"] == "de"]
        assert found["media_type"].endswith("wordprocessingml.document")
        content = b"".join(client.get(found["content_url"]).streaming_content)
        assert any("812,50" in text_of(each) for each in paragraphs_of(content))
        client.force_login(make.applicant()[0])
        assert client.get(found["content_url"]).status_code == 404


def test_an_agreed_change_comes_as_word_file_too(running, people):
    sheet = actions.open_change(case=running, actor=running.applicant)
    known = {"reason": "Der Saal war nicht geplant.", "changes": ["plan"], "plan": PLAN}
    forms.save_answers(sheet_id=sheet.pk, answers=known, revision=None, actor=running.applicant)
    forms.submit_sheet(sheet_id=sheet.pk, actor=running.applicant)
    actions.check_change(step=make.step(running, "check_change"), actor=people.officer, granted=True)
    actions.decide_change(step=make.step(running, "decide_change"), actor=people.decider, granted=True)
    documents_made()
    name = f"{running.number}-Aenderung-1.docx"
    content = Document.objects.get(case=running, kind="letter_docx", name=name).file.read()
    assert any("gehört jetzt zum Vertrag" in text_of(each) for each in paragraphs_of(content))
