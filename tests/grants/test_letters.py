"""Letters say the right thing in every language, and never what a private house must not say."""

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader

from tests.grants import factories as make
from tests.harness.letters import documents_made
from workflows.documents.models import Document
from workflows.grants import actions, letters

pytestmark = pytest.mark.django_db
ASKS = {
    "de": "Angebot eines Fördervertrags",
    "en": "Offer of a funding contract",
    "uk": "Пропозиція договору",
}
AIDS = {"en": "The German letter is the binding one", "uk": "Обов’язковим є німецький лист"}


def text_of(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), reader


@pytest.fixture
def decision(call, people):
    case = make.to_decision(call, people)
    case = make.approve(
        case, people, "812.50", conditions="Logo zeigen\nBericht mit Fotos", feedback="Tolle Idee!"
    )
    return case.decisions.get()


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_award(decision, language, people):
    text, reader = text_of(letters.award(decision, language).printed())
    assert ASKS[language] in text
    assert "812" in text
    assert decision.application.number in text
    assert "Logo zeigen" in text
    assert str(people.decider) in text
    assert "Zuwendungsbescheid" not in text
    assert "Widerspruch" not in text
    assert (AIDS.get(language, "") in text) if language != "de" else ("Lesehilfe" not in text)
    assert reader.trailer["/Root"]["/Lang"].startswith(language)


def test_award_in_arabic_is_a_tagged_reading_aid(decision):
    _text, reader = text_of(letters.award(decision, "ar").printed())
    assert reader.trailer["/Root"]["/Lang"] == "ar"


def test_internal_reasons_stay_inside(decision):
    text, _reader = text_of(letters.award(decision).printed())
    assert "Überzeugendes Vorhaben" not in text


def test_rejection_has_reasons_and_offers_advice(call, people):
    case = make.to_decision(call, people)
    decision = actions.decide(
        step=make.step(case, "decide"),
        actor=people.decider,
        outcome="reject",
        reasons="Interner Grund.",
        feedback="Der Ort fehlt noch.",
    )
    text, _reader = text_of(letters.rejection(decision).printed())
    assert "Der Ort fehlt noch." in text
    assert "Interner Grund" not in text
    assert "Wie wir helfen können" in text
    assert "14 Tagen" in text


def test_formal_rejection_names_the_second_person(call, people):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="reject",
        feedback="Nur für Mitglieder.",
    )
    actions.confirm_rejection(step=make.step(case, "confirm_rejection"), actor=people.decider, confirmed=True)
    documents_made()
    pdf = Document.objects.get(case=case, kind="letter").file.read()
    text, _reader = text_of(pdf)
    assert "Nur für Mitglieder." in text
    assert str(people.decider) in text


def test_the_receipt_holds_all_answers(call, people):
    case = make.submitted(call, people)
    documents_made()
    document = Document.objects.get(case=case, kind="receipt")
    assert document.frozen_at is not None
    text, _reader = text_of(document.file.read())
    assert case.number in text
    assert "Nähwerkstatt der Begegnung" in text
    assert "Vier Nähnachmittage" in text


def test_hostile_text_stays_text(call, people):
    case = make.submitted(call, people, title='#panic("x") $1/0$ \\ <b>')
    documents_made()
    text, _reader = text_of(Document.objects.get(case=case, kind="receipt").file.read())
    assert '#panic("x")' in text


@pytest.mark.parametrize(
    ("way", "words"), [("advance", "80 %"), ("direct", "Rechnungen"), ("reimbursement", "Belege")]
)
def test_the_way_of_payment_is_the_applicants(call, people, way, words):
    case = make.to_decision(call, people, disbursement=way)
    case = make.approve(case, people)
    assert case.decisions.get().amount == Decimal("800.00")
    text, _reader = text_of(letters.award(case.decisions.get()).printed())
    assert words in text
