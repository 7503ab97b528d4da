"""Who gets what at the addresses of the newsletter: readers need no account, campaigns need a role."""

from types import SimpleNamespace
from typing import Any

from pages.newsletters import actions, tokens
from tests.newsletters import factories
from tests.people.factories import UserFactory

from .table import row


def build(world: SimpleNamespace) -> None:
    """A reader, a draft campaign."""
    (world.reader,) = factories.readers(1)
    editor = UserFactory(roles=["editor"])
    world.campaign = actions.prepare(issue=factories.issue(editor=editor), actor=editor)


def token(world: SimpleNamespace) -> dict[str, Any]:
    """The reader's own link."""
    return {"token": tokens.manage_token(world.reader)}


def campaign(world: SimpleNamespace) -> dict[str, Any]:
    """The campaign in an address."""
    return {"campaign_id": world.campaign.uuid}


def issue(world: SimpleNamespace) -> dict[str, Any]:
    """The issue in a request."""
    return {"issue_id": world.campaign.issue_id}


KEEPERS = {"newsletter_approver": 200, "admin": 200}
STAFF = {"editor": 200, "newsletter_approver": 200, "admin": 200}
LATER = {"at": "2040-01-01T10:00:00Z"}

ROWS = [
    row("newsletters:subscribe", anonymous=200, default=200),
    row("newsletters:subscribed", anonymous=200, default=200),
    row("newsletters:confirm", make=lambda world: {"token": "forged"}, anonymous=410, default=410),
    row("newsletters:manage", make=token, anonymous=200, default=200),
    row("newsletters:unsubscribe", make=token, anonymous=200, default=200),
    row("newsletters:one_click", make=token, method="POST", data={}, anonymous=200, default=200),
    row(
        "api:newsletters_subscribe",
        data={"email": "mia@example.org", "language": "de"},
        anonymous=202,
        default=202,
    ),
    row("api:newsletters_confirm", data={"token": "forged"}, anonymous=422, default=422),
    row("api:newsletters_change", data={"token": "x", "language": "de"}, anonymous=422, default=422),
    row("api:newsletters_unsubscribe", data=token, anonymous=204, default=204),
    row("api:newsletters_import_readers", data={}, anonymous=401, default=422),
    row("api:newsletters_export_readers", anonymous=401, default=403, **KEEPERS),
    row(
        "api:newsletters_erase_reader",
        data={"email": "gone@example.org"},
        anonymous=401,
        default=403,
        **dict.fromkeys(KEEPERS, 204),
    ),
    row("api:newsletters_patience", anonymous=401, default=403, **STAFF),
    row(
        "api:newsletters_set_patience",
        method="PUT",
        data={"times": 2, "days": 90},
        anonymous=401,
        default=403,
        editor=200,
        admin=200,
    ),
    row("api:newsletters_issues", anonymous=200, default=200),
    row(
        "api:newsletters_begin_issue",
        data={"how": "published"},
        anonymous=401,
        default=403,
        editor=200,
    ),
    row("api:newsletters_prepare", data=issue, anonymous=401, default=403, **STAFF),
    row("api:newsletters_campaign", make=campaign, anonymous=401, default=403, **STAFF),
    row("api:newsletters_request_approval", make=campaign, anonymous=401, default=403, **STAFF),
    row("api:newsletters_approve", make=campaign, data={"seen_hash": "x"}, anonymous=401, default=403),
    row("api:newsletters_readiness", make=campaign, anonymous=401, default=403, **STAFF),
    row("api:newsletters_editions", make=campaign, anonymous=401, default=403, **STAFF),
    row("api:newsletters_pause", make=campaign, anonymous=401, default=403),
    row("api:newsletters_resume", make=campaign, anonymous=401, default=403),
    row("api:newsletters_cancel", make=campaign, anonymous=401, default=403),
    row("api:newsletters_withdraw", make=campaign, anonymous=401, default=403),
    row("api:newsletters_schedule", make=campaign, data=LATER, anonymous=401, default=403),
    row("api:newsletters_send", make=campaign, anonymous=401, default=403),
    row(
        "api:newsletters_test",
        make=campaign,
        data={"language": "de"},
        anonymous=401,
        default=403,
        **dict.fromkeys(STAFF, 202),
    ),
]
