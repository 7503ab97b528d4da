"""How often somebody may ask: enough for people, too little for machines."""

import hashlib

from django.core.cache import cache

# what: (how often, in how many seconds)
LIMITS = {"subscribe_from": (20, 3600), "mail_to": (3, 3600)}


def allowed(what: str, whom: str) -> bool:
    """Whether `whom` may do `what` once more now; counts this time."""
    most, seconds = LIMITS[what]
    key = f"newsletters:{what}:{hashlib.sha256(whom.lower().encode()).hexdigest()[:32]}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out this very moment
        return True
