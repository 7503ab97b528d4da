"""Signing in and up by code: no passwords, no hints about who has an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.people.models import User

pytestmark = pytest.mark.django_db


def code_in(message: mail.EmailMessage) -> str:
    """The six digits of a mail."""
    found = re.search(r"^(\d{6})$", str(message.body), re.MULTILINE)
    assert found, message.body
    return found.group(1)


def person(**fields: object) -> User:
    """A person with a verified address."""
    user = UserFactory(**fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def ask(client: Client, email: str) -> mail.EmailMessage:
    """Ask for a code; the newest mail."""
    response = client.post(reverse("account_login"), {"login": email})
    assert response.status_code == 302
    assert response["Location"].endswith("/account/login/code/confirm/")
    return mail.outbox[-1]


def test_signs_in_with_the_code_in_the_readers_language(client: Client) -> None:
    user = person(email="amira@example.org", language="ar")
    message = ask(client, "AMIRA@example.org")
    assert "رمزكم" in message.subject
    response = client.post("/account/login/code/confirm/", {"code": code_in(message)})
    assert response.status_code == 302
    assert response["Location"] == "/ar/people/profile/"
    assert client.get("/ar/people/profile/").wsgi_request.user == user


def test_arabic_digits_are_the_same_code(client: Client) -> None:
    person(email="amira@example.org")
    code = code_in(ask(client, "amira@example.org")).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert (
        client.post("/account/login/code/confirm/", {"code": f" {code[:3]} {code[3:]} "}).status_code == 302
    )
    assert client.get(reverse("people:profile")).status_code == 200


def test_way_back_is_kept_but_never_leads_outside(client: Client) -> None:
    person(email="a@example.org", language="uk")
    inside = client.post("/account/login/", {"login": "a@example.org", "next": "/people/organisations/"})
    code = code_in(mail.outbox[-1])
    response = client.post(inside["Location"], {"code": code, "next": "/people/organisations/"})
    assert response["Location"] == "/uk/people/organisations/"
    client.logout()
    ask(client, "a@example.org")
    response = client.post(
        "/account/login/code/confirm/", {"code": code_in(mail.outbox[-1]), "next": "https://evil.example"}
    )
    assert "evil" not in response["Location"]


def test_named_language_wins_over_the_persons(client: Client) -> None:
    person(email="a@example.org", language="uk")
    ask(client, "a@example.org")
    response = client.post(
        "/account/login/code/confirm/",
        {"code": code_in(mail.outbox[-1]), "next": "/en/people/organisations/"},
    )
    assert response["Location"] == "/en/people/organisations/"


def test_wrong_code_is_refused_and_the_third_ends_it(client: Client) -> None:
    person(email="a@example.org")
    right = code_in(ask(client, "a@example.org"))
    wrong = "000000" if right != "000000" else "111111"
    for _try in range(3):
        client.post("/account/login/code/confirm/", {"code": wrong})
    client.post("/account/login/code/confirm/", {"code": right})
    assert client.get(reverse("people:profile")).status_code == 302


def test_code_ends_after_a_quarter_of_an_hour(client: Client) -> None:
    person(email="a@example.org")
    code = code_in(ask(client, "a@example.org"))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post("/account/login/code/confirm/", {"code": code})
    assert client.get(reverse("people:profile")).status_code == 302


def test_strangers_and_members_get_the_same_answer(client: Client) -> None:
    person(email="known@example.org")
    answers = []
    for email in ("known@example.org", "unknown@example.org"):
        fresh = Client()
        first = fresh.post("/account/login/", {"login": email})
        second = fresh.get(first["Location"])
        page = re.sub(r'value="[^"]{64}"', "", second.content.decode()).replace(email, "X")
        answers.append((first.status_code, first["Location"], second.status_code, page))
    assert answers[0] == answers[1]
    assert "/account/signup/" in mail.outbox[-1].body
    assert not re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)


def test_signing_up_makes_an_account_once_the_code_is_typed(client: Client) -> None:
    data = {"email": "Neu@example.org", "name": "نور", "language": "ar"}
    response = client.post("/account/signup/", data)
    assert response["Location"].endswith("/account/confirm-email/")
    user = User.objects.get(email="neu@example.org")
    assert (user.name, user.language, user.has_usable_password()) == ("نور", "ar", False)
    assert client.get(reverse("people:profile")).status_code == 302
    client.post("/account/confirm-email/", {"code": code_in(mail.outbox[-1])})
    assert client.get(reverse("people:profile")).status_code == 200
    assert EmailAddress.objects.get(user=user).verified


def test_signing_up_with_a_taken_address_tells_its_owner_only() -> None:
    person(email="known@example.org", language="uk")
    answers = []
    for email in ("known@example.org", "unknown@example.org"):
        fresh = Client()
        first = fresh.post("/account/signup/", {"email": email, "name": "X", "language": "de"})
        second = fresh.get(first["Location"])
        page = re.sub(r'value="[^"]{64}"', "", second.content.decode()).replace(email, "X")
        answers.append((first.status_code, first["Location"], second.status_code, page))
    assert answers[0] == answers[1]
    assert User.objects.filter(email="known@example.org").count() == 1
    assert "/account/login/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "no-address"), ("email", ""), ("name", ""), ("name", "x" * 151), ("language", "tlh")],
)
def test_sign_up_says_what_is_missing(client: Client, field: str, value: str) -> None:
    data = {"email": "neu@example.org", "name": "Neu", "language": "de", field: value}
    response = client.post("/account/signup/", data)
    assert field in response.context["form"].errors
    assert not User.objects.exists()


def test_too_many_codes_are_refused(client: Client) -> None:
    person(email="a@example.org")
    for _try in range(3):
        ask(Client(), "a@example.org")
    response = client.post("/account/login/", {"login": "a@example.org"})
    assert response.status_code == 200
    assert len(mail.outbox) == 3


def test_closed_accounts_get_no_code(client: Client) -> None:
    person(email="a@example.org", is_active=False)
    message = ask(client, "a@example.org")
    assert not re.search(r"^\d{6}$", str(message.body), re.MULTILINE)


def test_there_are_no_passwords_anywhere(client: Client) -> None:
    user = person(email="a@example.org")
    user.set_password("secret-anyway")
    user.save()
    for name in ("account_change_password", "account_reset_password", "account_set_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    client.post("/account/login/", {"login": "a@example.org", "password": "secret-anyway"})
    assert client.get(reverse("people:profile")).status_code == 302
    for path in ("auth/login", "auth/password/request", "auth/password/reset", "account/password/change"):
        assert client.post(f"/api/account/browser/v1/{path}", follow=True).status_code == 404


def test_the_editors_door_leads_to_our_sign_in(client: Client) -> None:
    assert client.get("/cms/")["Location"] == "/cms/login/?next=/cms/"
    assert client.get("/cms/login/?next=/cms/")["Location"] == "/account/login/?next=/cms/"
    assert "evil" not in client.get("/cms/login/?next=https://evil.example")["Location"]
    assert client.get("/cms/password_reset/").status_code == 404
    client.force_login(person(roles=["reviewer"]))
    assert client.get("/cms/login/").status_code == 403


def test_other_front_ends_sign_in_over_the_api(client: Client) -> None:
    person(email="a@example.org")
    asked = client.post(
        "/api/account/browser/v1/auth/code/request",
        {"email": "a@example.org"},
        content_type="application/json",
    )
    assert asked.status_code == 401
    confirmed = client.post(
        "/api/account/browser/v1/auth/code/confirm",
        {"code": code_in(mail.outbox[-1])},
        content_type="application/json",
    )
    assert confirmed.status_code == 200
    assert client.get("/api/people/me").json()["email"] == "a@example.org"
    described = client.get("/api/account/openapi.json").json()["paths"]
    assert "/api/account/{client}/v1/auth/code/confirm" in described
    assert not [path for path in described if "password" in path]


def test_new_address_counts_once_its_code_is_typed(client: Client) -> None:
    user = person(email="old@example.org")
    client.force_login(user)
    client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    user.refresh_from_db()
    assert user.email == "old@example.org"
    code = next(code_in(message) for message in mail.outbox if message.to == ["new@example.org"])
    client.post("/account/confirm-email/", {"code": code})
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert any(message.to == ["old@example.org"] for message in mail.outbox)


class TestSecondFactor:
    """Staff need a second factor when the setting says so."""

    @override_settings(STAFF_SECOND_FACTOR=True)
    def test_staff_without_one_see_only_its_setup(self, client: Client) -> None:
        client.force_login(person(roles=["reviewer"]))
        for path in ("/desk/", "/people/profile/", "/cms/", "/"):
            assert client.get(path)["Location"] == "/people/second-factor/"
        assert client.get("/api/people/me").json()["code"] == "second_factor_needed"
        assert client.get("/people/second-factor/").status_code == 200
        assert client.get("/account/2fa/totp/activate/").status_code == 200
        assert client.post("/account/logout/").status_code == 302

    @override_settings(STAFF_SECOND_FACTOR=False)
    def test_nobody_is_asked_when_the_setting_is_off(self, client: Client) -> None:
        client.force_login(person(roles=["reviewer"]))
        assert client.get("/people/profile/").status_code == 200

    @override_settings(STAFF_SECOND_FACTOR=True)
    def test_applicants_are_never_asked(self, client: Client) -> None:
        client.force_login(person(roles=["applicant"]))
        assert client.get("/people/profile/").status_code == 200

    @override_settings(STAFF_SECOND_FACTOR=True)
    def test_the_app_opens_the_house_and_stays(self, client: Client) -> None:
        user = person(roles=["reviewer"], email="r@example.org")
        client.force_login(user)
        secret = client.get("/account/2fa/totp/activate/").context["form"].secret
        response = client.post("/account/2fa/totp/activate/", {"code": totp(secret)})
        assert response["Location"].endswith("/recovery-codes/")
        codes = client.get(response["Location"]).context["unused_codes"]
        assert len(codes) == 10
        assert user.authenticator_set.get(type="totp").data["secret"] != secret
        assert client.get("/people/profile/").status_code == 200
        client.logout()
        client.post("/account/login/", {"login": "r@example.org"})
        code = next(code_in(m) for m in reversed(mail.outbox) if re.search(r"^\d{6}$", m.body, re.MULTILINE))
        asked = client.post("/account/login/code/confirm/", {"code": code})
        assert asked["Location"].endswith("/account/2fa/authenticate/")
        assert client.get("/people/profile/").status_code == 302
        with time_machine.travel(timezone.now() + timedelta(seconds=60)):
            client.post("/account/2fa/authenticate/", {"code": totp(secret)})
            assert client.get("/people/profile/").status_code == 200
            page = client.get("/account/2fa/totp/deactivate/")
            if page.status_code == 302:
                client.post(page["Location"], {"code": totp(secret)})
            client.post("/account/2fa/totp/deactivate/")
        assert user.authenticator_set.filter(type="totp").exists()


def totp(secret: str) -> str:
    """The code that an app would show now."""
    from allauth.mfa.totp.internal import auth  # noqa: PLC0415  needs settings

    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return auth.format_hotp_value(auth.hotp_value(secret, counter))
