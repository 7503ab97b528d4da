"""The table of addresses × roles: who gets which status at every address of the house.

Each room lists its rows in `tests/permissions/<room>.py` as `ROWS`. A row names a URL (or an API
operation) and says which status each role gets:

    row("desk:tasks", anonymous=302, default=403, adviser=200, reviewer=200)
    row("grants:step", make=lambda world: {"pk": world("open_formal_step").pk},
        method="POST", data={}, anonymous=302, default=403, formal_officer=422)
    row("api:grants_submit", ...)            # API rows use the operation id after "api:"

`default` is the status of every role not named; `anonymous` is a visitor who isn't signed in.
`make(world)` returns the URL's keyword arguments; `world` is a namespace of objects made once per
test by the room's `build(world)` function (optional in each room's module), e.g.
`world.application = ApplicationFactory()`. Rows run with each role of ROLES and with ANONYMOUS.
Besides the twelve roles a row may name "owner": the person `world.owner` set up by `build`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from workflows.people.models import Role

ANONYMOUS = "anonymous"
OWNER = "owner"
ROLES = (ANONYMOUS, OWNER, *Role.values)


def _nothing(world: SimpleNamespace) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """What each role gets at one address."""

    name: str
    anonymous: int
    default: int
    make: Callable[[SimpleNamespace], dict[str, Any]] = _nothing
    method: str = "GET"
    data: Any = None
    content_type: str = ""
    statuses: dict[str, int] = field(default_factory=dict)

    def status(self, role: str) -> int:
        """The status expected for `role`."""
        return self.anonymous if role == ANONYMOUS else self.statuses.get(role, self.default)


def row(name: str, *, anonymous: int, default: int, **rest: Any) -> Row:
    """A row; keyword arguments named like roles are their statuses."""
    statuses = {role: rest.pop(role) for role in list(rest) if role in ROLES}
    return Row(name, anonymous, default, statuses=statuses, **rest)
