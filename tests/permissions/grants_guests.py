"""Who gets what at the addresses of applications begun without an account: the link decides, not the role."""

from types import SimpleNamespace
from typing import Any

from tests.grants.guests import begun
from tests.grants.permission_world import build, slug

from .table import Row, row

__all__ = ["ROWS", "build"]


def link(world: SimpleNamespace) -> dict[str, Any]:
    """The link that somebody holds."""
    return {"secret": begun(world.call)}


def wrong(world: SimpleNamespace) -> dict[str, Any]:
    """A link that was never one."""
    begun(world.call)
    return {"secret": "x" * 43}


def page(world: SimpleNamespace) -> dict[str, Any]:
    """A page of the form, with the link."""
    return {**link(world), "page": "idea"}


def wrong_page(world: SimpleNamespace) -> dict[str, Any]:
    """A page of the form, with a wrong link."""
    return {**wrong(world), "page": "idea"}


def _both(name: str, status: int, method: str = "GET", data: dict[str, Any] | None = None) -> list[Row]:
    """With the link everybody gets `status`, without it nobody anything."""
    right, false = (page, wrong_page) if name in ("begun_page", "begun_autosave") else (link, wrong)
    given: dict[str, Any] = {"method": method, "data": data} if method != "GET" else {}
    return [
        row(f"grants:{name}", make=right, anonymous=status, default=status, **given),
        row(f"grants:{name}", make=false, anonymous=404, default=404, **given),
    ]


ROWS = [
    row("grants:begin", make=slug, anonymous=200, default=302),
    *_both("begun", 200),
    *_both("begun_link", 200),
    *_both("begun_qr", 200),
    *_both("begun_check", 200),
    *_both("begun_throw_away", 200),
    *_both("begun_take_over", 200),
    *_both("begun_page", 200),
    *_both("begun_new_link", 302, "POST", {}),
    *_both("begun_autosave", 200, "POST", {"only": "title", "title": "Fest"}),
    row("api:grants_guest_begin", data={"call": "none"}, anonymous=404, default=404),
    row("api:grants_guest_read", anonymous=404, default=404),
    row("api:grants_guest_save", data={"answers": {}}, anonymous=404, default=404),
    row("api:grants_guest_drop", anonymous=404, default=404),
    row("api:grants_guest_link", anonymous=404, default=404),
    row("api:grants_guest_mail", data={"email": "a@example.org"}, anonymous=404, default=404),
    row(
        "api:grants_guest_take_over",
        data={"organisation": "00000000-0000-4000-8000-000000000000"},
        anonymous=401,
        default=404,
    ),
]
