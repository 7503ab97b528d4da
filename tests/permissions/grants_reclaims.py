"""Who gets what at the addresses of money that has to come back, and of the numbers."""

from tests.grants.permission_world import SEEING, build, case

from .table import row

__all__ = ["ROWS", "build"]
LISTING = ("cash", "decision_maker", "auditor")
EASING = ("cash", "formal_officer")
COUNTING = ("decision_maker", "call_manager", "auditor")
ROWS = [
    row("grants:numbers", anonymous=302, default=403, **dict.fromkeys(COUNTING, 200)),
    row(
        "grants:numbers_file",
        make=lambda world: {"ending": "xlsx"},
        anonymous=302,
        default=403,
        **dict.fromkeys(COUNTING, 200),
    ),
    row("api:grants_numbers_api", anonymous=401, default=403, **dict.fromkeys(COUNTING, 200)),
    row("grants:reclaims", anonymous=302, default=403, **dict.fromkeys(LISTING, 200)),
    row("grants:instalments", make=case, anonymous=302, default=403, **dict.fromkeys(EASING, 409)),
    row(
        "grants:waiver",
        make=case,
        anonymous=302,
        default=403,
        **dict.fromkeys((*EASING, "decision_maker"), 409),
    ),
    row("grants:shelved", make=case, anonymous=302, default=403, cash=409),
    row(
        "api:grants_receive_shelved",
        make=case,
        data={"received_on": "2026-01-01", "amount": "1"},
        anonymous=401,
        default=404,
        **(dict.fromkeys(SEEING, 403) | {"cash": 409}),
    ),
    row(
        "grants:payment_again",
        make=lambda world: {"pk": 1},
        anonymous=302,
        default=403,
        **dict.fromkeys(EASING, 404),
    ),
    row("api:grants_reclaims", anonymous=401, default=403, **dict.fromkeys(LISTING, 200)),
    row("api:grants_reclaim_account", make=case, anonymous=401, default=404),
    row(
        "api:grants_agree_instalments",
        make=case,
        data={"parts": []},
        anonymous=401,
        default=404,
        **dict.fromkeys(SEEING, 409),
    ),
    row(
        "api:grants_propose_waiver",
        make=case,
        data={"kind": "release", "amount": "1", "reason": "A"},
        anonymous=401,
        default=404,
        **dict.fromkeys(SEEING, 409),
    ),
    row(
        "api:grants_answer_waiver",
        make=case,
        data={"confirmed": True},
        anonymous=401,
        default=404,
        **dict.fromkeys(SEEING, 409),
    ),
    row(
        "api:grants_correct_payment",
        make=lambda world: {"payment_id": 1},
        data={"payee": "A", "iban": "B"},
        anonymous=401,
        default=404,
    ),
    row(
        "api:grants_release_again",
        make=lambda world: {"payment_id": 1},
        data={"released": True},
        anonymous=401,
        default=404,
    ),
]
