"""Who gets what at the addresses of help with filling in."""

from types import SimpleNamespace
from typing import Any

from tests.grants.permission_world import build as grants_world
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.grants.models import Helping, TrustedPartner

from .table import row

NAMING = {"admin": 200, "call_manager": 200}
NOBODY = "00000000-0000-4000-8000-000000000000"


def build(world: SimpleNamespace) -> None:
    """The owner represents a group that an adviser asked to help."""
    grants_world(world)
    world.helper = UserFactory(roles=["adviser"])


def group(world: SimpleNamespace) -> dict[str, Any]:
    """The group in an address."""
    return {"uuid": world.organisation.uuid}


def api_group(world: SimpleNamespace) -> dict[str, Any]:
    """The group in an address of the API."""
    return {"organisation": world.organisation.uuid}


def asked(world: SimpleNamespace) -> dict[str, Any]:
    """Somebody who asked."""
    row, _made = Helping.objects.get_or_create(
        organisation=world.organisation, helper=world.helper, ended_at=None
    )
    return {"pk": row.pk}


def api_asked(world: SimpleNamespace) -> dict[str, Any]:
    """The same over the API."""
    return {"helping_id": asked(world)["pk"]}


def partner(world: SimpleNamespace) -> dict[str, Any]:
    """A trusted partner."""
    return {"pk": TrustedPartner.objects.create(organisation=OrganisationFactory(), named_by=world.helper).pk}


def api_partner(world: SimpleNamespace) -> dict[str, Any]:
    """The same over the API."""
    return {"partner_id": partner(world)["pk"]}


ADDRESS = {"email": "nobody@example.org"}
ROWS = [
    row("grants:helpers", make=group, anonymous=302, default=404, owner=200),
    row("grants:helpers", make=group, method="POST", data={}, anonymous=302, default=404, owner=422),
    row("grants:agree_to_helper", make=asked, method="POST", data={}, anonymous=302, default=404, owner=302),
    row("grants:end_help", make=asked, method="POST", data={}, anonymous=302, default=404, owner=302),
    row("grants:helping", anonymous=302, default=403, adviser=200),
    row("grants:partners", anonymous=302, default=403, **NAMING),
    row("grants:distrust_partner", make=partner, anonymous=302, default=403, **NAMING),
    row("api:grants_helpers", make=api_group, anonymous=401, default=404, owner=200),
    row("api:grants_name_helper", make=api_group, data=ADDRESS, anonymous=401, default=404, owner=422),
    row("api:grants_agree_to_helper", make=api_asked, anonymous=401, default=404, owner=200),
    row("api:grants_end_help", make=api_asked, anonymous=401, default=404, owner=204),
    row("api:grants_helping", anonymous=401, default=403, adviser=200),
    row("api:grants_ask_to_help", data=ADDRESS, anonymous=401, default=403, adviser=202),
    row("api:grants_partners", anonymous=401, default=403, **NAMING),
    row(
        "api:grants_trust_partner",
        data={"organisation": NOBODY},
        anonymous=401,
        default=403,
        admin=404,
        call_manager=404,
    ),
    row(
        "api:grants_distrust_partner",
        make=api_partner,
        anonymous=401,
        default=403,
        admin=204,
        call_manager=204,
    ),
]
