"""One call to another program: short, without redirects, to the address that the guard has looked at."""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from . import guard
from .models import Event, Outcome

AGENT = "OffenesHaus-Webhooks/1"
# For each thing the receiver has to say …
PATIENCE = 5.0
# … and for everything together: who answers a letter a second is cut off, too.
WHOLE_SECONDS = 15.0
LONGEST_WAIT = 12 * 60 * 60
MOST_ADDRESSES = 3


@dataclass(frozen=True)
class Answer:
    """How a call ended; `wait` seconds the receiver asked us to wait."""

    outcome: Outcome
    status: int | None = None
    milliseconds: int = 0
    wait: int = 0

    @property
    def accepted(self) -> bool:
        """Whether the receiver has it."""
        return self.outcome == Outcome.OK

    @property
    def is_gone(self) -> bool:
        """Whether the receiver says that nobody listens there any more."""
        return self.status == 410

    @property
    def is_away(self) -> bool:
        """Whether the next call, a moment later, would end the same way."""
        return not self.accepted and (self.status is None or self.status in (410, 429, 502, 503, 504))


def body_of(event: Event) -> bytes:
    """What is posted: the same bytes at every attempt."""
    content = {"type": event.type, "timestamp": event.at.isoformat(), "data": event.data}
    return json.dumps(content, separators=(",", ":"), sort_keys=True).encode()


def call(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """The body was posted; never raises for what others do."""
    began = time.monotonic()
    outcome, status, wait = _tried(url, body, headers)
    return Answer(outcome, status, int((time.monotonic() - began) * 1000), wait)


def _tried(url: str, body: bytes, headers: Mapping[str, str]) -> tuple[Outcome, int | None, int]:
    try:
        target = guard.target(url)
        with _connected(target) as line, _Watch(line) as watch:
            try:
                status, wait = _posted(target, line, body, headers)
            except (OSError, http.client.HTTPException):
                if watch.has_cut:
                    return Outcome.TIMEOUT, None, 0
                raise
    except guard.Closed as closed:
        return closed.outcome, None, 0
    except TimeoutError:
        return Outcome.TIMEOUT, None, 0
    except ssl.SSLError:
        return Outcome.TLS, None, 0
    except (
        OSError,
        http.client.HTTPException,
        ValueError,
    ):  # no answer that HTTP knows, or nothing to say it to
        return Outcome.CONNECTION, None, 0
    return _outcome(status), status, wait


def _posted(
    target: guard.Target, line: socket.socket, body: bytes, headers: Mapping[str, str]
) -> tuple[int, int]:
    """Status, and how long the receiver asks us to wait; what else it answers is not read."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = _encrypted(line, target.host) if target.scheme == "https" else line
    try:
        sent = {
            "Host": target.host_header,
            "User-Agent": AGENT,
            "Content-Type": "application/json",
            **headers,
        }
        connection.request("POST", target.path, body=body, headers=sent)
        response = connection.getresponse()
        return response.status, _seconds(response.headers.get("Retry-After"))
    finally:
        connection.close()


def _connected(target: guard.Target) -> socket.socket:
    """A line to the first of the addresses that takes one."""
    failure: OSError = ConnectionError("no address")
    for number in target.addresses[:MOST_ADDRESSES]:
        try:
            return socket.create_connection((number, target.port), timeout=PATIENCE)
        except OSError as error:
            failure = error
    raise failure


def _encrypted(line: socket.socket, host: str) -> ssl.SSLSocket:
    return _trust().wrap_socket(line, server_hostname=host)


@cache
def _trust() -> ssl.SSLContext:
    """The system's authorities; SSL_CERT_FILE names others."""
    return ssl.create_default_context()


class _Watch:
    """Ends a line that takes too long in all, whatever is being waited for on it."""

    def __init__(self, line: socket.socket) -> None:
        self.has_cut = False
        self._line = line.dup()  # wrapping takes the first one away
        self._clock = threading.Timer(WHOLE_SECONDS, self._cut)
        self._clock.daemon = True

    def __enter__(self) -> "_Watch":
        self._clock.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._clock.cancel()
        self._line.close()

    def _cut(self) -> None:
        self.has_cut = True
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.OK
    return Outcome.REDIRECT if 300 <= status < 400 else Outcome.ANSWER


def _seconds(text: str | None) -> int:
    """Seconds of a Retry-After header; a date, or nonsense, is nought."""
    return (
        min(int(text), LONGEST_WAIT) if text and len(text) < 10 and text.isascii() and text.isdigit() else 0
    )
