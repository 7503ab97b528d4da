"""Who gets what at the addresses of foundings."""

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.founding import factories
from tests.people.factories import UserFactory
from workflows.founding.models import Duty, FoundingCase

from .table import row

MEETING = {
    "held_on": "2026-11-20",
    "place": "Lindenstadt",
    "chair": "Lina Saleh",
    "minutes_taker": "Noor Aziz",
    "present": 0,
    "founding": {"yes": 0},
    "statute": {"yes": 0},
    "statute_first": True,
    "elected": [],
}
SEEING = {"owner": 200, "adviser": 200, "auditor": 200}
ADVISING = {"owner": 403, "adviser": 200, "auditor": 403}
FOUNDING = {"owner": 200, "adviser": 403, "auditor": 403}


def build(world: SimpleNamespace) -> None:
    """The person who founds; each row makes the founding in the stage it needs."""
    world.owner = UserFactory()


def draft(world: SimpleNamespace) -> dict[str, Any]:
    """A founding being written."""
    return {"case_id": factories.started(world.owner).pk}


def handed_in(world: SimpleNamespace) -> dict[str, Any]:
    """A founding with the advisers."""
    return {"case_id": factories.submitted(world.owner).pk}


def returned(world: SimpleNamespace) -> dict[str, Any]:
    """A founding sent back."""
    return {"case_id": factories.returned(world.owner).pk}


def approved(world: SimpleNamespace) -> dict[str, Any]:
    """A founding before its meeting."""
    return {"case_id": factories.approved(world.owner).pk}


def founded(world: SimpleNamespace) -> dict[str, Any]:
    """A founding after its meeting."""
    return {"case_id": factories.founded(world.owner).pk}


def telling(world: SimpleNamespace) -> dict[str, Any]:
    """A founding whose offices have to be told, without the way there."""
    case = factories.started(world.owner)
    FoundingCase.objects.filter(pk=case.pk).update(stage="follow_up", submitted_at=timezone.now())
    Duty.objects.create(case=case, code="tax_office", due_at=timezone.now())
    return {"case_id": case.pk}


def rule(world: SimpleNamespace) -> dict[str, Any]:
    """A rule that can be waived."""
    return {**draft(world), "rule": "V-07"}


def paragraph(world: SimpleNamespace) -> dict[str, Any]:
    """A paragraph of the statute."""
    return {**draft(world), "paragraph": "G2"}


def duty(world: SimpleNamespace) -> dict[str, Any]:
    """A duty towards an office."""
    return {**telling(world), "code": "tax_office"}


NO_CONTENT = {**ADVISING, "adviser": 204}
TICKING = {"owner": 302, "adviser": 302, "auditor": 403}
ROWS = [
    row("founding:orientation", anonymous=200, default=200),
    row("founding:start", anonymous=302, default=200),
    row("founding:statute", make=draft, anonymous=302, default=404, **SEEING),
    row("founding:waive", make=rule, anonymous=302, default=404, **ADVISING),
    row("founding:wording", make=paragraph, anonymous=302, default=404, **ADVISING),
    row("founding:review", make=handed_in, anonymous=302, default=404, **ADVISING),
    row("founding:revise", make=returned, anonymous=302, default=404, **SEEING),
    row("founding:meeting", make=approved, anonymous=302, default=404, **FOUNDING),
    row("founding:duties", make=telling, anonymous=302, default=404, **SEEING),
    row("founding:tick", make=duty, method="POST", anonymous=302, default=404, **TICKING),
    row(
        "founding:close",
        make=founded,
        method="POST",
        anonymous=302,
        default=404,
        **{**ADVISING, "adviser": 422},
    ),
    row("founding:statute_check", anonymous=200, default=200),
    row("api:founding_statute_check", data={}, anonymous=422, default=422),
    row("api:founding_orientation", data={}, anonymous=200, default=200),
    row("api:founding_start", data={"name": "Neu"}, anonymous=401, default=201),
    row("api:founding_case", make=draft, anonymous=401, default=404, **SEEING),
    row("api:founding_rules", make=draft, anonymous=401, default=404, **SEEING),
    row("api:founding_statute", make=draft, anonymous=401, default=404, **SEEING),
    row("api:founding_submit", make=draft, anonymous=401, default=404, **FOUNDING),
    row(
        "api:founding_review",
        make=handed_in,
        data={"decision": "approved"},
        anonymous=401,
        default=404,
        **{**ADVISING, "adviser": 412},
    ),
    row("api:founding_waive", make=rule, data={"reason": "Gut"}, anonymous=401, default=404, **NO_CONTENT),
    row("api:founding_unwaive", make=rule, anonymous=401, default=404, **NO_CONTENT),
    row(
        "api:founding_reword", make=paragraph, data={"text": "Neu"}, anonymous=401, default=404, **NO_CONTENT
    ),
    row(
        "api:founding_meeting",
        make=approved,
        data=MEETING,
        anonymous=401,
        default=404,
        **{**FOUNDING, "owner": 422},
    ),
    row("api:founding_duties", make=telling, anonymous=401, default=404, **SEEING),
    row(
        "api:founding_duty_done",
        make=duty,
        anonymous=401,
        default=404,
        **{**SEEING, "auditor": 403},
    ),
    row("api:founding_close", make=founded, anonymous=401, default=404, **{**ADVISING, "adviser": 422}),
    row("api:founding_documents", make=telling, anonymous=401, default=404, **SEEING),
]
