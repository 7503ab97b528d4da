"""Ten foundings from the first question to where each of them ends, with the documents they produce."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.forms.actions import submit_sheet
from workflows.founding import actions
from workflows.founding.checks.origin import Counts
from workflows.founding.models import FoundingCase, Origin
from workflows.founding.reading import cases as reading
from workflows.founding.reading.way import receipts_until
from workflows.people.verdicts import Invalid

from . import factories, golden
from .answers import NAMES, founders, good_answers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
HOME = {"street": "Lindenweg 3", "postal_code": "66386", "town": "Lindenstadt", "country": "Deutschland"}
NOT_CHARITABLE = {
    "branch__charitable": False,
    "purposes": None,
    "purpose_text": "die Pflege der Nachbarschaft und des geselligen Lebens",
    "target_circle_open": None,
    "region": None,
    "party_support": None,
    "constitution_loyal": None,
    "funds__passes_on": None,
    "asset__mode": None,
    "asset__recipient_article": None,
    "asset__recipient_name": None,
    "asset__recipient_status": None,
}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def walk(answers=None, *, only_german=True, **meeting):
    """From the first question to the entry in the register; returns the case and its adviser."""
    adviser = UserFactory(roles=["adviser"])
    case = factories.filed(adviser=adviser, answers=answers, **meeting)
    return factories.answered(case, "entered", number="VR 4711", board_only_german=only_german), adviser


def close(case: FoundingCase, adviser) -> FoundingCase:
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    return factories.fresh(case)


def notice(case, kind, dated=TODAY):
    actions.note_tax_notice(case=case, actor=case.applicant, kind=kind, dated=dated, received_on=TODAY)


def open_codes(case):
    return set(case.duties.filter(done_at=None).values_list("code", flat=True))


def test_1_a_charitable_association_with_seven_founders():
    case, adviser = walk()
    notice(case, "granted", date(2026, 11, 20))
    assert receipts_until(case) == date(2029, 11, 20)
    case = close(case, adviser)
    assert (case.stage, case.register_number) == ("founded", "VR 4711")
    assert "tax_return" in open_codes(case)
    golden.compare("01_charitable", case)


def test_2_an_association_that_is_not_charitable():
    case, adviser = walk(good_answers(**NOT_CHARITABLE))
    with pytest.raises(Invalid):
        notice(case, "granted")
    case = close(case, adviser)
    assert not open_codes(case) & {"tax_notice", "tax_return"}
    assert not case.documents.filter(kind="tax_draft_check").exists()
    golden.compare("02_not_charitable", case)


def test_3_two_founders_without_registration():
    answers = good_answers(
        branch__legal_form="none",
        founders=founders(2),
        board__roles=["chair", "treasurer"],
        board__paragraph26=["chair", "treasurer"],
        meeting__minutes_by="chair_secretary",
    )
    adviser = UserFactory(roles=["adviser"])
    case = factories.submitted(answers=answers)
    advice = {each.rule.id for each in reading.findings_for(case) if each.open}
    assert "F-02" in advice  # better three
    factories.approve(case, adviser)
    case = factories.fresh(case)
    people = list(case.founders.all())
    told = factories.report(case, chair=people[0].name, minutes_taker=people[1].name, auditors="")
    for each, office in zip(told.elected, ("chair", "treasurer"), strict=True):
        each["office"] = office
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=told)
    case = factories.fresh(case)
    factories.hand_in(case)
    actions.check_papers(step=factories.step(case), actor=adviser, differing=())
    case = close(factories.fresh(case), adviser)
    assert (case.stage, case.register_number) == ("founded", "")
    assert not case.documents.filter(kind="register_application").exists()
    golden.compare("03_two_unregistered", case)


def test_4_twelve_founders():
    people = founders(8) + [
        {"name": name, "town": "Birkenau", "joins": True}
        for name in ("Olena Bondar", "Taras Melnyk", "Kofi Mensah", "Ama Owusu")
    ]
    case, adviser = walk(good_answers(founders=people))
    assert case.founders.filter(signed=True).count() == 12
    golden.compare("04_twelve", close(case, adviser))


def test_5_minors_found_too():
    case = factories.started(answers=good_answers(founders=founders(7)))
    minor, child = (
        actions.invite_founder(case=case, actor=case.applicant, name=name) for name in ("Sami", "Nuri")
    )
    about = {"guardians": "Rana und Adel Khalil", **HOME}
    given = actions.FounderData(kind="minor", name="Sami Khalil", birthdate=date(2011, 3, 4), **about)
    actions.enter_founder(invitation=minor, given=given, agrees=True, consent=factories.scan("sami.pdf"))
    given = actions.FounderData(kind="child", name="Nuri Khalil", birthdate=date(2021, 5, 6), **about)
    actions.enter_founder(invitation=child, given=given, agrees=True)
    assert [each.rule.id for each in reading.findings_for(case) if each.blocks] == ["F-04"]
    actions.bring_consent(invitation=child, file=factories.scan("nuri.pdf"))
    case = walk_on(case)
    assert case.founders.filter(is_minor=True, guardian_consent=True).count() == 2
    golden.compare("05_minors", case)


def walk_on(case: FoundingCase) -> FoundingCase:
    """A case that is written, to the entry; children under seven are there and don't sign (§ 105 BGB)."""
    adviser = UserFactory(roles=["adviser"])
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    case = factories.fresh(case)
    factories.approve(case, adviser)
    case = factories.fresh(case)
    told = factories.report(case)
    sign = frozenset(
        case.founders.filter(is_under_seven=False, joins=True).values_list("position", flat=True)
    )
    told = type(told)(told.meeting, told.elected, told.attended, sign, told.not_joining, told.counts)
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=told)
    case = factories.fresh(case)
    factories.hand_in(case)
    actions.check_papers(step=factories.step(case), actor=adviser, differing=())
    case = factories.fresh(case)
    actions.file_application(
        step=factories.step(case), actor=case.applicant, application=factories.application(case)
    )
    case = factories.answered(factories.fresh(case), "entered", number="VR 4711", board_only_german=True)
    return close(case, adviser)


def test_6_an_organisation_is_a_founder_and_does_not_count_when_founders_lead_it():
    six = good_answers(founders=founders(6))
    case = factories.started(answers=six)
    invitation = actions.invite_founder(case=case, actor=case.applicant, name="Brücken bauen")
    about = {"representative": "Amira Haddad", "register": "Amtsgericht Lindenstadt VR 99", **HOME}
    name = "Brücken bauen Lindenstadt e.V."
    given = actions.FounderData(kind="organisation", name=name, is_controlled=True, **about)
    actions.enter_founder(invitation=invitation, given=given, agrees=True)
    assert "F-01" in [each.rule.id for each in reading.findings_for(case) if each.blocks]
    given = actions.FounderData(kind="organisation", name=name, is_controlled=False, **about)
    actions.enter_founder(invitation=invitation, given=given, agrees=True)
    case = walk_on(case)
    assert case.founders.get(is_legal_person=True).signed
    golden.compare("06_organisation", case)


def test_7_most_members_from_outside_the_eu_report_to_the_authority():
    counts = Counts(members_total=7, members_noneu=5, members_eu=1, board_total=3, board_noneu=2)
    adviser = UserFactory(roles=["adviser"])
    case = factories.filed(adviser=adviser, counts=counts)
    assert case.foreigners == Origin.LIKELY
    duty = case.duties.get(code="foreigners_office")
    assert timezone.localdate(duty.due_at) == date(2026, 12, 4)  # two weeks after the meeting
    assert case.documents.filter(kind="foreigners_notice").exists()
    case = factories.answered(case, "entered", number="VR 4711", board_only_german=False)
    with pytest.raises(Invalid):
        actions.close_founding(step=factories.step(case), actor=adviser)
    golden.compare("07_foreigners", close(case, adviser))


def test_8_a_board_member_abroad_is_reported_to_the_transparency_register():
    case, adviser = walk(only_german=False)
    assert "transparency" in open_codes(case)
    noted = {"birthdate": date(1985, 4, 12), "town": "Wien", "country": "Österreich"}
    people = [{"name": name, "nationalities": "syrisch", **noted} for name in NAMES[:3]]
    actions.note_owners(case=case, actor=case.applicant, people=people)
    case = close(case, adviser)
    assert not case.beneficial_owners.exists()
    golden.compare("01_charitable", case)


def test_9_the_court_wants_something_changed():
    adviser = UserFactory(roles=["adviser"])
    case = factories.answered(factories.filed(adviser=adviser), "interim", due_on=date(2027, 1, 8))
    actions.note_remedy(
        step=factories.step(case), actor=case.applicant, way="editorial", done_on=TODAY, note="Form genauer"
    )
    case = factories.answered(factories.fresh(case), "entered", number="VR 12", board_only_german=True)
    case = close(case, adviser)
    assert case.register_number == "VR 12"
    golden.compare("01_charitable", case)


def test_10_the_tax_office_refuses_and_gives_in():
    case, adviser = walk()
    notice(case, "refused")
    assert timezone.localdate(case.duties.get(code="objection").due_at) == date(2026, 12, 28)
    with pytest.raises(Invalid):
        actions.close_founding(step=factories.step(case), actor=adviser)
    actions.tick_duty(duty=case.duties.get(code="objection"), actor=case.applicant)
    notice(case, "granted")
    assert receipts_until(case) == date(2029, 11, 27)
    golden.compare("01_charitable", close(case, adviser))
