"""Limits hold: across parallel requests and processes, by the address behind the proxy, until they end."""

import threading
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connections
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.people.test_sign_in import ask, code_in, person
from workflows.people.actions.invitations import invite, resend_invitation, revoke_invitation
from workflows.people.models import Invitation, MembershipFunction
from workflows.people.verdicts import TooOften
from workflows.upkeep import limits
from workflows.upkeep.addresses import client_address, network
from workflows.upkeep.checks import PROXY, proxy_is_counted
from workflows.upkeep.models import Counter


@pytest.mark.django_db
def test_a_span_is_counted_and_ends() -> None:
    most, seconds = limits.LIMITS["newsletter_mail_to"][0]
    assert all(limits.take("newsletter_mail_to", "Mia@example.org") for _ in range(most))
    refused = limits.take("newsletter_mail_to", " mia@EXAMPLE.org")
    assert not refused
    assert 0 < refused.wait <= seconds
    assert limits.take("newsletter_mail_to", "noor@example.org")
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds + 1), tick=False):
        assert limits.take("newsletter_mail_to", "mia@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        limits.tick()
    assert not Counter.objects.exists()


@pytest.mark.django_db
def test_no_address_is_stored() -> None:
    limits.take("subscribe_from", "203.0.113.9")
    assert all(len(key) == 64 for key in Counter.objects.values_list("key", flat=True))


@pytest.mark.django_db(transaction=True)
def test_parallel_callers_share_one_count() -> None:
    """Twenty at once: exactly as many as allowed get through."""
    most = limits.LIMITS["invitation_to"][0][0]
    start, answers = threading.Barrier(20), []

    def caller() -> None:
        start.wait()
        answers.append(bool(limits.take("invitation_to", "a@example.org")))
        connections.close_all()

    threads = [threading.Thread(target=caller) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(answers) == most


@pytest.mark.parametrize(
    ("proxies", "header", "connected", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1", "10.0.0.1"),
        (1, "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "not an address", "10.0.0.1", "10.0.0.1"),
        (1, "203.0.113.9:51234", "10.0.0.1", "203.0.113.9"),
        (1, "[2001:db8::7]:443", "10.0.0.1", "2001:db8::7"),
        (1, "::ffff:203.0.113.9", "10.0.0.1", "203.0.113.9"),
    ],
)
def test_who_calls_behind_proxies(
    settings: object, proxies: int, header: str, connected: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]
    request = RequestFactory().get("/", headers={"x-forwarded-for": header}, REMOTE_ADDR=connected)
    assert client_address(request) == address


def test_a_household_has_one_count() -> None:
    assert network("2001:db8:1:2::7") == network("2001:db8:1:2:ffff::1") == "2001:db8:1:2::"
    assert network("203.0.113.9") == "203.0.113.9"


def test_deploy_check_tells_when_limits_cant_be_right(settings: object) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # type: ignore[attr-defined]
    settings.TRUSTED_PROXIES = 0  # type: ignore[attr-defined]
    assert [warning.id for warning in proxy_is_counted(None)] == [PROXY]
    settings.TRUSTED_PROXIES = 1  # type: ignore[attr-defined]
    assert proxy_is_counted(None) == []


@pytest.mark.django_db
def test_nobody_gets_sign_in_mails_without_end(client: Client) -> None:
    """Per address, whoever asks; the answer is the same for unknown addresses."""
    most = limits.LIMITS["sign_in_mail_to"][0][0]
    with patch("allauth.core.internal.ratelimit.get_rates", return_value=[]):
        for email in ("unknown@example.org", person(email="known@example.org").email):
            mail.outbox.clear()
            statuses = []
            for number in range(most + 2):
                visitor = Client(REMOTE_ADDR=f"203.0.113.{number}")
                statuses.append(visitor.post("/account/login/", {"login": email}).status_code)
            assert statuses == [302] * most + [429] * 2, email
            assert len(mail.outbox) == most


@pytest.mark.django_db
def test_one_address_cant_write_to_everybody() -> None:
    most = limits.LIMITS["sign_in_mail_from"][0][0]
    with patch("allauth.core.internal.ratelimit.get_rates", return_value=[]):
        for number in range(most):
            assert Client().post("/account/login/", {"login": f"p{number}@example.org"}).status_code == 302
        late = Client().post("/account/login/", {"login": "one-more@example.org"})
        assert late.status_code == 429
        assert int(late["Retry-After"]) > 0
        program = Client().post(
            "/api/account/app/v1/auth/code/request",
            {"email": "b@example.org"},
            content_type="application/json",
        )
        assert program.status_code == 429
        other = Client(REMOTE_ADDR="198.51.100.7").post("/account/login/", {"login": "c@example.org"})
        assert other.status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("door", ["screen", "api"])
def test_a_code_dies_after_three_tries_whatever_comes_in_parallel(door: str) -> None:
    """Forty tries of one session at once: none counts twice as a first try, the right code comes too late."""
    person(email="a@example.org")
    first = Client()
    headers = {}
    if door == "screen":
        right = code_in(ask(first, "a@example.org"))
        path = "/account/login/code/confirm/"
    else:
        path = "/api/account/app/v1/auth/code/confirm"
        asked = first.post(
            path.replace("confirm", "request"), {"email": "a@example.org"}, content_type="application/json"
        )
        headers = {"X-Session-Token": asked.json()["meta"]["session_token"]}
        right = code_in(mail.outbox[-1])
    wrong = [f"{number:06}" for number in range(100000, 100041) if f"{number:06}" != right][:40]
    cookie = first.cookies.get("sessionid")
    start, statuses = threading.Barrier(8), []

    def guess(codes: list[str]) -> None:
        client = Client(headers=headers)
        if cookie:
            client.cookies["sessionid"] = cookie.value
        start.wait()
        for code in codes:
            kind = {} if door == "screen" else {"content_type": "application/json"}
            statuses.append(client.post(path, {"code": code}, **kind).status_code)
        connections.close_all()

    threads = [threading.Thread(target=guess, args=(wrong[number::8],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(statuses) == 40
    tried = [status for status in statuses if status in (200, 400)]
    assert len(tried) <= 3, statuses
    if door == "screen":
        first.post(path, {"code": right})
        assert first.get(reverse("people:profile")).status_code == 302
    else:
        late = first.post(path, {"code": right}, content_type="application/json", headers=headers)
        assert late.status_code == 409


@pytest.mark.django_db
def test_the_second_try_of_a_session_waits_its_turn(client: Client) -> None:
    """While one try is at work, another one is sent away with 429 and nothing is counted."""
    person(email="a@example.org")
    right = code_in(ask(client, "a@example.org"))
    with patch("workflows.people.sign_in.guards._mine_alone", return_value=False):
        busy = client.post("/account/login/code/confirm/", {"code": right})
    assert (busy.status_code, busy["Retry-After"]) == (429, "1")
    assert client.post("/account/login/code/confirm/", {"code": right}).status_code == 302
    assert client.get(reverse("people:profile")).status_code == 200


@pytest.mark.django_db
def test_visitors_cant_fill_the_table_of_sessions() -> None:
    """New sessions are counted by address; those of visitors end in a day."""
    most = limits.LIMITS["visitor_session_from"][0][0]
    with (
        patch("allauth.core.internal.ratelimit.get_rates", return_value=[]),
        patch("workflows.people.sign_in.adapters.AccountAdapter._count_mail"),
    ):
        for number in range(most):
            assert Client().post("/account/login/", {"login": f"p{number}@example.org"}).status_code == 302
        assert Session.objects.count() == most
        late = Client().post("/account/login/", {"login": "late@example.org"})
    assert late.status_code == 429
    assert Session.objects.count() == most
    assert Session.objects.latest("expire_date").expire_date < timezone.now() + timedelta(hours=25)


@pytest.mark.django_db
def test_invitations_are_no_mail_cannon() -> None:
    """Per sender and per address, new ones and repeated ones together."""
    representative = UserFactory()
    organisation = OrganisationFactory()
    MembershipFactory(
        organisation=organisation, user=representative, function=MembershipFunction.REPRESENTATIVE
    )

    def ask_in(email: str) -> Invitation:
        return invite(
            organisation=organisation,
            email=email,
            function=MembershipFunction.MEMBER,
            actor=representative,
        )

    first = ask_in("a@example.org")
    resend_invitation(invitation=first, actor=representative)
    revoke_invitation(invitation=first, actor=representative)
    ask_in("a@example.org")
    waiting = organisation.invitations.open().get(email="a@example.org")
    with pytest.raises(TooOften):
        resend_invitation(invitation=waiting, actor=representative)
    for number in range(limits.LIMITS["invitation_by"][0][0] - 3):
        revoke_invitation(invitation=ask_in(f"p{number}@example.org"), actor=representative)
    with pytest.raises(TooOften):
        ask_in("one-more@example.org")
