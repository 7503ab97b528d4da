"""The demo house as its visitors meet it: sign-ins and mails."""

import email
import email.policy
import http.cookiejar
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

from demo.house import until_parent_ends

SCRIPT = Path(__file__).resolve().parent.parent.parent / "site" / "demo" / "house.py"
START_SECONDS = 300


class Visitor(Protocol):
    """Opens a page as somebody (or nobody), as wide as asked, in a language, with or without JavaScript."""

    def __call__(
        self,
        as_: str = "",
        *,
        width: int = 1280,
        language: str = "de",
        javascript: bool = True,
        dark: bool = False,
    ) -> Page: ...


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], str]:
    """`make demo`'s process runs; returns it and the address of the open house."""
    port = free_port()
    log = Path(environment["VAR_DIR"], "house.log")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            until_parent_ends([sys.executable, str(SCRIPT), "--port", str(port)]),
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if "Ctrl-C stops everything" in log.read_text():
            return process, f"http://localhost:{port}"
        time.sleep(0.2)
    close(process)
    raise AssertionError(f"The demo house did not open:\n{log.read_text()}")


def close(process: subprocess.Popen[bytes]) -> None:
    """The demo house and all it started have ended, gently when they can."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()  # its children follow
        process.wait(timeout=30)


@dataclass
class DemoHouse:
    """A running demo house at `url` with its data in `var`."""

    url: str
    var: Path
    _sessions: dict[str, dict[str, Any]] = field(default_factory=dict)

    def session_cookie(self, address: str) -> dict[str, Any]:
        """A cookie that makes a browser be signed in as the demo person with this e-mail address."""
        if address not in self._sessions:
            jar = http.cookiejar.CookieJar()
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
            page = opener.open(f"{self.url}/demo/sign-in/").read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            assert token, "the demo page has no form"
            data = {"csrfmiddlewaretoken": token[1], "email": address}
            request = urllib.request.Request(
                f"{self.url}/demo/sign-in/",
                data=urllib.parse.urlencode(data).encode(),
                headers={"Referer": f"{self.url}/demo/sign-in/"},
            )
            opener.open(request).read()
            session = next(cookie for cookie in jar if cookie.name == "sessionid")
            self._sessions[address] = {
                "name": "sessionid",
                "value": session.value,
                "domain": "localhost",
                "path": "/",
            }
        return self._sessions[address]

    def mails(self, to: str) -> list[EmailMessage]:
        """Every mail that has left the house for `to`, oldest first."""
        found = []
        for path in sorted((self.var / "mail").glob("*")):
            for part in re.split(r"^-{79}$", path.read_text(), flags=re.MULTILINE):
                if part.strip():
                    message = email.message_from_string(part.lstrip(), policy=email.policy.default)
                    found.append(message)
        return [message for message in found if to in str(message["To"])]

    def wait_for_mail(self, to: str, containing: str, *, after: int = 0, seconds: float = 30) -> EmailMessage:
        """The newest mail to `to` whose subject or text holds `containing`; waits for the worker.

        `after` is how many mails to `to` were there before: only newer ones count.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for message in reversed(self.mails(to)[after:]):
                if containing in str(message["Subject"]) or containing in text_of(message):
                    return message
            time.sleep(0.3)
        raise AssertionError(f"no mail to {to} with {containing!r}")


def text_of(message: EmailMessage) -> str:
    """The plain text of a mail."""
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""
