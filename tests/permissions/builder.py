"""Who builds forms over the API; tests/builder has the same for the admin."""

from types import SimpleNamespace
from typing import Any

from pages import foundation
from pages.builder import actions

from .table import row


def build(world: SimpleNamespace) -> None:
    """The form of a process, as shipped."""
    foundation.lay()
    actions.ship("starter")


def code(world: SimpleNamespace) -> dict[str, Any]:
    """The form in an API address."""
    return {"code": "starter"}


BUILDERS = {"editor": 200, "call_manager": 200, "admin": 200}
# Whoever may publish is asked which draft they have seen.
PUBLISHERS = dict.fromkeys(BUILDERS, 412)

ROWS = [
    row("api:builder_forms", anonymous=401, default=403, **BUILDERS),
    row("api:builder_form", make=code, anonymous=401, default=403, **BUILDERS),
    row("api:builder_export", make=code, anonymous=401, default=403, **BUILDERS),
    row(
        "api:builder_import",
        method="POST",
        data={"file": "no form"},
        anonymous=401,
        default=403,
        **dict.fromkeys(BUILDERS, 422),
    ),
    row("api:builder_publish", make=code, data={}, anonymous=401, default=403, **PUBLISHERS),
]
