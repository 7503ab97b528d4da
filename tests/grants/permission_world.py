"""A call and an application for the table of grants, and how its addresses name them."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.grants import factories as make
from tests.people.factories import HouseFactory, UserFactory
from workflows.engine import actions as engine
from workflows.grants import actions
from workflows.grants.flows import MicroProjectFlow
from workflows.grants.models import Application


def build(world: SimpleNamespace) -> None:
    """An open call and an application in its formal check; the owner represents the applicant."""
    HouseFactory(email="haus@example.org")
    people = SimpleNamespace(
        manager=UserFactory(roles=["call_manager"]), second=UserFactory(roles=["call_manager"])
    )
    world.call = make.open_call(people)
    world.draft = actions.copy_call(source=world.call, actor=people.manager, slug="entwurf")
    world.reviewing = UserFactory(roles=["reviewer"])
    world.owner, world.organisation = make.applicant()
    world.case = actions.start_draft(call=world.call, organisation=world.organisation, actor=world.owner)
    Application.objects.filter(pk=world.case.pk).update(
        number="MP-2026-0001", submitted_at=timezone.now(), requested=Decimal(900), total_cost=Decimal(1000)
    )
    engine.start(MicroProjectFlow, case=world.case, actor=world.owner, verb="submitted")
    world.step = make.step(world.case, "formal_check")


def letter(world: SimpleNamespace) -> dict[str, object]:
    """A letter of the call that is being written."""
    return {"slug": world.draft.slug, "letter": "award", "language": "de"}


def slug(world: SimpleNamespace) -> dict[str, Any]:
    """The call in an address."""
    return {"slug": world.call.slug}


def case(world: SimpleNamespace) -> dict[str, Any]:
    """The application in an address."""
    return {"case_id": world.case.pk}


def step(world: SimpleNamespace) -> dict[str, Any]:
    """The open formal check in an address."""
    return {"pk": world.step.pk}


def reviewer(world: SimpleNamespace) -> dict[str, Any]:
    """A reviewer in an address."""
    return {"uuid": world.reviewing.uuid}


def api_reviewer(world: SimpleNamespace) -> dict[str, Any]:
    """A reviewer in an address of the API."""
    return {"reviewer": world.reviewing.uuid}


def api_step(world: SimpleNamespace) -> dict[str, Any]:
    """The open formal check in an address of the API."""
    return {"step_id": world.step.pk}


def draft(world: SimpleNamespace) -> dict[str, Any]:
    """A draft for the owner's organisation."""
    return {"call": world.call.slug, "organisation": str(world.organisation.uuid)}


def talk(world: SimpleNamespace) -> dict[str, Any]:
    """A consultation of today."""
    return {"organisation": str(world.organisation.uuid), "held_on": timezone.localdate().isoformat()}


READERS = ("formal_officer", "adviser", "decision_maker", "examiner", "cash", "auditor")
SEEING = dict.fromkeys(("owner", *READERS), 200)
REFUSED = dict.fromkeys(READERS, 403)
ANSWERING = ("decision_maker", "formal_officer", "examiner")
ADMITTING = ("call_manager", "formal_officer", "decision_maker", "auditor")
STAFF = {"owner": 403, "applicant": 403}
