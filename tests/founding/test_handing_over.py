"""At the end of a founding the organisation's record is there, with board, numbers, notices and papers."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.documents import making
from workflows.engine import deadlines
from workflows.founding import actions
from workflows.organisations.models import BoardSeat, HealthAnswer, OrganisationRecord, SafeVersion
from workflows.organisations.reading.health import checks_of
from workflows.people.actions import anonymise_account
from workflows.people.models import MembershipFunction, Organisation

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def test_the_entry_makes_the_record_of_the_association():
    case = factories.entered()
    organisation = Organisation.objects.get()
    assert case.organisation == organisation
    assert organisation.legal_form == "ev"
    assert organisation.name.endswith(" e.V.")
    assert (organisation.register_number, organisation.register_court) == (
        case.register_number,
        case.filings.get().court,
    )
    membership = organisation.memberships.get()
    assert (membership.user, membership.function) == (case.applicant, MembershipFunction.REPRESENTATIVE)
    record = OrganisationRecord.objects.get()
    assert (record.board_elected_on, record.board_registered_on) == (case.meeting.held_on, case.registered_on)
    assert record.seat
    assert BoardSeat.objects.count() == case.meeting.elected.filter(accepted=True).count()
    lights = {check.item: check.light.value for check in checks_of(organisation)}
    assert lights["board"] == "green"
    assert lights["transparency"] == "green"  # made by itself: everybody is German and lives here
    assert lights["cash_book"] == "unknown"


def test_the_signed_papers_lie_in_the_safe_once():
    case = factories.entered()
    making.tick(seconds=60)
    for _time in range(2):
        deadlines.tick()
        actions.handing_over.hand_over(case=case, actor=case.applicant)
    kinds = SafeVersion.objects.order_by("entry__kind__position").values_list("entry__kind__code", "number")
    assert list(kinds) == [("statute", 1), ("minutes", 1)]
    version = SafeVersion.objects.get(entry__kind__code="statute")
    assert (version.dated, version.added_by) == (case.meeting.held_on, None)
    signed = case.documents.get(kind="signed_statute")
    assert version.document.pk != signed.pk
    assert version.document.sha256 == signed.sha256


def test_duties_and_notices_that_come_later_are_told_too():
    case = factories.entered(board_only_german=False)
    assert HealthAnswer.objects.get().reply == "no"
    duty = case.duties.get(code="transparency")
    actions.tick_duty(duty=duty, actor=case.applicant)
    actions.tick_duty(duty=case.duties.get(code="cash_book"), actor=case.applicant)
    said = HealthAnswer.objects.order_by("id").values_list("item", "reply", "source")
    assert list(said)[1:] == [("transparency", "yes", "founding"), ("cash_book", "yes", "founding")]
    actions.untick_duty(duty=case.duties.get(code="cash_book"), actor=case.applicant)
    assert not HealthAnswer.objects.filter(item="cash_book").exists()
    actions.note_tax_notice(
        case=case,
        actor=case.applicant,
        kind="granted",
        dated=date(2026, 11, 20),
        received_on=timezone.localdate(),
    )
    organisation = Organisation.objects.get()
    assert (organisation.tax_notice, organisation.tax_notice_date) == ("60a", date(2026, 11, 20))


def test_a_group_that_has_a_record_already_keeps_it():
    user = UserFactory()
    known = OrganisationFactory(name="x", legal_form="initiative", register_court="", register_number="")
    MembershipFactory(organisation=known, user=user)
    name = str(good_answers()["name"])
    Organisation.objects.filter(pk=known.pk).update(name=name.upper(), iban="")
    case = factories.entered(user)
    assert case.organisation == known
    known.refresh_from_db()
    assert (known.name, known.legal_form, known.register_number) == (name.upper(), "ev", case.register_number)


def test_an_unregistered_association_has_its_record_when_the_founding_closes():
    adviser = UserFactory(roles=["adviser"])
    answers = good_answers(branch__legal_form="none")
    case = factories.founded_at_work(adviser=adviser, answers=answers)
    assert not Organisation.objects.exists()
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    organisation = Organisation.objects.get()
    assert (organisation.legal_form, organisation.register_number) == ("nev", "")
    assert {check.item: check.light.value for check in checks_of(organisation)}["board"] == "none"


def test_without_somebody_to_act_for_it_nothing_is_made():
    adviser = UserFactory(roles=["adviser"])
    answers = good_answers(branch__legal_form="none")
    case = factories.founded_at_work(adviser=adviser, answers=answers)
    factories.tick_legal(case)
    anonymise_account(user=case.applicant, actor=case.applicant)
    actions.close_founding(step=factories.step(case), actor=adviser)
    assert not Organisation.objects.exists()
    assert factories.fresh(case).organisation is None
