"""Who gets what at the addresses of safes, health checks and records."""

from types import SimpleNamespace
from typing import Any

from tests.organisations.factories import lay_in
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.organisations.actions import propose_merger
from workflows.organisations.reading.merging import preview

from .table import row


def build(world: SimpleNamespace) -> None:
    """The owner represents an association with a statute in its safe."""
    world.owner = UserFactory()
    world.organisation = OrganisationFactory(legal_form="ev")
    MembershipFactory(organisation=world.organisation, user=world.owner)
    world.version = lay_in(world.organisation, world.owner)
    world.double = OrganisationFactory(name=world.organisation.name)
    world.proposal = propose_merger(
        kept=world.organisation, gone=world.double, actor=UserFactory(roles=["adviser"]), reason="Doppelt"
    )
    world.seal = preview(world.organisation, world.double).seal


def organisation(world: SimpleNamespace) -> dict[str, Any]:
    """The association in an address."""
    return {"uuid": world.organisation.uuid}


def entry(world: SimpleNamespace) -> dict[str, Any]:
    """Its statute in an address."""
    return {"uuid": world.organisation.uuid, "entry": world.version.entry_id}


def version(world: SimpleNamespace) -> dict[str, Any]:
    """The file of the statute in an address."""
    return {"uuid": world.organisation.uuid, "version": world.version.pk}


def proposal(world: SimpleNamespace) -> dict[str, Any]:
    """The waiting proposal in an address."""
    return {"proposal": world.proposal.pk}


def pair(world: SimpleNamespace) -> dict[str, Any]:
    """Two records in the query."""
    return {"?": f"?kept={world.organisation.uuid}&gone={world.double.uuid}"}


def document(world: SimpleNamespace) -> dict[str, Any]:
    """The same file at the one door of files."""
    return {"document_id": world.version.document_id}


OFFICE = ("adviser", "formal_officer", "decision_maker", "cash", "examiner", "call_manager")
READERS = (*OFFICE, "auditor", "owner")
READ = {"anonymous": 302, "default": 404, **dict.fromkeys(READERS, 200)}
WRITE = {"anonymous": 302, "default": 404, **dict.fromkeys(READERS, 403)}
API_READ = {"anonymous": 401, "default": 404, **dict.fromkeys(READERS, 200)}
API_WRITE = {"anonymous": 401, "default": 404, **dict.fromkeys(READERS, 403)}
MERGING = (*OFFICE, "admin")
PROPOSE = {"anonymous": 302, "default": 403, **dict.fromkeys(MERGING, 200)}
SEE_MERGERS = {**PROPOSE, "auditor": 200}
SEEING = {"adviser": 302, "formal_officer": 302}
API_SEEING = {"adviser": 200, "formal_officer": 200}

ROWS = [
    row("organisations:safe", make=organisation, **READ),
    row("organisations:safe_add", make=organisation, **WRITE | {"owner": 200}),
    row("organisations:safe_add", make=organisation, method="POST", data={}, **WRITE | {"owner": 422}),
    row("organisations:safe_version", make=entry, **WRITE | {"owner": 200}),
    row("organisations:safe_take_out", make=version, **WRITE | {"owner": 200}),
    row(
        "organisations:safe_take_out",
        make=version,
        method="POST",
        data={"reason": "Falsche Datei"},
        **WRITE | {"owner": 302},
    ),
    row("organisations:safe_seen", make=version, method="POST", **WRITE | SEEING),
    row("documents:download", make=document, **READ),
    row("organisations:health", make=organisation, **READ),
    row(
        "organisations:health",
        make=organisation,
        method="POST",
        data={"cash_book": "yes"},
        **WRITE | {"owner": 302},
    ),
    row("organisations:record", make=organisation, **WRITE | {"owner": 200}),
    row("organisations:record", make=organisation, method="POST", data={}, **WRITE | {"owner": 302}),
    row(
        "organisations:list",
        anonymous=302,
        default=403,
        **dict.fromkeys((*OFFICE, "auditor", "admin"), 200),
    ),
    row("organisations:doubles", **SEE_MERGERS),
    row("organisations:merge_choose", make=organisation, **PROPOSE),
    row("organisations:merger_new", make=pair, **PROPOSE),
    row(
        "organisations:merger_new", make=pair, method="POST", data={}, **PROPOSE | dict.fromkeys(MERGING, 422)
    ),
    row("organisations:merger", make=proposal, **SEE_MERGERS),
    row(
        "organisations:merger_decide",
        make=proposal,
        method="POST",
        data=lambda world: {"merge": "1", "seen": world.seal},
        anonymous=302,
        default=403,
        admin=302,
    ),
    row(
        "organisations:page",
        make=organisation,
        anonymous=302,
        default=403,
        **dict.fromkeys((*OFFICE, "auditor"), 200),
    ),
    # the same over the API
    row(
        "api:organisations_list",
        anonymous=401,
        default=403,
        **dict.fromkeys((*OFFICE, "auditor", "admin"), 200),
    ),
    row("api:organisations_doubles", **SEE_MERGERS | {"anonymous": 401}),
    row("api:organisations_mergers", **SEE_MERGERS | {"anonymous": 401}),
    row("api:organisations_merger", make=proposal, **SEE_MERGERS | {"anonymous": 401}),
    row("api:organisations_merger_preview", make=pair, **PROPOSE | {"anonymous": 401}),
    row(
        "api:organisations_propose_merger",
        data=lambda world: {
            "kept": str(world.organisation.uuid),
            "gone": str(world.double.uuid),
            "reason": "Doppelt",
        },
        **PROPOSE | {"anonymous": 401} | dict.fromkeys(MERGING, 409),
    ),
    row(
        "api:organisations_decide_merger",
        make=proposal,
        data=lambda world: {"merge": True, "seen": world.seal},
        anonymous=401,
        default=403,
        admin=200,
    ),
    row(
        "api:organisations_page",
        make=organisation,
        anonymous=401,
        default=403,
        **dict.fromkeys((*OFFICE, "auditor"), 200),
    ),
    row("api:organisations_safe_kinds", anonymous=401, default=200),
    row(
        "api:organisations_keep_safe_kind",
        make=lambda world: {"code": "permit"},
        data={"name_de": ""},
        anonymous=401,
        default=403,
        admin=422,
    ),
    row("api:organisations_safe", make=organisation, **API_READ),
    row("api:organisations_safe_add", make=organisation, data={}, anonymous=401, default=422),
    row(
        "api:organisations_safe_take_out",
        make=version,
        data={"reason": "Falsche Datei"},
        **API_WRITE | {"owner": 204},
    ),
    row("api:organisations_safe_seen", make=version, **API_WRITE | API_SEEING),
    row("api:organisations_health", make=organisation, **API_READ),
    row(
        "api:organisations_answer_health",
        make=organisation,
        data={"replies": {"cash_book": "no"}},
        **API_WRITE | {"owner": 200},
    ),
    row("api:organisations_record", make=organisation, **API_READ),
    row("api:organisations_keep_record", make=organisation, data={}, **API_WRITE | {"owner": 200}),
]
