"""Who gets what at the addresses of founders by link, previews and the report to the Transparenzregister."""

from types import SimpleNamespace
from typing import Any

from tests.founding import factories
from tests.people.factories import UserFactory
from workflows.founding import actions
from workflows.founding.reading.founder_links import link_of

from .founding import FOUNDING, REPORTING, SEEING, approved, draft
from .table import row

GROUP = {**FOUNDING, "owner": 302}
NOBODY = {"kind": "adult", "name": "", "street": "", "postal_code": "", "town": "", "agrees": False}


def build(world: SimpleNamespace) -> None:
    """The person who founds, with a founding that stands in the register."""
    world.owner = UserFactory()
    world.entered = factories.entered(world.owner)


def invited(world: SimpleNamespace) -> dict[str, Any]:
    """A founding with one founder invited by link."""
    case = factories.started(world.owner)
    made = actions.invite_founder(case=case, actor=world.owner, name="Noor", language="ar")
    return {"case_id": case.pk, "invitation_id": made.pk}


def link(world: SimpleNamespace) -> dict[str, Any]:
    """The link that a founder holds."""
    case = factories.started(world.owner)
    made = actions.invite_founder(case=case, actor=world.owner, name="Noor", language="ar")
    return {"link": link_of(made)}


def entered(world: SimpleNamespace) -> dict[str, Any]:
    """The founding that stands in the register; nothing here changes it for the others."""
    return {"case_id": world.entered.pk}


def aid(world: SimpleNamespace) -> dict[str, Any]:
    """The filing aid for the Transparenzregister."""
    return {**entered(world), "ending": "docx"}


def board_page(world: SimpleNamespace) -> dict[str, Any]:
    """A page of the interview."""
    return {**draft(world), "page": "board"}


def ready(world: SimpleNamespace) -> dict[str, Any]:
    """A ready text of the advisers."""
    adviser = UserFactory(roles=["adviser"])
    facts = {"title": str(adviser.uuid), "text": "Bitte prüfen.", "language": "de"}
    return {"pk": actions.keep_ready_comment(actor=adviser, **facts).pk}


NUMBERS = {"adviser": 200, "auditor": 200}
READY = {"title": "Frist", "text": "", "language": "de"}
ROWS = [
    row("founding:statistics", anonymous=302, default=403, **NUMBERS),
    row("founding:statistics_csv", anonymous=302, default=403, **NUMBERS),
    row("api:founding_statistics", anonymous=401, default=403, **NUMBERS),
    row("founding:ready_comments", anonymous=302, default=403, adviser=200),
    row("founding:ready_comment", make=ready, anonymous=302, default=403, adviser=200),
    row("founding:drop_ready_comment", make=ready, method="POST", anonymous=302, default=403, adviser=302),
    row("api:founding_ready_comments", anonymous=401, default=403, adviser=200),
    row("api:founding_keep_ready_comment", data=READY, anonymous=401, default=403, adviser=422),
    row("api:founding_change_ready_comment", make=ready, data=READY, anonymous=401, default=403, adviser=422),
    row("api:founding_drop_ready_comment", make=ready, anonymous=401, default=403, adviser=204),
    row("founding:draft_reply", make=approved, anonymous=302, default=404, **REPORTING),
    row("api:founding_draft_reply", make=approved, anonymous=401, default=404, **SEEING),
    row(
        "api:founding_note_draft_reply",
        make=approved,
        data={"reply": "none"},
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row("founding:versions", make=draft, anonymous=302, default=404, **SEEING),
    row("api:founding_versions", make=draft, anonymous=401, default=404, **SEEING),
    row("api:founding_versions_difference", make=draft, anonymous=401, default=404),
    row("founding:preview", make=board_page, anonymous=302, default=404, **SEEING),
    row("api:founding_preview", make=board_page, anonymous=401, default=404, **SEEING),
    row("founding:joined", anonymous=302, default=200),
    row("founding:join", make=link, anonymous=200, default=200),
    row("founding:join_leave", make=link, anonymous=200, default=200),
    row("founding:founders", make=draft, anonymous=302, default=404, **SEEING),
    row("founding:founder_again", make=invited, method="POST", anonymous=302, default=404, **GROUP),
    row("founding:founder_revoke", make=invited, method="POST", anonymous=302, default=404, **GROUP),
    row("founding:founder_qr", make=invited, anonymous=302, default=404, **FOUNDING),
    row("api:founding_joined", anonymous=401, default=200),
    row("api:founding_join_read", make=link, anonymous=200, default=200),
    row("api:founding_join", make=link, data=NOBODY, anonymous=422, default=422),
    row("api:founding_join_consent", make=link, method="POST", anonymous=422, default=422),
    row("api:founding_join_leave", make=link, anonymous=204, default=204),
    row("api:founding_founders", make=draft, anonymous=401, default=404, **SEEING),
    row(
        "api:founding_invite_founder",
        make=draft,
        data={"name": "Noor"},
        anonymous=401,
        default=404,
        **{**FOUNDING, "owner": 201},
    ),
    row("api:founding_founder_again", make=invited, anonymous=401, default=404, **FOUNDING),
    row(
        "api:founding_founder_revoke",
        make=invited,
        anonymous=401,
        default=404,
        **{**FOUNDING, "owner": 204},
    ),
    row("founding:transparency", make=entered, anonymous=302, default=404, **REPORTING),
    row("founding:transparency_aid", make=aid, anonymous=302, default=404, **REPORTING),
    row("api:founding_transparency", make=entered, anonymous=401, default=404, **REPORTING),
    row("api:founding_transparency_aid", make=aid, anonymous=401, default=404, **REPORTING),
    row(
        "api:founding_note_owners",
        make=entered,
        data={"people": []},
        anonymous=401,
        default=404,
        **REPORTING,
    ),
]
