"""Who calls: the client's address behind as many proxies as the operator says there are."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# A household has a whole IPv6 network; each of its addresses counts as one caller.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str:
    """The address the outermost trusted proxy saw, or else the one that is connected.

    Each proxy appends the address it was called from to X-Forwarded-For; what stands further left was sent
    by the client itself and proves nothing.
    """
    connected = str(request.META.get("REMOTE_ADDR") or "")
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(chain) >= count:
        return _clean(chain[-count]) or connected
    return _clean(connected) or connected


def network(address: str) -> str:
    """What counts as one caller: an IPv4 address, or an IPv6 network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{parsed}/{IPV6_PREFIX}", strict=False).network_address)
    return str(parsed)


def _clean(text: str) -> str:
    """The address alone, without port and brackets; IPv4 written as IPv6 is IPv4; empty when it is none."""
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(host)
    except ValueError:
        return ""
    mapped = getattr(parsed, "ipv4_mapped", None)
    return str(mapped or parsed)
