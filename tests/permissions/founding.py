"""Who gets what at the addresses of foundings."""

from collections.abc import Callable
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
    """The person who founds, with a founding at each step of the way to the register."""
    world.owner = UserFactory()
    world.cases = {node: make(world.owner) for node, make in WAYS.items()}


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


def opening(world: SimpleNamespace) -> dict[str, Any]:
    """The first step of a meeting."""
    return {**approved(world), "code": "opening"}


def telling(world: SimpleNamespace) -> dict[str, Any]:
    """A founding whose offices have to be told, without the way there."""
    case = factories.started(world.owner)
    FoundingCase.objects.filter(pk=case.pk).update(stage="follow_up", submitted_at=timezone.now())
    Duty.objects.create(case=case, code="tax_office", due_at=timezone.now())
    return {"case_id": case.pk}


def at(node: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    """The founding whose open step is `node`."""
    return lambda world: {"case_id": world.cases[node].pk}


def _checked(owner: Any) -> FoundingCase:
    case = factories.founded(owner)
    factories.hand_in(case)
    return factories.fresh(case)


def _refused(owner: Any) -> FoundingCase:
    return factories.answered(factories.filed(owner), "rejected")


# Every answer is undone, so one case for each step is enough.
WAYS: dict[str, Callable[[Any], FoundingCase]] = {
    "papers": factories.founded,
    "check_papers": _checked,
    "apply": factories.founded_at_work,
    "court": factories.filed,
    "contest": _refused,
    "follow_up": factories.entered,
}


def done_duty(world: SimpleNamespace) -> dict[str, Any]:
    """A duty that was ticked off."""
    kwargs = telling(world)
    Duty.objects.filter(case_id=kwargs["case_id"]).update(done_at=timezone.now())
    return {**kwargs, "code": "tax_office", "turn": 1}


def turned(world: SimpleNamespace) -> dict[str, Any]:
    """A duty with its turn."""
    return {**duty(world), "turn": 1}


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
REPORTING = {"owner": 200, "adviser": 200, "auditor": 403}
NEGATIVE = {"owner": 422, "adviser": 403, "auditor": 403}
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
    row("founding:agenda", make=approved, anonymous=302, default=404, **FOUNDING),
    row("founding:agenda_page", make=opening, anonymous=302, default=404, **FOUNDING),
    row("founding:agenda_close", make=approved, anonymous=302, default=404, **FOUNDING),
    row("api:founding_agenda", make=approved, anonymous=401, default=404, **FOUNDING),
    row(
        "api:founding_agenda_step",
        make=opening,
        data={"values": {"held_on": "2026-11-20", "place": "Lindenstadt"}},
        anonymous=401,
        default=404,
        **FOUNDING,
    ),
    row("founding:duties", make=telling, anonymous=302, default=404, **SEEING),
    row("founding:tick", make=duty, method="POST", anonymous=302, default=404, **TICKING),
    row(
        "founding:close",
        make=at("follow_up"),
        method="POST",
        anonymous=302,
        default=404,
        **{**ADVISING, "adviser": 422},
    ),
    row("founding:tick_turn", make=turned, method="POST", anonymous=302, default=404, **TICKING),
    row("founding:duty_calendar", make=turned, anonymous=302, default=404, **SEEING),
    row("founding:calendar", make=telling, anonymous=302, default=404, **SEEING),
    row("founding:tax_notice", make=telling, anonymous=302, default=404, **REPORTING),
    row("founding:change", make=telling, anonymous=302, default=404, **REPORTING),
    row("founding:members", make=telling, anonymous=302, default=404, **REPORTING),
    row("founding:papers", make=at("papers"), anonymous=302, default=404, **FOUNDING),
    row(
        "founding:check_papers",
        make=at("check_papers"),
        anonymous=302,
        default=404,
        **ADVISING,
    ),
    row("founding:application", make=at("apply"), anonymous=302, default=404, **FOUNDING),
    row("founding:court", make=at("court"), anonymous=302, default=404, **FOUNDING),
    row("founding:remedy", make=at("contest"), anonymous=302, default=404, **FOUNDING),
    row("api:founding_register", make=telling, anonymous=401, default=404, **SEEING),
    row(
        "api:founding_papers",
        make=at("papers"),
        method="POST",
        anonymous=401,
        default=404,
        **NEGATIVE,
    ),
    row(
        "api:founding_check_papers",
        make=at("check_papers"),
        data={"differing": ["date"]},
        anonymous=401,
        default=404,
        **{**ADVISING, "adviser": 422},
    ),
    row(
        "api:founding_application",
        make=at("apply"),
        data={
            "court": "Amtsgericht",
            "certified_by": "town_hall",
            "certified_on": "2026-11-20",
            "filed_on": "2026-11-20",
            "signers": [],
        },
        anonymous=401,
        default=404,
        **NEGATIVE,
    ),
    row(
        "api:founding_court_answer",
        make=at("court"),
        data={"kind": "interim", "received_on": "2026-11-20"},
        anonymous=401,
        default=404,
        **NEGATIVE,
    ),
    row(
        "api:founding_remedy",
        make=at("contest"),
        data={"way": "editorial", "done_on": "2026-11-20"},
        anonymous=401,
        default=404,
        **NEGATIVE,
    ),
    row(
        "api:founding_tax_notice",
        make=telling,
        data={"kind": "granted", "dated": "2026-11-20", "received_on": "2026-11-19"},
        anonymous=401,
        default=404,
        **{**REPORTING, "owner": 422, "adviser": 422},
    ),
    row(
        "api:founding_change",
        make=telling,
        data={"changed_on": "2026-11-20"},
        anonymous=401,
        default=404,
        **{**REPORTING, "owner": 422, "adviser": 422},
    ),
    row(
        "api:founding_members",
        make=telling,
        data={"members": 12},
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row(
        "api:founding_duty_reopen",
        make=done_duty,
        method="POST",
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row("api:founding_calendar", make=telling, anonymous=401, default=404, **SEEING),
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
    row(
        "api:founding_close", make=at("follow_up"), anonymous=401, default=404, **{**ADVISING, "adviser": 422}
    ),
    row("api:founding_documents", make=telling, anonymous=401, default=404, **SEEING),
]
