"""The way from the meeting to the register: papers, certification, the court's answers, remedies."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.founding import actions
from workflows.founding.actions.court import register_number
from workflows.founding.checks.origin import Counts
from workflows.founding.models import CourtAnswer, DutyCode, RegisterCourt, Remedy, bodies_in, court_of
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

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
        answers=good_answers(
            branch__legal_form="none", register_intent=None, founders=good_answers()["founders"][:3]
        )
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


def test_a_zwischenverfuegung_sets_the_courts_own_deadline_and_is_cured():
    case = factories.filed()
    case = factories.answered(case, "interim", due_on=date(2027, 1, 8), text="Einladung unklar")
    assert case.stage == "interim"
    assert timezone.localdate(factories.step(case).due_at) == date(2027, 1, 8)
    with pytest.raises(Invalid):
        remedy(case, "refile")  # not after a Zwischenverfügung
    remedy(case, "editorial")
    case = factories.fresh(case)
    assert case.stage == "court"
    case = factories.answered(case, "entered", number="VR 5", board_only_german=True)
    assert case.stage == "follow_up"
    assert [answer.kind for answer in CourtAnswer.objects.order_by("id")] == ["interim", "entered"]


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-11-27", date(2026, 12, 28)),  # 27.12. is a Sunday
        ("2027-01-29", date(2027, 3, 1)),  # 28.2. is a Sunday
        ("2027-03-01", date(2027, 4, 1)),
    ],
)
def test_a_rejection_sets_one_month_for_the_appeal(received, last):
    case = factories.filed()
    with time_machine.travel(f"{received} 10:00+01:00", tick=False):
        case = factories.answered(case, "rejected", text="Zu wenige Mitglieder")
        assert CourtAnswer.objects.get().due_on == last
        assert timezone.localdate(factories.step(case).due_at) == last
    assert case.stage == "court_refusal"


def remedy(case, way, **said):
    facts = {"done_on": timezone.localdate()} | said
    return actions.note_remedy(step=factories.step(case), actor=case.applicant, way=way, **facts)


@pytest.mark.parametrize(
    ("way", "stage"),
    [
        ("appeal", "court"),
        ("refile", "application"),
        ("new_meeting", "review"),
        ("unregistered", "follow_up"),
    ],
)
def test_after_a_rejection_it_goes_on_as_the_group_decides(way, stage):
    case = factories.answered(factories.filed(), "rejected")
    remedy(case, way)
    case = factories.fresh(case)
    assert case.stage == stage
    assert case.stays_unregistered == (way == "unregistered")


def test_a_second_application_is_a_second_round():
    case = factories.answered(factories.filed(), "rejected")
    remedy(case, "refile")
    case = factories.fresh(case)
    actions.file_application(
        step=factories.step(case), actor=case.applicant, application=factories.application(case)
    )
    assert [filing.round for filing in case.filings.all()] == [1, 2]


def test_a_new_meeting_goes_through_the_adviser_and_back_to_the_court():
    adviser = UserFactory(roles=["adviser"])
    case = factories.answered(factories.filed(adviser=adviser), "interim", due_on=date(2027, 1, 8))
    remedy(case, "new_meeting", note="Zweck neu fassen")
    case = factories.fresh(case)
    factories.approve(case, adviser)
    case = factories.fresh(case)
    assert case.stage == "meeting"
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=factories.report(case))
    assert factories.fresh(case).stage == "papers"


@pytest.mark.parametrize("day", [timedelta(days=1), timedelta(days=-30)])
def test_a_remedy_has_a_day_that_fits(day):
    case = factories.answered(factories.filed(), "rejected")
    with pytest.raises(Invalid):
        remedy(case, "appeal", done_on=timezone.localdate() + day)
    assert not Remedy.objects.exists()


def test_the_second_of_two_answers_is_told_so():
    case = factories.filed()
    step = factories.step(case)
    factories.answered(case, "interim", due_on=date(2027, 1, 8))
    with pytest.raises(AlreadyDone):
        actions.note_answer(
            step=step, actor=case.applicant, kind="rejected", received_on=timezone.localdate()
        )


def test_an_unregistered_association_skips_the_court():
    answers = good_answers(branch__legal_form="none", register_intent=None)
    case = factories.founded_at_work(answers=answers)
    assert case.stage == "follow_up"
    assert {"insurance", "bank", "tax_office"} <= open_codes(case)


def test_a_refused_notice_sets_the_month_for_an_objection():
    case = factories.entered()
    actions.note_tax_notice(
        case=case,
        actor=case.applicant,
        kind="refused",
        dated=date(2026, 11, 24),
        received_on=date(2026, 11, 27),
    )
    assert "tax_notice" not in open_codes(case)
    assert timezone.localdate(case.duties.get(code="objection").due_at) == date(2026, 12, 28)
    adviser = UserFactory(roles=["adviser"])
    for duty in case.duties.filter(done_at=None, code__in=["tax_office"]):
        actions.tick_duty(duty=duty, actor=case.applicant)
    with pytest.raises(Invalid):  # the objection is still open
        actions.close_founding(step=factories.step(case), actor=adviser)


def test_after_closing_the_yearly_reminders_come_again_and_again():
    adviser = UserFactory(roles=["adviser"])
    case = factories.entered(adviser=adviser)
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    case = factories.fresh(case)
    assert {"general_meeting", "board_election", "tax_return", "health_check"} <= open_codes(case)
    first = case.duties.get(code="general_meeting")
    assert timezone.localdate(first.due_at) == date(2027, 11, 29)  # 27.11.2027 is a Saturday
    election = case.duties.get(code="board_election")
    assert timezone.localdate(election.due_at) == date(2028, 11, 27)  # two years' term
    actions.tick_duty(duty=first, actor=case.applicant)
    second = case.duties.get(code="general_meeting", turn=2)
    assert timezone.localdate(second.due_at) == date(2028, 11, 29)
    actions.untick_duty(duty=first, actor=case.applicant)
    assert [duty.turn for duty in case.duties.filter(code="general_meeting")] == [1]


def test_a_next_turn_that_is_done_is_not_thrown_away():
    adviser = UserFactory(roles=["adviser"])
    case = factories.entered(adviser=adviser)
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    for turn in (1, 2):
        actions.tick_duty(duty=case.duties.get(code="health_check", turn=turn), actor=case.applicant)
    with pytest.raises(Invalid):
        actions.untick_duty(duty=case.duties.get(code="health_check", turn=1), actor=case.applicant)
    assert case.duties.filter(code="health_check").count() == 3


def test_a_change_is_told_to_the_register_and_to_the_authority():
    likely = Counts(members_total=7, members_noneu=7, board_total=3, board_noneu=3)
    case = factories.founded(counts=likely)
    duty = case.duties.get(code="foreigners_office")
    actions.tick_duty(duty=duty, actor=case.applicant)
    actions.report_change(case=case, actor=case.applicant, changed_on=date(2026, 11, 26))
    again = case.duties.get(code="foreigners_office", turn=2)
    assert timezone.localdate(again.due_at) == date(2026, 12, 10)
    assert not case.duties.filter(code=DutyCode.REGISTER_CHANGE).exists()  # not entered yet
    entered = factories.entered()
    actions.report_change(case=entered, actor=entered.applicant, changed_on=date(2026, 11, 27))
    assert "register_change" in open_codes(entered)
