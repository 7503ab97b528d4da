"""What a young association has to do, and what comes back every year."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.founding import actions
from workflows.founding.checks.origin import Counts
from workflows.founding.models import DutyCode
from workflows.founding.reading import cases as reading
from workflows.people.verdicts import Invalid

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def open_codes(case):
    return set(case.duties.filter(done_at=None).values_list("code", flat=True))


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


def test_fewer_than_three_members_and_no_valid_notice_are_told_beside_the_duties(client):
    case = factories.entered()
    client.force_login(case.applicant)
    page = client.post(reverse("founding:members", args=[case.pk]), {"members": "2"}, follow=True)
    assert factories.fresh(case).members == 2
    assert "Unter drei Mitgliedern verliert der Verein die Rechtsfähigkeit." in page.content.decode()
    assert "Spendenbescheinigungen sind erst mit gültigem Bescheid erlaubt." in page.content.decode()


def test_papers_do_not_agree_while_nobody_who_joined_was_there_or_signed():
    case = factories.founded()
    factories.hand_in(case)
    facts = reading.facts_for(factories.fresh(case))
    assert facts.papers == {"signed_statute", "signed_minutes", "attendance_list"}
    assert not [each.rule.id for each in reading.findings_for(case, phase="papers", facts=facts) if each.open]
    case.founders.update(attended=False, signed=False)
    told = [each.rule.id for each in reading.findings_for(case, phase="papers") if each.open]
    assert told == ["P-08"]
