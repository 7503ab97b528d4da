"""What a young association has to do, and what comes back every year."""

from datetime import date
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.engine.models import Deadline, LegalValue
from workflows.founding import actions
from workflows.founding.checks.origin import Counts
from workflows.founding.models import DutyCode
from workflows.founding.reading import cases as reading
from workflows.founding.reading.way import receipts_until
from workflows.organisations.expiring import notice_stands_until
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
    answers = good_answers(branch__legal_form="none")
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


def test_too_few_members_are_a_duty_with_a_term_until_there_are_enough_again():
    case = factories.entered()

    def count(members):
        actions.note_members(case=factories.fresh(case), actor=case.applicant, members=members)
        return case.duties.filter(code=DutyCode.FEW_MEMBERS)

    assert not count(3).exists()
    duty = count(2).get()
    assert timezone.localdate(duty.due_at) == date(2027, 3, 1)  # three months; 27.2.2027 is a Saturday
    assert Deadline.objects.pending().filter(case_id=case.pk, code="founding.few_members.due").count() == 1
    assert count(1).get() == duty  # still the same term
    assert not count(5).exists()
    assert not Deadline.objects.pending().filter(case_id=case.pk, code__contains="few_members").exists()
    actions.tick_duty(duty=count(2).get(), actor=case.applicant)
    assert [each.turn for each in count(1)] == [1]  # asked already
    count(4)
    assert [each.turn for each in count(2)] == [1, 2]


def test_only_an_entered_association_asks_the_register_court():
    case = factories.founded()
    actions.note_members(case=case, actor=case.applicant, members=2)
    assert not case.duties.filter(code=DutyCode.FEW_MEMBERS).exists()


def test_how_long_a_notice_stands_is_one_number_for_the_house():
    """The way to the register and the safe of the organisation never say different days."""
    case = factories.entered()
    LegalValue.objects.update_or_create(
        code="ao.63.60a", valid_from=date(1900, 1, 1), defaults={"value": 4, "unit": "years", "basis": "x"}
    )
    given = {"kind": "granted", "dated": date(2026, 11, 20), "received_on": date(2026, 11, 27)}
    actions.note_tax_notice(case=case, actor=case.applicant, **given)
    assert receipts_until(case) == date(2030, 11, 20) == notice_stands_until("60a", date(2026, 11, 20))


def test_an_edited_number_of_a_notice_is_carried_over_to_its_one_name():
    carry_over = import_module("workflows.founding.migrations.0009_numbers_of_notices_once").carry_over
    facts = {"unit": "years", "basis": "§ 63 AO"}
    old, later = date(1900, 1, 1), date(2027, 1, 1)
    LegalValue.objects.filter(code__startswith="ao.63").delete()
    for code, day, value, edited in (
        ("ao.63.60a", old, 3, False),
        ("ao.63.notice_years", old, 4, True),
        ("ao.63.exemption", old, 6, True),
        ("ao.63.exemption_years", old, 7, True),
        ("ao.63.exemption_years", later, 8, True),
    ):
        LegalValue.objects.bulk_create(
            [LegalValue(code=code, valid_from=day, value=value, edited=edited, **facts)]
        )
    carry_over(apps, None)
    rows = LegalValue.objects.filter(code__startswith="ao.63").order_by("code", "valid_from")
    assert [(row.code, row.valid_from, row.value) for row in rows] == [
        ("ao.63.60a", old, 4),
        ("ao.63.exemption", old, 6),
        ("ao.63.exemption", later, 8),
    ]
