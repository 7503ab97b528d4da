"""Who gets what at the addresses of undoing, complaints, late admissions and more time."""

from tests.grants.permission_world import ADMITTING, ANSWERING, READERS, REFUSED, build, case, slug

from .table import row

__all__ = ["ROWS", "build"]
ROWS = [
    row("grants:more_time", make=case, anonymous=302, default=403, formal_officer=200),
    row(
        "api:grants_give_time_to_write",
        make=case,
        data={"until": "2099-01-01", "reason": "Krank"},
        anonymous=401,
        default=404,
        **{**dict.fromkeys(("owner", *READERS), 403), "formal_officer": 409},
    ),
    row("grants:late", make=slug, anonymous=302, default=403, **dict.fromkeys(ADMITTING, 200)),
    row(
        "grants:confirm_late",
        make=lambda world: {"pk": 1},
        method="POST",
        anonymous=302,
        default=403,
        call_manager=404,
        decision_maker=404,
    ),
    row("grants:complaints", anonymous=302, default=403, **dict.fromkeys(ANSWERING, 200)),
    row(
        "grants:complaint_answer",
        make=lambda world: {"pk": 1},
        anonymous=302,
        default=403,
        **dict.fromkeys(ANSWERING, 404),
    ),
    row("grants:complain", make=case, anonymous=302, default=404, **REFUSED, owner=403),
    row("grants:undo", make=case, anonymous=302, default=403),
    row(
        "api:grants_undo_decision",
        make=case,
        data={"reason": "Nein"},
        anonymous=401,
        default=404,
        **REFUSED,
        owner=403,
    ),
    row(
        "api:grants_complain", make=case, data={"text": "A"}, anonymous=401, default=404, **REFUSED, owner=403
    ),
    row("api:grants_complaints", anonymous=401, default=403, **dict.fromkeys(ANSWERING, 200)),
    row(
        "api:grants_answer_complaint",
        make=lambda world: {"complaint_id": 1},
        data={"outcome": "kept", "answer": "Nein"},
        anonymous=401,
        default=403,
        **dict.fromkeys(ANSWERING, 404),
    ),
    row("api:grants_late_admissions", make=slug, anonymous=401, default=403, **dict.fromkeys(ADMITTING, 200)),
    row(
        "api:grants_propose_admission",
        make=slug,
        data=lambda world: {
            "organisation": str(world.organisation.uuid),
            "until": "2026-01-01",
            "reason": "A",
        },
        anonymous=401,
        default=403,
        call_manager=409,
        formal_officer=409,
    ),
    row(
        "api:grants_confirm_admission",
        make=lambda world: {"admission_id": 1},
        data={},
        anonymous=401,
        default=403,
        **dict.fromkeys(ADMITTING, 404),
    ),
]
