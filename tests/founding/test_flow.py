"""The way of a founding: handed in, returned, reviewed."""

from io import BytesIO

import pytest
from docx import Document as read_docx
from pypdf import PdfReader

from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.forms.actions import save_answers, submit_sheet
from workflows.founding import actions
from workflows.founding.flows import FoundingFlow
from workflows.founding.models import Founder, ReviewScope
from workflows.founding.reading import cases as reading
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


def verbs(case):
    return list(HistoryEntry.objects.filter(case_id=case.pk).values_list("verb", flat=True))


def plain(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_happy_path_ends_with_an_association_in_the_register():
    adviser = UserFactory(roles=["adviser"])
    case = factories.entered(adviser=adviser)
    assert case.stage == "follow_up"
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    case = factories.fresh(case)
    assert case.stage == "founded"
    assert case.closed_at
    assert case.register_number == "VR 4711"
    assert [verb for verb in verbs(case) if not verb.startswith(("duty.", "file."))] == [
        "founding.started",
        "statute.submitted",
        "statute.approved",
        "meeting.recorded",
        "papers.handed_in",
        "papers.agree",
        "register.filed",
        "court.entered",
        "founding.closed",
    ]


def test_a_case_of_the_first_version_still_ends_with_the_meeting(monkeypatch):
    monkeypatch.setattr("workflows.founding.actions.submit.FoundingFlowV2", FoundingFlow)
    adviser = UserFactory(roles=["adviser"])
    case = factories.founded(adviser=adviser)
    assert case.stage == "follow_up"
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    assert factories.fresh(case).stage == "founded"


def test_submitting_numbers_the_case_and_lists_the_founders():
    case = factories.submitted()
    assert case.number.startswith("G-20")
    assert case.title == "Brücke der Frauen Lindenstadt"
    assert case.founders.count() == 7
    assert factories.submitted().number != case.number
    assert Message.objects.filter(case_id=case.pk, template="founding/mail/submitted").count() == 1


def test_a_blocking_rule_stops_the_submission():
    case = factories.started(
        answers=good_answers(name="Stiftung Brücke", founders=good_answers()["founders"][:6])
    )
    with pytest.raises(Invalid) as refusal:
        submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    assert "sieben Mitglieder" in " ".join(refusal.value.errors.values())
    assert factories.fresh(case).stage == "draft"
    assert not Founder.objects.filter(case=case).exists()


def test_a_waived_soll_rule_no_longer_blocks():
    case = factories.started(answers=good_answers(founders=good_answers()["founders"][:6]))
    actions.waive_rule(
        case=case, actor=UserFactory(roles=["adviser"]), rule="F-01", reason="Es fehlt noch eine."
    )
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    assert factories.fresh(case).stage == "review"


@pytest.mark.parametrize("rule", ["N-01", "G-03"])
def test_what_the_law_insists_on_is_never_waived(rule):
    case = factories.started()
    with pytest.raises(NotAllowed):
        actions.waive_rule(case=case, actor=UserFactory(roles=["adviser"]), rule=rule, reason="Egal")


def test_a_waiver_needs_a_reason_and_an_adviser():
    case = factories.started()
    with pytest.raises(Invalid):
        actions.waive_rule(case=case, actor=UserFactory(roles=["adviser"]), rule="V-07", reason="  ")
    with pytest.raises(NotAllowed):
        actions.waive_rule(case=case, actor=case.applicant, rule="V-07", reason="Wir wollen das")


def test_return_opens_only_the_commented_questions_and_resubmitting_comes_back():
    adviser = UserFactory(roles=["adviser"])
    case = factories.submitted()
    actions.return_statute(
        step=factories.step(case), actor=adviser, comments={"board": "Bitte zwei gemeinsam."}
    )
    case = factories.fresh(case)
    sheet = reading.sheet_of(case)
    assert case.stage == "revision"
    with pytest.raises(AlreadyDone):
        save_answers(sheet_id=sheet.pk, answers={"seat": "Anderswo"}, revision=None, actor=case.applicant)
    save_answers(sheet_id=sheet.pk, answers={"board.term_years": "3"}, revision=None, actor=case.applicant)
    submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    case = factories.fresh(case)
    assert case.stage == "review"
    factories.approve(case, adviser)
    case = factories.fresh(case)
    assert [review.decision for review in case.reviews.all()] == ["returned", "approved"]
    assert case.stage == "meeting"
    assert "drei Jahren" in reading.facts_for(case).paragraphs["board.term"]


def test_return_of_everything_opens_every_question():
    case = factories.submitted()
    actions.return_statute(
        step=factories.step(case),
        actor=UserFactory(roles=["adviser"]),
        comments={},
        note="Bitte noch einmal alles ansehen.",
        scope=ReviewScope.ALL,
    )
    case = factories.fresh(case)
    save_answers(
        sheet_id=reading.sheet_of(case).pk, answers={"seat": "Anderswo"}, revision=None, actor=case.applicant
    )
    assert reading.data_for(case).seat == "Anderswo"


def test_return_without_a_word_is_refused():
    case = factories.submitted()
    with pytest.raises(Invalid):
        actions.return_statute(step=factories.step(case), actor=UserFactory(roles=["adviser"]), comments={})
    assert factories.fresh(case).stage == "review"


def test_nobody_reviews_the_own_statute():
    both = UserFactory(roles=["adviser"])
    case = factories.submitted(both)
    with pytest.raises(NotAllowed):
        factories.approve(case, both)


def test_only_advisers_review():
    case = factories.submitted()
    for person in (case.applicant, UserFactory(roles=["reviewer"]), UserFactory()):
        with pytest.raises(NotAllowed):
            factories.approve(case, person)


def test_the_second_of_two_decisions_is_told_so():
    case = factories.submitted()
    step = factories.step(case)
    factories.approve(case, UserFactory(roles=["adviser"]))
    with pytest.raises(AlreadyDone):
        actions.return_statute(step=step, actor=UserFactory(roles=["adviser"]), comments={"name": "Nein"})
    assert case.reviews.count() == 1


def test_approval_is_refused_while_a_reworded_official_clause_breaks_a_must_rule():
    adviser = UserFactory(roles=["adviser"])
    case = factories.submitted()
    actions.reword_paragraph(case=case, actor=adviser, paragraph="G2", text="Wir sind nett.")
    with pytest.raises(Invalid) as refusal:
        factories.approve(case, adviser)
    assert "G-02" in refusal.value.errors
    actions.reword_paragraph(case=case, actor=adviser, paragraph="G2", text="")
    factories.approve(case, adviser)


def test_the_meeting_makes_statute_and_minutes_from_one_set_of_data():
    case = factories.founded()
    documents_made()
    papers = {document.kind: document for document in Document.objects.filter(case_id=case.pk)}
    assert {"statute", "statute_docx", "minutes", "minutes_docx", "statute_draft", "check_sheet"} <= set(
        papers
    )
    assert all(document.frozen_at and len(document.sha256) == 64 for document in papers.values())
    statute = PdfReader(BytesIO(papers["statute"].file.read()))
    minutes = PdfReader(BytesIO(papers["minutes"].file.read()))
    for reader in (statute, minutes):
        assert reader.trailer["/Root"]["/Lang"] == "de"
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in reader.trailer["/Root"]
    text = plain(statute)
    assert "20. November 2026" in text
    assert "Entwurf" not in text
    told = plain(minutes)
    for word in (
        "Brücke der Frauen Lindenstadt",
        "Lina Saleh",
        "geboren am 12. April 1985",
        "Ja: 7, Nein: 0",
        "Maha Farah",
    ):
        assert word in told
    document = read_docx(BytesIO(papers["statute_docx"].file.read()))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == "Satzung des Vereins „Brücke der Frauen Lindenstadt“"
    for clause in reading.clauses_for(case):
        assert clause.heading in words
        for paragraph in clause.paragraphs:
            assert any(paragraph.text in line for line in words)


def test_the_draft_is_marked_as_draft():
    case = factories.approved()
    documents_made()
    draft = Document.objects.get(case_id=case.pk, kind="statute_draft")
    assert "Entwurf" in plain(PdfReader(BytesIO(draft.file.read())))
