"""Who gets what at the addresses of the operation: its log, its troubles, how long things are kept."""

from types import SimpleNamespace
from typing import Any

from tests.documents.factories import asked
from tests.engine.factories import started
from workflows.documents import making
from workflows.engine import troubles
from workflows.upkeep.models import LegalHold

from .table import row


def build(world: SimpleNamespace) -> None:
    """A case that is held, and a row that could not be done."""
    world.case = started()
    world.owner = world.case.applicant
    world.hold = LegalHold.objects.create(
        kind="case", subject=str(world.case.pk), reason="x", set_by=world.owner
    )
    world.trouble = troubles.remember("a job", "row 1", ValueError())


def trouble(world: SimpleNamespace) -> dict[str, Any]:
    """A row that could not be done."""
    return {"trouble_id": world.trouble.pk}


def letter_trouble(world: SimpleNamespace) -> dict[str, Any]:
    """A letter that could not be made."""
    subject = f"document {asked(world.case).pk}"
    return {"trouble_id": troubles.remember(making.JOB, subject, ValueError()).pk}


def rule(world: SimpleNamespace) -> dict[str, Any]:
    """A rule of retention in an address."""
    return {"code": "draft"}


def hold(world: SimpleNamespace) -> dict[str, Any]:
    """A hold that is open."""
    return {"hold_id": world.hold.pk}


KEEPERS = ("admin", "decision_maker")
RULE = {
    "after": 7, "unit": "months", "from_year_end": False, "warn_days": 30, "deed": "delete", "basis": "x",
}  # fmt: skip

ROWS = [
    row("desk:log", anonymous=302, default=403, admin=200, auditor=200),
    row("desk:log_file", anonymous=302, default=403, admin=200, auditor=200),
    row("api:desk_log", anonymous=401, default=403, admin=200, auditor=200),
    row("desk:operation", anonymous=302, default=403, admin=200),
    row("desk:operation_mail", method="POST", data={"why": "x"}, anonymous=302, default=403, admin=302),
    row("desk:operation_settle", make=trouble, method="POST", anonymous=302, default=403, admin=302),
    row("desk:retention", anonymous=302, default=403, **dict.fromkeys(KEEPERS, 200)),
    row("desk:retention_rule", make=rule, anonymous=302, default=403, **dict.fromkeys(KEEPERS, 200)),
    row(
        "desk:retention_hold",
        method="POST",
        data={"kind": "case", "subject": "X-1", "reason": "x"},
        anonymous=302,
        default=403,
        **dict.fromkeys(KEEPERS, 422),
    ),
    row(
        "desk:retention_release",
        make=hold,
        method="POST",
        anonymous=302,
        default=403,
        **dict.fromkeys(KEEPERS, 302),
    ),
    row("api:retention", anonymous=401, default=403, **dict.fromkeys(KEEPERS, 200)),
    row(
        "api:retention_rule", make=rule, data=RULE, anonymous=401, default=403, **dict.fromkeys(KEEPERS, 200)
    ),
    row(
        "api:retention_hold",
        data={"kind": "case", "subject": "X-1", "reason": "x"},
        anonymous=401,
        default=403,
        **dict.fromkeys(KEEPERS, 422),
    ),
    row(
        "api:retention_release",
        make=hold,
        data={},
        anonymous=401,
        default=403,
        **dict.fromkeys(KEEPERS, 200),
    ),
    row("api:operation", anonymous=401, default=403, admin=200),
    row("api:operation_hold", data={"why": "x"}, anonymous=401, default=403, admin=200),
    row("api:operation_release", data={}, anonymous=401, default=403, admin=409),
    row("desk:operation_again", make=letter_trouble, method="POST", anonymous=302, default=403, admin=302),
    row("api:operation_again", make=letter_trouble, data={}, anonymous=401, default=403, admin=204),
    row("api:operation_settle", make=trouble, data={}, anonymous=401, default=403, admin=204),
]
