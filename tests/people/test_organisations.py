"""Organisations: facts that fit, members with functions, invitations that work once."""

import re
import threading
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.people import actions
from workflows.people.models import Membership, Organisation, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

FACTS: dict[str, Any] = {"name": "Jasmin e.V.", "legal_form": "ev"}


def problems(**facts: Any) -> dict[str, str]:
    """What the action says about these facts."""
    with pytest.raises(Invalid) as caught:
        actions.create_organisation(actor=UserFactory(), facts={**FACTS, **facts})
    return caught.value.errors


@pytest.mark.django_db
class TestFacts:
    def test_founder_represents_it(self) -> None:
        user = UserFactory()
        made = actions.create_organisation(
            actor=user,
            facts={**FACTS, "iban": "de89 3704 0044 0532 0130 00", "account_holder": "Jasmin e.V."},
        )
        assert made.iban == "DE89370400440532013000"
        assert made.memberships.get().function == "representative"
        logged = ModelLogEntry.objects.get(action="people.organisation_created")
        assert (logged.user, logged.object_id) == (user, str(made.pk))

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 201}, "name"),
            ({"legal_form": "kingdom"}, "legal_form"),
            ({"iban": "DE88370400440532013000", "account_holder": "X"}, "iban"),
            ({"iban": "'; DROP TABLE people_user; --", "account_holder": "X"}, "iban"),
            ({"iban": "DE89370400440532013000"}, "account_holder"),
            ({"postcode": "1234"}, "postcode"),
            ({"postcode": "1234a"}, "postcode"),
            ({"phone": "call me"}, "phone"),
            ({"register_number": "VR 1"}, "register_number"),
            ({"tax_notice": "60a"}, "tax_notice_date"),
            ({"tax_notice": "60a", "tax_notice_date": date(2999, 1, 1)}, "tax_notice_date"),
            ({"founded_on": date(2999, 1, 1)}, "founded_on"),
            ({"website": "javascript:alert(1)"}, "website"),
            ({"email": "nobody"}, "email"),
        ],
    )
    def test_what_does_not_fit_is_named(self, facts: dict[str, Any], field: str) -> None:
        assert field in problems(**facts)
        assert not Organisation.objects.exists()

    def test_only_representatives_change_facts(self) -> None:
        membership = MembershipFactory(function="treasurer")
        with pytest.raises(NotAllowed):
            actions.update_organisation(
                organisation=membership.organisation, facts={"town": "X"}, actor=membership.user
            )

    def test_the_database_knows_too(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            OrganisationFactory(iban="DE89 3704")
        with pytest.raises(IntegrityError), transaction.atomic():
            OrganisationFactory(legal_form="kingdom")

    def test_screen_keeps_other_facts(self, client: Client) -> None:
        membership = MembershipFactory()
        client.force_login(membership.user)
        address = reverse("people:organisation_edit", args=[membership.organisation.uuid, "bank"])
        wrong = client.post(address, {"iban": "DE00", "account_holder": "X"})
        assert wrong.status_code == 422
        assert "IBAN" in wrong.content.decode()
        client.post(address, {"iban": "DE89 3704 0044 0532 0130 00", "account_holder": "Verein"})
        membership.organisation.refresh_from_db()
        assert membership.organisation.iban == "DE89370400440532013000"
        assert membership.organisation.town == "Lindenstadt"


@pytest.mark.django_db
class TestMembers:
    def test_the_last_representative_stays(self) -> None:
        membership = MembershipFactory()
        organisation, user = membership.organisation, membership.user
        MembershipFactory(organisation=organisation, function="member")
        for refused in (
            lambda: actions.leave_organisation(organisation=organisation, actor=user),
            lambda: actions.remove_member(organisation=organisation, user=user, actor=user),
            lambda: actions.change_function(
                organisation=organisation, user=user, function="member", actor=user
            ),
        ):
            with pytest.raises(NotAllowed):
                refused()
        assert organisation.memberships.filter(function="representative").count() == 1

    def test_a_closed_account_represents_nobody(self) -> None:
        membership = MembershipFactory()
        MembershipFactory(organisation=membership.organisation, user__is_active=False)
        with pytest.raises(NotAllowed):
            actions.leave_organisation(organisation=membership.organisation, actor=membership.user)

    def test_members_cannot_promote_themselves(self, client: Client) -> None:
        membership = MembershipFactory(function="member")
        MembershipFactory(organisation=membership.organisation)
        client.force_login(membership.user)
        address = reverse("people:member", args=[membership.organisation.uuid, membership.user.uuid])
        assert client.post(address, {"function": "representative"}).status_code == 403
        api = f"/api/people/organisations/{membership.organisation.uuid}/members/{membership.user.uuid}"
        answer = client.patch(api, {"function": "representative"}, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
        membership.refresh_from_db()
        assert membership.function == "member"

    def test_strangers_learn_nothing(self, client: Client) -> None:
        organisation = OrganisationFactory()
        client.force_login(UserFactory(roles=["admin"]))
        assert client.get(reverse("people:organisation", args=[organisation.uuid])).status_code == 404
        assert client.get(f"/api/people/organisations/{organisation.uuid}/members").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_representatives_leaving_at_once_leave_one() -> None:
    first = MembershipFactory()
    second = MembershipFactory(organisation=first.organisation)
    start, outcomes = threading.Barrier(2), []

    def leave(user: User) -> None:
        start.wait()
        try:
            actions.leave_organisation(organisation=first.organisation, actor=user)
            outcomes.append("left")
        except NotAllowed:
            outcomes.append("stays")
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[member.user]) for member in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["left", "stays"]


def invited(membership: Membership, email: str, **rest: Any) -> str:
    """Invite somebody; the secret of the link in the mail."""
    with translation.override("de"):
        actions.invite(
            organisation=membership.organisation,
            email=email,
            function=rest.get("function", "member"),
            actor=membership.user,
        )
    found = re.search(r"/people/invitation/(\S+)/", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


@pytest.mark.django_db
class TestInvitations:
    def test_the_invited_person_joins_once(self, client: Client) -> None:
        membership = MembershipFactory()
        secret = invited(membership, "Neu@example.org", function="treasurer")
        user = UserFactory(email="neu@example.org")
        address = reverse("people:invitation", args=[secret])
        assert client.post(address).status_code == 200
        assert not Membership.objects.filter(user=user).exists()
        client.force_login(user)
        client.get(address)
        assert not Membership.objects.filter(user=user).exists()
        assert client.post(address).status_code == 302
        assert Membership.objects.get(user=user).function == "treasurer"
        actions.leave_organisation(organisation=membership.organisation, actor=user)
        assert client.post(address).status_code == 409
        assert client.get(address).status_code == 410
        assert not Membership.objects.filter(user=user).exists()

    def test_the_secret_is_not_stored(self) -> None:
        membership = MembershipFactory()
        secret = invited(membership, "neu@example.org")
        assert secret not in str(membership.organisation.invitations.values_list())

    def test_nobody_else_can_use_it(self, client: Client) -> None:
        secret = invited(MembershipFactory(), "neu@example.org")
        other = UserFactory()
        client.force_login(other)
        assert client.post(reverse("people:invitation", args=[secret])).status_code == 403
        assert not Membership.objects.filter(user=other).exists()

    def test_it_ends_after_fourteen_days(self) -> None:
        secret = invited(MembershipFactory(), "neu@example.org")
        user = UserFactory(email="neu@example.org")
        with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)), pytest.raises(NotAllowed):
            actions.accept_invitation(secret=secret, actor=user)

    def test_withdrawn_and_replaced_links_are_dead(self) -> None:
        membership = MembershipFactory()
        user = UserFactory(email="neu@example.org")
        old = invited(membership, "neu@example.org")
        invitation = membership.organisation.invitations.get()
        actions.resend_invitation(invitation=invitation, actor=membership.user)
        with pytest.raises(NotAllowed):
            actions.accept_invitation(secret=old, actor=user)
        found = re.search(r"/people/invitation/(\S+)/", str(mail.outbox[-1].body))
        assert found
        actions.revoke_invitation(invitation=invitation, actor=membership.user)
        with pytest.raises(NotAllowed):
            actions.accept_invitation(secret=found.group(1), actor=user)
        with pytest.raises(AlreadyDone):
            actions.resend_invitation(invitation=invitation, actor=membership.user)

    def test_the_mail_speaks_the_readers_language(self) -> None:
        UserFactory(email="neu@example.org", language="uk")
        membership = MembershipFactory(user__language="ar")
        invited(membership, "neu@example.org")
        assert "Запрошення" in mail.outbox[-1].subject
        assert "/uk/people/invitation/" in mail.outbox[-1].body
        invited(membership, "unknown@example.org")
        assert "/ar/people/invitation/" in mail.outbox[-1].body

    @pytest.mark.parametrize("email", ["", "nobody", "a@b@c", "x\r\nBcc: all@example.org"])
    def test_no_address_no_mail(self, email: str) -> None:
        membership = MembershipFactory()
        with pytest.raises(Invalid):
            actions.invite(
                organisation=membership.organisation, email=email, function="member", actor=membership.user
            )
        assert mail.outbox == []

    def test_members_invite_nobody(self) -> None:
        membership = MembershipFactory(function="project_lead")
        with pytest.raises(NotAllowed):
            actions.invite(
                organisation=membership.organisation,
                email="a@example.org",
                function="representative",
                actor=membership.user,
            )

    def test_inviting_does_not_tell_who_has_an_account(self) -> None:
        membership = MembershipFactory()
        UserFactory(email="known@example.org")
        invited(membership, "known@example.org")
        invited(membership, "unknown@example.org")
        assert len(mail.outbox) == 2
