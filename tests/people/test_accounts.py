"""Accounts: roles nobody gives themselves, tokens with limits, data to take along, closing for ever."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, ModelLogEntry

from tests.people.factories import MembershipFactory, UserFactory
from workflows.engine.models import Case, HistoryEntry
from workflows.people import actions
from workflows.people.models import RoleGrant, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


class TestRoles:
    def test_an_administrator_gives_and_takes(self) -> None:
        admin, user = UserFactory(roles=["admin"]), UserFactory()
        actions.grant_role(user=user, role="editor", actor=admin)
        user = User.objects.get(pk=user.pk)
        assert user.has_role("editor")
        assert user.has_perm("wagtailadmin.access_admin")
        entry = ModelLogEntry.objects.for_instance(user).get(action="people.role_granted")
        assert (entry.user, entry.data["role"]) == (admin, "editor")
        with pytest.raises(AlreadyDone):
            actions.grant_role(user=user, role="editor", actor=admin)
        actions.revoke_role(user=user, role="editor", actor=admin)
        user = User.objects.get(pk=user.pk)
        assert not user.has_perm("wagtailadmin.access_admin")
        with pytest.raises(AlreadyDone):
            actions.revoke_role(user=user, role="editor", actor=admin)

    def test_nobody_gives_themselves_a_role(self) -> None:
        admin = UserFactory(roles=["admin"])
        with pytest.raises(NotAllowed):
            actions.grant_role(user=admin, role="decision_maker", actor=admin)
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(user=admin, role="decision_maker", granted_by=admin)

    @pytest.mark.parametrize("role", ["applicant", "editor", "decision_maker", "auditor"])
    def test_others_give_none(self, role: str) -> None:
        with pytest.raises(NotAllowed):
            actions.grant_role(user=UserFactory(), role="reviewer", actor=UserFactory(roles=[role]))

    def test_unknown_roles_do_not_exist(self) -> None:
        with pytest.raises(Invalid):
            actions.grant_role(user=UserFactory(), role="emperor")

    def test_only_some_roles_enter_the_admin(self) -> None:
        for role, enters in (("reviewer", False), ("editor", True), ("admin", True), ("cash", False)):
            user = UserFactory()
            actions.grant_role(user=user, role=role)
            assert User.objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin") is enters

    def test_the_admin_screens_use_the_actions(self, client: Client) -> None:
        admin, user = UserFactory(), UserFactory()
        actions.grant_role(user=admin, role="admin")
        client.force_login(admin)
        assert client.get("/cms/roles/").status_code == 200
        assert client.get("/cms/users/").status_code == 200
        client.post("/cms/roles/new/", {"user": user.pk, "role": "adviser"})
        grant = RoleGrant.objects.get(user=user)
        assert grant.granted_by == admin
        refused = client.post("/cms/roles/new/", {"user": admin.pk, "role": "adviser"})
        assert refused.status_code == 200
        assert not RoleGrant.objects.filter(user=admin, role="adviser").exists()
        client.post(f"/cms/roles/delete/{grant.pk}/")
        assert not RoleGrant.objects.filter(user=user).exists()

    def test_admins_make_no_superusers_and_no_groups(self, client: Client) -> None:
        admin, user = UserFactory(), UserFactory()
        actions.grant_role(user=admin, role="admin")
        editors = Group.objects.create(name="everything")
        client.force_login(admin)
        page = client.get(f"/cms/users/edit/{user.pk}/").content.decode()
        assert "is_superuser" not in page
        client.post(
            f"/cms/users/edit/{user.pk}/",
            {"name": "Neu", "language": "de", "is_active": "on", "is_superuser": "on", "groups": editors.pk},
        )
        user.refresh_from_db()
        assert (user.name, user.is_superuser, user.groups.count()) == ("Neu", False, 0)
        bulk = client.post(
            f"/cms/bulk/people/user/assign_role/?id={admin.pk}", {"role": editors.pk}, follow=False
        )
        assert bulk.status_code in {302, 403}
        assert not admin.groups.filter(pk=editors.pk).exists()
        client.post(f"/cms/users/delete/{user.pk}/")
        assert User.objects.filter(pk=user.pk).exists()

    def test_a_new_account_made_in_the_admin_can_sign_in(self, client: Client) -> None:
        admin = UserFactory()
        actions.grant_role(user=admin, role="admin")
        client.force_login(admin)
        client.post("/cms/users/new/", {"email": "Neu@example.org", "name": "Neu", "language": "uk"})
        assert EmailAddress.objects.get(email="neu@example.org").verified


class TestTokens:
    def call(self, text: str, method: str = "get", data: Any = None) -> Any:
        return getattr(Client(), method)(
            "/api/people/me", data, content_type="application/json", HTTP_AUTHORIZATION=f"Bearer {text}"
        )

    def test_read_only_tokens_read(self) -> None:
        user = UserFactory()
        _token, text = actions.create_token(
            actor=user, name="Programm", scopes=["organisations:read"], days=30
        )
        assert self.call(text).json()["email"] == user.email
        refused = self.call(text, "patch", {"name": "Neu", "language": "de"})
        assert (refused.status_code, refused.json()["code"]) == (403, "read_only_token")

    def test_write_tokens_change(self) -> None:
        user = UserFactory()
        _token, text = actions.create_token(
            actor=user, name="Programm", scopes=["organisations:write"], days=30
        )
        assert self.call(text, "patch", {"name": "Neu", "language": "uk"}).json()["name"] == "Neu"

    def test_expired_and_revoked_tokens_open_nothing(self) -> None:
        user = UserFactory()
        token, text = actions.create_token(
            actor=user, name="Programm", scopes=["organisations:read"], days=30
        )
        with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
            assert self.call(text).status_code == 401
        actions.revoke_token(actor=user, token_id=token.pk)
        assert self.call(text).status_code == 401

    def test_a_bad_token_is_not_rescued_by_the_session(self, client: Client) -> None:
        client.force_login(UserFactory())
        assert client.get("/api/people/me").status_code == 200
        assert client.get("/api/people/me", HTTP_AUTHORIZATION="Bearer wagtail_wrong").status_code == 401

    def test_sessions_need_the_csrf_token(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(UserFactory())
        answer = client.patch(
            "/api/people/me", {"name": "Neu", "language": "de"}, content_type="application/json"
        )
        assert answer.status_code == 403

    def test_the_text_is_shown_once(self, client: Client) -> None:
        user = UserFactory()
        client.force_login(user)
        made = client.post(
            reverse("people:tokens"), {"name": "Programm", "scopes": ["cases:read"], "days": "90"}
        )
        text = made.context["new_token"]
        assert text in made.content.decode()
        assert text not in client.get(reverse("people:tokens")).content.decode()

    @pytest.mark.parametrize(
        "wrong", [{"name": " "}, {"scopes": []}, {"scopes": ["all"]}, {"days": 0}, {"days": 9999}]
    )
    def test_limits_are_kept(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(Invalid):
            actions.create_token(
                actor=UserFactory(), **{"name": "P", "scopes": ["cases:read"], "days": 30, **wrong}
            )


class TestClosing:
    def test_history_stays_and_the_person_is_gone(self, client: Client) -> None:
        user = UserFactory(email="amira@example.org", name="Amira Haddad")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Authenticator.objects.create(user=user, type="totp", data={})
        actions.create_token(actor=user, name="P", scopes=["cases:read"], days=30)
        actions.update_account(user=user, name="Amira Haddad", language="ar")
        case = Case.objects.create(kind="sample", applicant=user)
        entry = HistoryEntry.objects.create(case=case, actor=user, verb="submitted")
        client.force_login(user)
        assert client.post(reverse("people:account_close"), {"sure": "on"}).status_code == 302
        user = User.objects.get(pk=user.pk)
        assert (user.name, user.is_active) == ("", False)
        assert "amira" not in user.email
        assert HistoryEntry.objects.get(pk=entry.pk).actor == user
        assert not EmailAddress.objects.filter(user=user).exists()
        assert not Authenticator.objects.filter(user=user).exists()
        assert not APIToken.objects.filter(user=user).exists()
        assert client.get(reverse("people:profile")).status_code == 302
        assert "Amira" not in str(list(ModelLogEntry.objects.for_instance(user).values_list("label", "data")))
        with pytest.raises(AlreadyDone):
            actions.anonymise_account(user=user, actor=user)

    def test_the_address_is_free_again(self) -> None:
        user = UserFactory(email="amira@example.org")
        actions.anonymise_account(user=user, actor=user)
        actions.create_account(email="amira@example.org", name="Amira", language="ar")

    def test_organisations_are_not_left_alone(self, client: Client) -> None:
        membership = MembershipFactory(organisation__name="Jasmin")
        MembershipFactory(organisation=membership.organisation, function="member")
        with pytest.raises(NotAllowed, match="Jasmin"):
            actions.anonymise_account(user=membership.user, actor=membership.user)
        client.force_login(membership.user)
        assert "Jasmin" in client.get(reverse("people:account_close")).content.decode()

    def test_an_organisation_of_one_ends_with_its_person(self) -> None:
        membership = MembershipFactory()
        actions.anonymise_account(user=membership.user, actor=membership.user)
        assert not membership.organisation.memberships.exists()

    def test_staff_and_strangers_do_not_close(self) -> None:
        officer = UserFactory(roles=["cash"])
        with pytest.raises(NotAllowed):
            actions.anonymise_account(user=officer, actor=officer)
        with pytest.raises(NotAllowed):
            actions.anonymise_account(user=UserFactory(), actor=UserFactory(roles=["editor"]))

    def test_accounts_are_never_deleted(self) -> None:
        user = UserFactory()
        with pytest.raises(NotAllowed):
            user.delete()
        with pytest.raises(NotAllowed):
            User.objects.filter(pk=user.pk).delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            User.objects.filter(pk=user.pk)._raw_delete("default")


def test_export_holds_what_is_known(client: Client) -> None:
    membership = MembershipFactory(user__name="نور", organisation__name="Jasmin")
    client.force_login(membership.user)
    response = client.get(reverse("people:export"))
    data = json.loads(response.content)
    assert data["account"]["name"] == "نور"
    assert data["organisations"][0]["name"] == "Jasmin"
    assert "attachment" in response["Content-Disposition"]


def test_profile_changes_the_language_of_the_screens(client: Client) -> None:
    client.force_login(UserFactory(language="de"))
    response = client.post(reverse("people:profile_edit"), {"name": "نور", "language": "ar"})
    assert response["Location"] == "/ar/people/profile/"
    page = client.get(response["Location"]).content.decode()
    assert 'dir="rtl"' in page
    assert "نور" in page


def test_names_are_text_not_markup(client: Client) -> None:
    client.force_login(UserFactory(name="<script>alert(1)</script>"))
    assert "<script>alert" not in client.get(reverse("people:profile")).content.decode()


def test_profile_asks_the_database_little(client: Client, django_assert_max_num_queries: Any) -> None:
    membership = MembershipFactory()
    client.force_login(membership.user)
    client.get(reverse("people:profile"))
    with django_assert_max_num_queries(14):
        client.get(reverse("people:profile"))
