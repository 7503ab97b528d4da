"""Where webhooks may go: out into the internet, never into the house's own network, whatever a name says.

The name is resolved once; the call goes to the address that was looked at (`calling`), so that a name can't
lead elsewhere a moment later. One closed address among those of a name is enough to refuse it.
"""

import ipaddress
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from .models import Outcome

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Public by number, but inside a cloud they are its own services.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
_HOST = re.compile(r"[a-z0-9_.:%-]{1,253}")
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


class Closed(Exception):
    """This address is not called; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


@dataclass(frozen=True)
class Target:
    """An address that may be called: the name for TLS and `Host`, and the numbers to connect to."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def host_header(self) -> str:
        """The host as the receiver wants to read it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"https": 443, "http": 80}[self.scheme]
        return name if self.port == usual else f"{name}:{self.port}"


def is_ours(host: str, port: int) -> bool:
    """Whether the operator lets the house call this host inside its own network, also without TLS."""
    return bool({host, f"{host}:{port}"} & {each.lower() for each in settings.WEBHOOKS_INSIDE})


def complaint(url: str) -> Outcome | None:
    """What is wrong with an address as it is written, before any name is looked up; None when nothing is."""
    try:
        scheme, host, port, _path = _parts(url)
    except Closed as closed:
        return closed.outcome
    if is_ours(host, port):
        return None
    if scheme != "https":
        return Outcome.TLS
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return Outcome.REFUSED if host == "localhost" or host.endswith(".localhost") else None
    return None if is_public(number) else Outcome.REFUSED


def target(url: str) -> Target:
    """Where a call to `url` goes; raises Closed when it may not."""
    if wrong := complaint(url):
        raise Closed(wrong)
    scheme, host, port, path = _parts(url)
    numbers = list(dict.fromkeys(_resolved(host, port)))
    if not numbers:
        raise Closed(Outcome.NAME)
    if not is_ours(host, port) and not all(is_public(number) for number in numbers):
        raise Closed(Outcome.REFUSED)
    return Target(scheme, host, port, path, tuple(str(number) for number in numbers))


def is_public(number: Address) -> bool:
    """Whether this number lies in the open internet, also when it is an IPv4 number in IPv6 clothes."""
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped:
            return is_public(number.ipv4_mapped)
        if number.sixtofour or number.teredo or number.is_site_local or any(number in net for net in _NAT64):
            return False  # ways to IPv4 that no receiver stands at
    return number.is_global and not number.is_multicast and not number.is_reserved and number not in _METADATA


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError:
        raise Closed(Outcome.NAME) from None
    scheme = split.scheme.lower()
    if scheme not in ("http", "https"):
        raise Closed(Outcome.TLS)
    if not split.hostname or split.username is not None or split.password is not None:
        raise Closed(Outcome.NAME)
    host = _ascii(split.hostname)
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    if not _HOST.fullmatch(host) or not path.isascii() or not url.isprintable() or " " in url:
        raise Closed(Outcome.NAME)
    return scheme, host, port or (443 if scheme == "https" else 80), path


def _ascii(host: str) -> str:
    """The name as it is looked up."""
    host = host.rstrip(".").lower()
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise Closed(Outcome.NAME) from None


def _resolved(host: str, port: int) -> Iterator[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise Closed(Outcome.NAME) from None
    for *_kind, place in found:
        yield ipaddress.ip_address(str(place[0]).partition("%")[0])
