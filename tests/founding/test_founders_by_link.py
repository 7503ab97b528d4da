"""Founders enter their own data by link: signed, expiring, revocable; and what happens to it afterwards."""

from datetime import date

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.documents import rules as document_rules
from workflows.documents.models import Document
from workflows.forms.actions import submit_sheet
from workflows.founding import actions
from workflows.founding.models import FounderEntry, OriginTally
from workflows.founding.questions.consent import consent_texts, current_consent
from workflows.founding.reading import cases as reading
from workflows.founding.reading.founder_links import address_of, invitation_of, link_of
from workflows.founding.reading.founders import founders_screen
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed, TooOften
from workflows.upkeep.limits import LIMITS

from . import factories
from .answers import founders, good_answers

pytestmark = pytest.mark.django_db
HOME = {"street": "Lindenweg 3", "postal_code": "66386", "town": "Lindenstadt", "country": "Deutschland"}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def invite(case, name="Salima", **changes):
    return actions.invite_founder(case=case, actor=case.applicant, name=name, **changes)


def enter(invitation, *, agrees=True, origin="", account=None, consent=None, **given):
    facts = {"kind": "adult", "name": "Salima Rahman"} | HOME | given
    return actions.enter_founder(
        invitation=invitation,
        given=actions.FounderData(**facts),
        agrees=agrees,
        origin=origin,
        account=account,
        consent=consent,
    )


def test_a_link_goes_by_mail_in_the_language_of_the_person():
    case = factories.started()
    invitation = invite(case, email="noor@example.org", language="ar")
    mail = Message.objects.get(to_address="noor@example.org")
    assert mail.language == "ar"
    assert mail.case is None  # nobody else reads the link beside the case
    assert address_of(invitation) in mail.text
    assert "/ar/founding/join/" in address_of(invitation)
    assert invitation_of(link_of(invitation)) == invitation


@pytest.mark.parametrize(
    "spoil", [lambda link: link[:-1], lambda link: "x" + link, lambda link: "", str.upper]
)
def test_a_link_can_t_be_guessed_or_changed(client, spoil):
    link = spoil(link_of(invite(factories.started())))
    assert invitation_of(link) is None
    if link:
        assert client.get(reverse("founding:join", args=[link])).status_code == 404


def test_a_signature_of_another_kind_of_link_is_none():
    invitation = invite(factories.started())
    other = signing.Signer(sep=".", salt="another").sign(f"{invitation.pk.hex}-1")
    assert invitation_of(other) is None


def test_a_new_link_makes_the_earlier_one_worthless(client):
    invitation = invite(factories.started())
    earlier = link_of(invitation)
    newer = actions.invite_again(invitation=invitation, actor=invitation.invited_by)
    assert invitation_of(earlier) is None
    assert client.get(reverse("founding:join", args=[earlier])).status_code == 404
    assert client.get(reverse("founding:join", args=[link_of(newer)])).status_code == 200


def test_an_expired_or_withdrawn_link_is_gone(client):
    invitation = invite(factories.started(), email="noor@example.org")
    url = reverse("founding:join", args=[link_of(invitation)])
    with time_machine.travel("2026-12-27 10:01+01:00", tick=False):
        assert client.get(url).status_code == 410
        with pytest.raises(NotAllowed):
            enter(invitation)
    entry = enter(invitation)
    actions.revoke_invitation(invitation=invitation, actor=invitation.invited_by)
    assert client.get(url).status_code == 410
    assert not FounderEntry.objects.filter(pk=entry.pk).exists()
    invitation.refresh_from_db()
    assert (invitation.name, invitation.email) == ("", "")
    with pytest.raises(AlreadyDone):
        actions.revoke_invitation(invitation=invitation, actor=invitation.invited_by)


def test_nobody_sends_many_mails_to_one_address():
    case = factories.started()
    invitation = invite(case, email="noor@example.org")
    most = LIMITS["invitation_to"][0][0]
    for _ in range(most - 1):
        actions.invite_again(invitation=invitation, actor=case.applicant)
    with pytest.raises(TooOften):
        actions.invite_again(invitation=invitation, actor=case.applicant)
    with pytest.raises(Invalid):
        invite(case, name="Zweite", email="NOOR@example.org")


@pytest.mark.parametrize(
    ("name", "field"), [("", "name"), ("Kauft www.example.org", "name"), ("a@b.example", "name")]
)
def test_the_name_in_an_invitation_holds_no_address(name, field):
    with pytest.raises(Invalid) as refused:
        invite(factories.started(), name=name)
    assert field in refused.value.errors


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "نور عزيز"}, "name"),  # never derived: the person types what the passport says
        ({"name": ""}, "name"),
        ({"street": ""}, "street"),
        ({"agrees": False}, "agrees"),
        ({"origin": "martian"}, "origin"),
        ({"office": "chair"}, "birthdate"),  # the court enters the birth date of the board
        ({"office": "chair", "birthdate": date(2012, 1, 1)}, "birthdate"),
        ({"office": "emperor", "birthdate": date(1990, 1, 1)}, "office"),
        ({"kind": "minor", "guardians": "A"}, "birthdate"),
        ({"kind": "minor", "guardians": "A", "birthdate": date(1990, 1, 1)}, "birthdate"),
        ({"kind": "child", "guardians": "A", "birthdate": date(2019, 11, 27)}, "birthdate"),  # 7 today
        ({"kind": "minor", "birthdate": date(2012, 1, 1)}, "guardians"),
        ({"kind": "organisation"}, "representative"),
        ({"kind": "ghost"}, "kind"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_question(given, field):
    with pytest.raises(Invalid) as refused:
        enter(invite(factories.started()), **given)
    assert field in refused.value.errors
    assert not FounderEntry.objects.exists()


def test_nothing_is_kept_that_is_not_needed():
    entry = enter(invite(factories.started()), birthdate=date(1990, 1, 1), guardians="X", representative="Y")
    assert (entry.birthdate, entry.guardians, entry.representative) == (None, "", "")
    assert entry.consent_version == current_consent().version
    assert [text.version for text in consent_texts()][-1] == entry.consent_version


def test_citizenship_is_a_count_and_counted_once():
    case = factories.started()
    for number, origin in enumerate(("german", "eu", "other")):
        entry = enter(invite(case, name=f"N{number}"), name=f"Name {'abc'[number]}", origin=origin)
        assert founders_screen(case, case.applicant)["tally"] is None or number == 2
    enter(entry.invitation, name="Name d", origin="german")  # correcting counts nobody twice
    tally = OriginTally.objects.get(case=case)
    assert (tally.german, tally.eu, tally.other, tally.total) == (1, 1, 1, 3)
    assert not {"origin", "citizenship", "nationality"} & {f.name for f in FounderEntry._meta.get_fields()}


def test_who_answers_takes_their_place_in_the_list_of_the_interview():
    answers = good_answers(founders=[*founders(6), {"name": "Salima", "joins": True, "office": "secretary"}])
    case = factories.started(answers=answers)
    enter(invite(case), own_name="سليمة رحمن")
    enter(invite(case, name="Zoya"), name="Zoya Bondar")
    people = reading.data_for(factories.fresh(case)).founders
    assert [person.name for person in people][6:] == ["Salima Rahman", "Zoya Bondar"]
    assert len(people) == 8
    assert people[6].office == "secretary"  # what the group has planned stays
    assert people[6].shown == "Salima Rahman (سليمة رحمن)"
    assert people[6].address == "Lindenweg 3, 66386 Lindenstadt, Deutschland"


def test_data_can_be_corrected_until_the_meeting(client):
    case = factories.started(answers=good_answers(founders=founders(6)))
    invitation = invite(case)
    enter(invitation)
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    case = factories.fresh(case)
    enter(invitation, name="Salima Rahmani", town="Birkenau")
    row = case.founders.get(invitation=invitation)
    assert (row.name, row.town, case.founders.count()) == ("Salima Rahmani", "Birkenau", 7)
    adviser = UserFactory(roles=["adviser"])
    factories.approve(case, adviser)
    case = factories.fresh(case)
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=factories.report(case))
    with pytest.raises(NotAllowed):
        enter(invitation)
    url = reverse("founding:join", args=[link_of(invitation)])
    assert client.get(url).status_code == 410


def test_parents_sign_a_paper_and_only_group_and_adviser_read_it():
    case = factories.started(answers=good_answers(founders=founders(6)))
    invitation = invite(case)
    minor = {"kind": "minor", "birthdate": date(2012, 1, 1), "guardians": "Huda und Adel Aziz"}
    entry = enter(invitation, **minor)
    blocking = [each.rule.id for each in reading.findings_for(case) if each.blocks]
    assert blocking == ["F-04"]
    with pytest.raises(Invalid):
        actions.bring_consent(invitation=invitation, file=factories.scan("consent.exe"))
    actions.bring_consent(invitation=invitation, file=factories.scan("consent.pdf"))
    first = Document.objects.get(kind="guardian_consent")
    actions.bring_consent(invitation=invitation, file=factories.scan("again.pdf"))
    document = Document.objects.get(kind="guardian_consent")
    assert first.pk != document.pk
    assert not [each for each in reading.findings_for(factories.fresh(case)) if each.blocks]
    entry.refresh_from_db()
    assert entry.consent_document == document
    for user, reads in (
        (case.applicant, True),
        (UserFactory(roles=["adviser"]), True),
        (UserFactory(roles=["auditor"]), False),
        (UserFactory(), False),
    ):
        assert bool(document_rules.may_read(user, document)) is reads
    enter(invitation)  # eighteen after all: the paper goes
    assert not Document.objects.filter(kind="guardian_consent").exists()


def test_only_somebody_under_age_brings_a_consent():
    invitation = invite(factories.started())
    with pytest.raises(Invalid):
        actions.bring_consent(invitation=invitation, file=factories.scan("consent.pdf"))


def test_addresses_and_birth_dates_go_when_the_papers_are_locked():
    case = factories.started(answers=good_answers(founders=founders(7)))
    invitation = invite(case, name="Amira Haddad", email="amira@example.org")
    enter(invitation, name="Amira Haddad", office="chair", birthdate=date(1985, 4, 12), origin="other")
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    adviser = UserFactory(roles=["adviser"])
    case = factories.fresh(case)
    factories.approve(case, adviser)
    case = factories.fresh(case)
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=factories.report(case))
    assert FounderEntry.objects.get().birthdate == date(1985, 4, 12)
    case = factories.fresh(case)
    factories.hand_in(case)
    actions.check_papers(step=factories.step(case), actor=adviser, differing=())
    entry = FounderEntry.objects.get()
    assert (entry.birthdate, entry.street, entry.postal_code, entry.country) == (None, "", "", "")
    assert entry.purged_at
    assert entry.consent_version
    assert not case.invitations.exclude(email="").exists()
    assert not OriginTally.objects.exists()


def test_the_founder_withdraws_and_everything_is_gone(client):
    case = factories.submitted()
    invitation = invite(case, name="Neue")
    enter(invitation, name="Neue Person")
    assert case.founders.count() == 8
    url = reverse("founding:join_leave", args=[link_of(invitation)])
    assert client.get(url).status_code == 200
    assert FounderEntry.objects.exists()  # asking is not doing
    assert client.post(url).status_code == 200
    assert not FounderEntry.objects.exists()
    assert case.founders.count() == 7
    assert client.post(url).status_code == 410
