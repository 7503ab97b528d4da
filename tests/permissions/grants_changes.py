"""Who gets what at the addresses of changes and notices of a running grant."""

from tests.grants.permission_world import REFUSED, SEEING, api_step, build, case

from .table import row

__all__ = ["ROWS", "build"]
NOTICE = {"kind": "goals", "happened_on": "2026-01-01", "text": "A"}
ROWS = [
    row("grants:what_fits", anonymous=200, default=200),
    row("api:grants_what_fits", data={"legal_form": "ev"}, anonymous=200, default=200),
    row("grants:ask_change", make=case, method="POST", anonymous=302, default=404, **REFUSED, owner=403),
    row("grants:take_back", make=case, anonymous=302, default=404, **REFUSED, owner=403),
    row("api:grants_take_back_request", make=case, data={}, anonymous=401, default=404, **REFUSED, owner=409),
    row("grants:notice", make=case, anonymous=302, default=404, **REFUSED, owner=403),
    row("grants:notices", anonymous=302, default=403, formal_officer=200),
    row("grants:notice_answer", make=lambda world: {"pk": 1}, anonymous=302, default=403, formal_officer=404),
    row("api:grants_change_requests", make=case, anonymous=401, default=404, **SEEING),
    row("api:grants_ask_for_change", make=case, data={}, anonymous=401, default=404, **REFUSED, owner=403),
    row("api:grants_check_change", make=api_step, data={"granted": True}, anonymous=401, default=404),
    row("api:grants_decide_change", make=api_step, data={"granted": True}, anonymous=401, default=404),
    row("api:grants_notices_of_application", make=case, anonymous=401, default=404, **SEEING),
    row("api:grants_tell_notice", make=case, data=NOTICE, anonymous=401, default=404, **REFUSED, owner=403),
    row("api:grants_notices", anonymous=401, default=403, formal_officer=200),
    row(
        "api:grants_answer_notice",
        make=lambda world: {"notice_id": 1},
        data={"answer": "A"},
        anonymous=401,
        default=403,
        formal_officer=404,
    ),
]
