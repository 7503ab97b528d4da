"""The way from the meeting to the register: papers, certification, the court's answers, remedies."""

import json
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.founding import actions
from workflows.founding.actions.court import register_number
from workflows.founding.models import CourtAnswer, RegisterCourt, bodies_in, court_of
from workflows.founding.rules import courts
from workflows.outbox.models import Message
from workflows.people.verdicts import Invalid, NotAllowed

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    """The meeting of the factories was on 20 November 2026; today is a week later."""
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def mails(case, template):
    return Message.objects.filter(case_id=case.pk, template=f"founding/mail/{template}").count()


def open_codes(case):
    return set(case.duties.filter(done_at=None).values_list("code", flat=True))


def test_papers_are_handed_in_all_three_and_locked_when_they_agree():
    case = factories.founded()
    assert case.stage == "papers"
    with pytest.raises(Invalid) as refusal:
        actions.hand_in_papers(
            step=factories.step(case),
            actor=case.applicant,
            files={"signed_statute": factories.scan("a.pdf")},
        )
    assert set(refusal.value.errors) == {"signed_minutes", "attendance_list"}
    factories.hand_in(case)
    case = factories.fresh(case)
    assert case.stage == "papers_check"
    adviser = UserFactory(roles=["adviser"])
    actions.check_papers(step=factories.step(case), actor=adviser, differing=())
    case = factories.fresh(case)
    assert case.stage == "application"
    papers = Document.objects.filter(case_id=case.pk, kind__in=["signed_statute", "signed_minutes"])
    assert papers.count() == 2
    assert all(paper.frozen_at and paper.sha256 for paper in papers)
    assert mails(case, "papers_agree") == 1


def test_papers_that_differ_come_back_with_a_reason():
    case = factories.founded()
    factories.hand_in(case)
    adviser = UserFactory(roles=["adviser"])
    with pytest.raises(Invalid):
        actions.check_papers(step=factories.step(case), actor=adviser, differing=["date"])
    with pytest.raises(Invalid):
        actions.check_papers(step=factories.step(case), actor=adviser, differing=["colour"], note="x")
    actions.check_papers(
        step=factories.step(case), actor=adviser, differing=["date"], note="Die Satzung trägt den 21."
    )
    case = factories.fresh(case)
    assert case.stage == "papers"
    mail = Message.objects.get(case_id=case.pk, template="founding/mail/papers_differ")
    assert "Die Satzung trägt den 21." in mail.text
    # What was handed in before need not come again.
    actions.hand_in_papers(
        step=factories.step(case), actor=case.applicant, files={"signed_statute": factories.scan("neu.pdf")}
    )
    assert factories.fresh(case).stage == "papers_check"


def test_a_meeting_reported_wrongly_is_reported_anew():
    case = factories.founded()
    factories.hand_in(case)
    adviser = UserFactory(roles=["adviser"])
    actions.check_papers(
        step=factories.step(case), actor=adviser, differing=["votes"], note="Zahlen.", meeting_again=True
    )
    case = factories.fresh(case)
    assert case.stage == "meeting"
    report = factories.report(case, held_on=date(2026, 11, 21))
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=report)
    case = factories.fresh(case)
    assert case.meeting.held_on == date(2026, 11, 21)
    assert case.meeting.elected.count() == 3
    assert Document.objects.filter(case_id=case.pk, kind="minutes").count() == 2
    tax = case.duties.get(code="tax_office")
    assert timezone.localdate(tax.due_at) == date(2026, 12, 21)


def test_only_the_adviser_compares_and_only_the_group_files():
    case = factories.founded()
    factories.hand_in(case)
    with pytest.raises(NotAllowed):
        actions.check_papers(step=factories.step(case), actor=case.applicant, differing=())
    adviser = UserFactory(roles=["adviser"])
    actions.check_papers(step=factories.step(case), actor=adviser, differing=())
    case = factories.fresh(case)
    with pytest.raises(NotAllowed):
        actions.file_application(
            step=factories.step(case), actor=adviser, application=factories.application(case)
        )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"certified_by": "town_hall"}, "certified_by"),
        ({"certified_by": "friend"}, "certified_by"),
        ({"certified_by": "local_court"}, "certified_by"),  # only in Hesse
        ({"signers": ()}, "signers"),
        ({"signers": ("Amira Haddad",)}, "signers"),
        ({"signers": ("Amira Haddad", "Amira Haddad")}, "signers"),
        ({"signers": ("Amira Haddad", "Niemand")}, "signers"),
        ({"representation": "Jedes Mitglied des Vorstands vertritt allein."}, "representation"),
        ({"court": "  "}, "court"),
        ({"certified_on": date(2026, 11, 28)}, "certified_on"),
        ({"certified_on": date(2026, 11, 27), "filed_on": date(2026, 11, 26)}, "filed_on"),
    ],
)
def test_an_application_the_court_would_refuse_is_not_filed(change, field):
    case = factories.founded_at_work()
    with pytest.raises(Invalid) as refusal:
        actions.file_application(
            step=factories.step(case),
            actor=case.applicant,
            application=factories.application(case, **change),
        )
    assert field in refusal.value.errors
    assert not case.filings.exists()
    assert factories.fresh(case).stage == "application"


def test_the_court_follows_from_the_seat_and_changes_with_a_date():
    RegisterCourt.objects.create(place="Lindenstadt", court="Amtsgericht Alt", basis="GVBl. 1")
    RegisterCourt.objects.create(
        place="lindenstadt", court="Amtsgericht Neu", basis="GVBl. 2", valid_from=date(2026, 11, 1)
    )
    assert court_of("Lindenstadt").court == "Amtsgericht Neu"
    assert court_of("Lindenstadt", on=date(2026, 10, 31)).court == "Amtsgericht Alt"
    assert court_of("Anderswo") is None
    case = factories.founded_at_work()
    with pytest.raises(Invalid) as refusal:
        actions.file_application(
            step=factories.step(case), actor=case.applicant, application=factories.application(case)
        )
    assert set(refusal.value.errors) == {"court"}
    actions.file_application(
        step=factories.step(case),
        actor=case.applicant,
        application=factories.application(case, court="Amtsgericht Neu"),
    )
    assert factories.fresh(case).stage == "court"


def test_bodies_are_known_by_land():
    assert {body.code for body in bodies_in("HE") if body.accepted} >= {"notary", "local_court"}
    assert "local_court" not in {body.code for body in bodies_in("SL")}
    assert not next(body for body in bodies_in("SL") if body.code == "town_hall").accepted


@pytest.mark.parametrize(
    ("typed", "number"), [("VR 4711", "VR 4711"), ("vr4711", "VR 4711"), ("12 hb", "VR 12 HB")]
)
def test_register_numbers_are_written_alike(typed, number):
    assert register_number(typed) == number


@pytest.mark.parametrize("typed", ["", "HRB 12", "VR", "VR 1234567", "4711; DROP"])
def test_other_numbers_are_refused(typed):
    with pytest.raises(Invalid):
        register_number(typed)


def test_the_entry_starts_what_an_association_at_work_needs():
    case = factories.entered()
    assert (case.register_number, case.registered_on) == ("VR 4711", date(2026, 11, 27))
    assert {"insurance", "privacy", "cash_book", "website"} <= open_codes(case)
    assert "transparency" not in open_codes(case)
    assert mails(case, "court_entered") == 1


def test_the_transparenzregister_is_named_only_where_needed_and_the_answer_forgotten():
    case = factories.entered(board_only_german=False)
    assert "transparency" in open_codes(case)
    assert timezone.localdate(case.duties.get(code="transparency").due_at) == date(2026, 12, 11)
    kept = json.dumps(
        [
            list(HistoryEntry.objects.values_list("data", flat=True)),
            list(CourtAnswer.objects.values()),
            list(type(case).objects.filter(pk=case.pk).values()),
        ],
        default=str,
    )
    assert "german" not in kept


def test_with_three_members_everybody_controls_a_quarter():
    case = factories.founded(
        answers=good_answers(branch__legal_form="none", founders=good_answers()["founders"][:3])
    )
    assert case.stage == "papers"  # an association without register is not reported at all
    assert "transparency" not in open_codes(case)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "entered", "number": "VR 1"}, "board_only_german"),
        ({"kind": "entered", "number": "17", "received_on": date(2026, 11, 28)}, "received_on"),
        ({"kind": "entered", "number": "HRB", "board_only_german": True}, "number"),
        ({"kind": "interim"}, "due_on"),
        ({"kind": "interim", "due_on": date(2026, 11, 1)}, "due_on"),
        ({"kind": "rejected", "received_on": date(2026, 11, 1)}, "received_on"),
    ],
)  # fmt: skip
def test_an_answer_that_can_not_be_is_refused(said, field):
    case = factories.filed()
    with pytest.raises(Invalid) as refusal:
        factories.answered(case, **said)
    assert field in refusal.value.errors
    assert factories.fresh(case).stage == "court"


def test_courts_beyond_doubt_are_there_and_what_the_house_entered_stays():
    assert court_of("berlin").court == "Amtsgericht Charlottenburg"
    assert court_of("Leipzig").checked_on is None
    assert court_of("Frankfurt") is None
    RegisterCourt.objects.filter(place="Ulm").update(court="Amtsgericht Anderswo")
    RegisterCourt.objects.filter(place="Köln").delete()
    courts.sync()
    assert court_of("Ulm").court == "Amtsgericht Anderswo"
    assert court_of("Köln").court == "Amtsgericht Köln"
