"""Who gets what at the addresses of the letters of a call."""

from tests.grants.permission_world import STAFF, build, letter, slug

from .table import row

__all__ = ["ROWS", "build"]
ROWS = [
    row("grants:call_letters", make=slug, anonymous=302, default=200, **STAFF),
    row("grants:call_letter", make=letter, anonymous=302, default=403, call_manager=200),
    row(
        "grants:call_letter",
        make=letter,
        method="POST",
        data={"opening": "{summe}"},
        anonymous=302,
        default=403,
        call_manager=422,
    ),
    row("grants:call_letter_preview", make=letter, anonymous=302, default=200, **STAFF),
    row("api:grants_call_letters", make=slug, anonymous=401, default=200, **STAFF),
    row("api:grants_preview_letter", make=letter, anonymous=401, default=200, **STAFF),
]
