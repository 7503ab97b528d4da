"""The API of the retention: the same as the screens, for administrators and the lead of the house."""

import datetime
from typing import Any

from django.http import Http404
from ninja import Field, Schema

from workflows.desk import rules
from workflows.desk.actions import retention as actions
from workflows.desk.reading import retention as reading
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require
from workflows.upkeep.retention.keepings import Rule
from workflows.upkeep.retention.running import Candidate

router = Router(tags=["retention"], auth=api_auth)


class RuleIn(Schema):
    """How long things of one kind are kept from today on."""

    after: int
    unit: str
    from_year_end: bool
    warn_days: int
    deed: str
    basis: str = Field(max_length=300)
    checked_on: datetime.date | None = None


class RuleOut(RuleIn):
    """A rule that counts today."""

    code: str
    label: str
    event: str
    deeds: list[str]
    in_bulk: bool
    valid_from: datetime.date

    @staticmethod
    def of(rule: Rule) -> dict[str, object]:
        """The rule with what it is about."""
        names = ("after", "unit", "from_year_end", "warn_days", "deed", "basis", "checked_on", "valid_from")
        keeping = rule.keeping
        return {
            **{name: getattr(rule.row, name) for name in names},
            "code": keeping.code,
            "label": str(keeping.label),
            "event": str(keeping.event),
            "deeds": list(keeping.deeds),
            "in_bulk": keeping.in_bulk is not None,
        }


class DueOut(Schema):
    """Something whose time is over: `step` is forget, tell (people first), wait (they were told) or held."""

    rule: str
    kind: str
    subject: str
    step: str

    @staticmethod
    def of(candidate: Candidate) -> dict[str, object]:
        """The identifier and nothing else."""
        keeping = candidate.rule.keeping
        return {
            "rule": keeping.code,
            "kind": keeping.kind,
            "subject": candidate.subject,
            "step": candidate.step,
        }


class LegalHoldIn(Schema):
    """What is to be kept and why; `subject` is an identifier, or the number of a case."""

    kind: str
    subject: str
    reason: str


class LegalHoldOut(LegalHoldIn):
    """A hold that binds."""

    id: int
    set_at: datetime.datetime


class DeedOut(Schema):
    """Something that was deleted or anonymised."""

    at: datetime.datetime
    code: str
    subject: str
    count: int
    deed: str
    after: str


class RetentionOut(Schema):
    """How it stands today."""

    rules: list[RuleOut]
    due: list[DueOut]
    holds: list[LegalHoldOut]
    deeds: list[DeedOut]


@router.get("/", response=RetentionOut, operation_id="retention")
def read(request: SignedIn) -> Any:
    """Read the rules, what is over today (a dry run), what is held and what was forgotten lately."""
    require(rules.may_keep(request.user))
    state = reading.retention()
    return {
        "rules": [RuleOut.of(rule) for rule in state.rules],
        "due": [DueOut.of(each) for each in state.due],
        "holds": state.holds,
        "deeds": state.deeds,
    }


@router.put("/rules/{code}", response=RuleOut, operation_id="retention_rule")
def change(request: SignedIn, code: str, data: RuleIn) -> Any:
    """Change how long something is kept, from today on."""
    require(rules.may_keep(request.user))
    if reading.rule_of(code) is None:
        raise Http404
    actions.change_rule(code=code, **data.dict(), actor=request.user)
    changed = reading.rule_of(code)
    assert changed is not None
    return RuleOut.of(changed)


@router.post("/holds", response={201: LegalHoldOut}, operation_id="retention_hold")
def hold(request: SignedIn, data: LegalHoldIn) -> Any:
    """Hold a case or an account: nothing of it is deleted until the hold is released."""
    return 201, actions.hold(**data.dict(), actor=request.user)


@router.post("/holds/{hold_id}/release", response=LegalHoldOut, operation_id="retention_release")
def release(request: SignedIn, hold_id: int) -> Any:
    """Release a hold; the rules count again."""
    return actions.release(hold_id=hold_id, actor=request.user)
