"""Who gets what at the addresses of juries."""

from tests.grants.permission_world import build

from .table import row

__all__ = ["ROWS", "build"]
HOUSE = ("formal_officer", "decision_maker", "auditor")
JURY = (*HOUSE, "reviewer")
NONE = "00000000-0000-0000-0000-000000000000"
MEETING = {"call": "entwurf", "held_on": "2026-01-01", "chair": NONE, "members": []}


def meeting(world: object) -> dict[str, int]:
    """A meeting that does not exist."""
    return {"pk": 1}


def api_meeting(world: object) -> dict[str, int]:
    """The same over the API."""
    return {"meeting_id": 1}


def item(world: object) -> dict[str, int]:
    """An application before no jury."""
    return {"item_id": 1}


MISSING = dict.fromkeys(JURY, 404)
ROWS = [
    row("grants:juries", anonymous=302, default=403, **dict.fromkeys(JURY, 200)),
    row("grants:jury_meeting", make=meeting, anonymous=302, default=403, **MISSING),
    row("grants:jury_close", make=meeting, method="POST", anonymous=302, default=403, **MISSING),
    row("grants:jury_minutes", make=meeting, anonymous=302, default=403, **MISSING),
    row("grants:jury_item", make=meeting, anonymous=302, default=403, **MISSING),
    row("api:grants_juries", anonymous=401, default=403, **dict.fromkeys(JURY, 200)),
    row("api:grants_plan_jury", data=MEETING, anonymous=401, default=403, formal_officer=422),
    row("api:grants_jury", make=api_meeting, anonymous=401, default=403, **MISSING),
    row(
        "api:grants_open_jury", make=api_meeting, data={"present": []}, anonymous=401, default=403, **MISSING
    ),
    row("api:grants_close_jury", make=api_meeting, data={}, anonymous=401, default=403, **MISSING),
    row("api:grants_jury_minutes", make=api_meeting, anonymous=401, default=403, **MISSING),
    row("api:grants_jury_vote", make=item, data={"ballot": "yes"}, anonymous=401, default=403, **MISSING),
    row("api:grants_jury_leave", make=item, data={"reason": "close"}, anonymous=401, default=403, **MISSING),
    row("api:grants_jury_count", make=item, data={"reasons": "A"}, anonymous=401, default=403, **MISSING),
]
