"""How often somebody may use a door that needs no account: enough for people, too little for machines."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The reader's IP address as allauth sees it, behind trusted proxies too."""
    return str(get_adapter(request).get_client_ip(request))


def allowed(door: str, whom: str, *, most: int, seconds: int) -> bool:
    """Whether `whom` may pass `door` once more now; counts this time. The address itself is not kept."""
    key = f"limits:{door}:{hashlib.sha256(whom.lower().encode()).hexdigest()[:32]}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # it ran out this very moment
        return True
