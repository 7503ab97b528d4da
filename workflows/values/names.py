"""Names of people and organisations: they go out in invitations, so nothing in them may be followed."""

import re

# Mail programs make links of these by themselves. "e.V." and "St.Pauli" are none.
_DOMAIN = re.compile(r"[^\W\d_][\w-]+\.(?:[a-z]{2,}|[A-Z]{3,})(?:\b|/)")
_ADDRESS = re.compile(r"://|@|\bwww\.", re.IGNORECASE)


def holds_an_address(name: str) -> bool:
    """Whether a mail program would show a part of the name as a link."""
    return bool(_ADDRESS.search(name) or _DOMAIN.search(name))
