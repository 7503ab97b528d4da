"""Webhooks never reach into the house's own network, whatever an address says."""

import socket
import time
from threading import Thread
from typing import Any

import pytest

from workflows.webhooks import calling, guard
from workflows.webhooks.models import Outcome

CLOSED = [
    "127.0.0.1",
    "127.8.9.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "2002:7f00:1::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
]
OPEN = ["8.8.8.8", "193.0.6.139", "2a00:1450:4001:80b::200e", "::ffff:8.8.8.8"]


def resolves_to(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> None:
    """Every name leads to these."""

    def found(host: str, port: int, **how: object) -> list[Any]:
        return [(None, None, None, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.mark.parametrize("number", CLOSED)
def test_closed_numbers_are_refused_written_and_behind_a_name(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = f"[{number}]" if ":" in number else number
    assert guard.complaint(f"https://{written}/") == Outcome.REFUSED
    resolves_to(monkeypatch, number)
    with pytest.raises(guard.Closed) as closed:
        guard.target("https://inside.example.org/")
    assert closed.value.outcome == Outcome.REFUSED


@pytest.mark.parametrize("number", OPEN)
def test_open_numbers_are_called_at_the_number_that_was_looked_at(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves_to(monkeypatch, number)
    found = guard.target("https://hooks.example.org:8443/a?b=c")
    assert (found.host, found.port, found.path) == ("hooks.example.org", 8443, "/a?b=c")
    assert len(found.addresses) == 1
    assert found.host_header == "hooks.example.org:8443"


def test_one_closed_number_among_open_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(guard.Closed):
        guard.target("https://both.example.org/")


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://example.org/", Outcome.TLS),
        ("ftp://example.org/", Outcome.TLS),
        ("file:///etc/passwd", Outcome.TLS),
        ("https://user:word@example.org/", Outcome.NAME),
        ("https:///nowhere", Outcome.NAME),
        ("https://example.org:port/", Outcome.NAME),
        ("https://example.org/a b", Outcome.NAME),
        ("https://exa mple.org/", Outcome.NAME),
        ("https://example.org\x00.evil.example/", Outcome.NAME),
        ("https://example.org/#\x07", Outcome.NAME),
        ("https://[::1", Outcome.NAME),
        ("https://" + "a" * 300 + ".example/", Outcome.NAME),
        ("https://localhost/", Outcome.REFUSED),
        ("https://LOCALHOST./", Outcome.REFUSED),
        ("https://www.localhost/", Outcome.REFUSED),
    ],
)
def test_what_is_no_address_for_us(url: str, outcome: Outcome) -> None:
    assert guard.complaint(url) == outcome


@pytest.mark.parametrize("written", ["2130706433", "0x7f000001", "017700000001", "127.1"])
def test_numbers_in_disguise_are_resolved_before_they_are_judged(written: str) -> None:
    """What the system reads as 127.0.0.1 is 127.0.0.1; what it doesn't read isn't called either."""
    assert calling.call(f"https://{written}/", b"{}", {}).outcome in (Outcome.REFUSED, Outcome.NAME)


def test_only_what_the_operator_names_may_stay_inside(settings: Any) -> None:
    settings.WEBHOOKS_INSIDE = ["127.0.0.1:8099"]
    assert guard.complaint("http://127.0.0.1:8099/") is None
    assert guard.complaint("http://127.0.0.1:8098/") == Outcome.TLS
    assert guard.complaint("https://127.0.0.1:8098/") == Outcome.REFUSED


def test_a_name_that_leads_elsewhere_a_moment_later_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """The name is asked once, and the line goes to the number that was looked at."""
    asked, lines = [], []

    def found(host: str, port: int, **how: object) -> list[Any]:
        asked.append(host)
        return [(None, None, None, "", ("8.8.8.8" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(place: tuple[str, int], timeout: float) -> None:
        lines.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert calling.call("https://rebinding.example.org/", b"{}", {}).outcome == Outcome.CONNECTION
    assert (asked, lines) == (["rebinding.example.org"], [("8.8.8.8", 443)])


def test_a_receiver_that_answers_a_letter_now_and_then_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr(calling, "WHOLE_SECONDS", 0.5)
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    settings.WEBHOOKS_INSIDE = [f"127.0.0.1:{port}"]

    def drip() -> None:
        line, _place = server.accept()
        with line:
            for letter in b"HTTP/1.1 200 OK" * 100:
                time.sleep(0.05)
                try:
                    line.send(bytes([letter]))
                except OSError:
                    return

    dripping = Thread(target=drip, daemon=True)
    dripping.start()
    answer = calling.call(f"http://127.0.0.1:{port}/", b"{}", {})
    server.close()
    dripping.join(10)
    assert answer.outcome == Outcome.TIMEOUT
    assert 400 <= answer.milliseconds < 4000
