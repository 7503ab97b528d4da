"""Consent names its object: whoever approves says with a seal what they have seen."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from .verdicts import ChangedSince


def seal(what: object) -> str:
    """A short text that is the same as long as everything in `what` is the same."""
    written = json.dumps(what, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def require_seen(seen: str, now: str) -> None:
    """Return quietly when what was seen is what there is now; raise ChangedSince otherwise."""
    if seen.strip().strip('"') != now:
        raise ChangedSince(
            _("This has changed since you opened it. Nothing was approved. Look at it again, then decide.")
        )
