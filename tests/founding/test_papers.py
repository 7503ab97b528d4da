"""Letters and lists around the founding: one set of data, the same words as PDF and DOCX."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from tests.harness.letters import documents_made
from workflows.documents.letters import Letter
from workflows.documents.models import Document
from workflows.founding.actions.documents import papers_before
from workflows.founding.checks import facts_of
from workflows.founding.checks.origin import Counts
from workflows.founding.statute import BoardMember, Meeting, Person, statute_data
from workflows.founding.statute.minutes import minutes_items
from workflows.founding.statute.papers import (
    AGENDA,
    Paper,
    attendance_list,
    court_inquiry,
    draft_check,
    foreigners_notice,
    founders_list,
    invitation,
    register_application,
    tax_letter,
)

from . import factories
from .answers import NAMES, good_answers

pytestmark = pytest.mark.django_db
BOARD = tuple(
    BoardMember(office, name, date(1980, 5, 4), "Lindenstadt")
    for office, name in zip(("chair", "deputy", "treasurer"), NAMES, strict=False)
)
MEETING = Meeting(held_on=date(2026, 11, 20), elected=BOARD)
FOUNDERS = [Person(name, "Lindenstadt") for name in NAMES[:7]]


def data(**answers):
    return statute_data(good_answers(**answers), founders=FOUNDERS, meeting=MEETING)


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def as_pdf(paper: Paper) -> str:
    content = Letter("founding/paper", paper.fields(), title=paper.title).printed()
    return squeezed(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def as_docx(paper: Paper) -> str:
    fields = {**paper.fields(), "title": paper.title}
    content = Letter("founding/paper", fields, title=paper.title, ending="docx").printed()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    return squeezed(re.sub(r"<[^>]+>", " ", xml))


def words_of(paper: Paper) -> list[str]:
    """Everything a paper says, line by line."""
    said = [paper.title, *paper.recipient, *paper.signers]
    for section in paper.sections:
        said += [section.heading, *section.paragraphs, *section.items]
    return [*said, *(cell for row in paper.rows for cell in row)]


ALL = (
    invitation, attendance_list, draft_check, founders_list, tax_letter, foreigners_notice,
)  # fmt: skip


@pytest.mark.parametrize("make", ALL, ids=lambda each: each.__name__)
def test_pdf_and_docx_say_every_word_of_the_paper(make):
    paper = make(data())
    pdf, docx = as_pdf(paper), as_docx(paper).replace("&amp;", "&")
    for words in words_of(paper):
        assert squeezed(words) in pdf, words
        assert squeezed(words) in docx, words


def test_the_application_names_board_rule_and_enclosures_as_the_register_enters_them():
    paper = register_application(data(board__s181="exempt"), "Amtsgericht Leipzig")
    said = words_of(paper)
    assert paper.recipient[0] == "Amtsgericht Leipzig"
    assert "Vorsitz: Amira Haddad, geboren am 4. Mai 1980, wohnhaft in Lindenstadt" in said
    assert any("durch zwei Mitglieder des Vorstands im Sinne des § 26 BGB gemeinsam" in each for each in said)
    assert any("§ 181 BGB befreit" in each for each in said)
    assert "Kopie der Satzung vom 20. November 2026" in said
    assert "Kopie des Protokolls der Gründungsversammlung vom 20. November 2026" in said
    pdf, docx = as_pdf(paper), as_docx(paper)
    assert all(squeezed(words) in pdf and squeezed(words) in docx for words in said)


def test_a_court_nobody_knows_is_left_blank_and_never_guessed():
    assert register_application(data(), "").recipient[0].startswith("Amtsgericht ____")


KNOWN = {
    "postal_address": {
        "care_of": "Haddad",
        "street": "Lindenweg 3",
        "postcode": "66386",
        "town": "Lindenstadt",
    },
    "tax_office": "Finanzamt Lindenstadt",
    "fa__income_estimate": "2400.5",
    "fa__bank": "Sparkasse Lindenstadt",
    "contact__name": "Amira Haddad",
    "contact__phone": "+49681123456",
    "contact__email": "amira@example.org",
    "asset__recipient_notice": "2025-09-12",
}


def test_what_offices_ask_is_filled_in_as_far_as_the_group_has_said_it():
    known = data(**KNOWN)
    address = "Anschrift: c/o Haddad, Lindenweg 3, 66386 Lindenstadt"
    person = "Ansprechperson, Telefon, E-Mail: Amira Haddad, +49681123456, amira@example.org"
    for paper in (tax_letter(known), draft_check(known), foreigners_notice(known)):
        assert {address, person} <= set(words_of(paper))
    assert {address, person} <= set(words_of(register_application(known, "")))
    with override("uk"):
        said = words_of(tax_letter(known))
    assert tax_letter(known).recipient == draft_check(known).recipient == ("Finanzamt Lindenstadt",)
    assert "Erwartete Einnahmen im ersten Jahr: 2.400,50\u00a0€" in said
    assert "Bank: Sparkasse Lindenstadt" in said
    assert any("letzter Bescheid vom 12. September 2025" in each for each in said)
    # Of all this the statute says nothing.
    statute = " ".join(facts_of(good_answers(**KNOWN)).paragraphs.values())
    for private in ("Lindenweg", "amira@", "Sparkasse", "2.400"):
        assert private not in statute
    assert "____" in tax_letter(data()).recipient[0]


def test_the_minutes_authorise_the_board_for_changes_only_when_the_statute_does():
    for allowed in (True, False):
        items = {each.title: each for each in minutes_items(data(editorial_authorisation=allowed))}
        said = items["Ermächtigung des Vorstands"].paragraphs[0]
        assert ("selbst beschließen" in said) is allowed


def test_only_a_charitable_association_applies_for_the_notice():
    assert "§ 60a AO" in tax_letter(data()).title
    plain = tax_letter(data(branch__charitable=False))
    assert not [each for each in words_of(plain) if "60a" in each]


def test_the_invitation_has_the_agenda_with_the_statute_before_the_board():
    order = [AGENDA.index(each) for each in AGENDA if "Satzung" in each or "Vorstands" in each]
    assert order == sorted(order)
    assert AGENDA.index("Unterzeichnung der Satzung") < AGENDA.index("Wahl des Vorstands")
    assert invitation(data()).sections[1].items == AGENDA


def test_who_does_not_join_is_no_founding_member():
    people = [*FOUNDERS, Person("Gast Eins", joins=False)]
    listed = founders_list(statute_data(good_answers(), founders=people, meeting=MEETING))
    assert [row[1] for row in listed.rows] == list(NAMES[:7])


def test_papers_before_and_after_the_meeting_are_made_in_both_formats():
    counts = Counts(7, 7, 0, 3, 3, 0)
    case = factories.founded(counts=counts)
    documents_made()
    made = {each.kind: each for each in Document.objects.filter(case_id=case.pk)}
    for kind in (
        "invitation", "attendance_sheet", "tax_draft_check", "court_inquiry", "founders_list", "tax_letter",
        "register_application", "foreigners_notice",
    ):  # fmt: skip
        assert made[kind].name.endswith(".pdf")
        assert made[f"{kind}_docx"].name.endswith(".docx")
        assert made[kind].state == made[f"{kind}_docx"].state == "made"


def test_the_court_is_asked_before_the_meeting_and_only_about_an_ev():
    paper = court_inquiry(data(), "Amtsgericht Lindenstadt")
    pdf, docx = as_pdf(paper), as_docx(paper).replace("&amp;", "&")
    for words in words_of(paper):
        assert squeezed(words) in pdf
        assert squeezed(words) in docx
    assert paper.recipient[0] == "Amtsgericht Lindenstadt"
    assert court_inquiry(data(), "").recipient[0].startswith("Amtsgericht ___")
    asked = papers_before(data(branch__legal_form="none"))
    assert "court_inquiry" not in {kind for kind, _name in asked}
    assert "court_inquiry" in {kind for kind, _name in papers_before(data())}


def test_dates_of_birth_go_to_the_court_alone():
    for make in (invitation, attendance_list, founders_list, tax_letter, foreigners_notice):
        assert not [words for words in words_of(make(data())) if "geboren" in words or "1980" in words]
