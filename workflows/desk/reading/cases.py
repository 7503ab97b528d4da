"""Reading one case: its row, its open steps, what is written about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import CaseMessage
from workflows.documents.rules import listed
from workflows.engine import kinds
from workflows.engine.looking import steps_of
from workflows.engine.membership import mine
from workflows.engine.models import Audience, Case, Step, StepState
from workflows.engine.reading import steps_for
from workflows.engine.rules import may_perform
from workflows.engine.standing import found_for, remembered, standing
from workflows.engine.turns import Turn, turn_in
from workflows.people import membership
from workflows.people.models import Role, User, Visitor
from workflows.people.shapes import Shape, shape_of
from workflows.upkeep.statements import CASE, Statement


@dataclass(frozen=True)
class OpenStep:
    """A step that waits: its name, until when, where to do it (empty for others) and why not."""

    step: Step
    label: str
    href: str
    reason: str = ""
    mine: bool = False
    is_hidden: bool = False

    @property
    def who(self) -> str:
        """Whose turn it is: the person, or everybody with the role, or the applicant."""
        if self.is_hidden:
            return _("not shown until all have handed in")
        if self.step.assignee is not None:
            return str(self.step.assignee)
        return str(Role(self.step.role).label) if self.step.role else _("the applicant")


def visible_case(user: Visitor, case_id: UUID) -> Any:
    """The concrete case; Http404 when there is none or it must not be seen. Two queries."""
    if not (user.is_authenticated and user.is_active):
        raise Http404
    base = next(iter(_seen(shape_of(user), person=user.pk, case=case_id)), None)
    if base is None or kinds.find(base.kind) is None:
        raise Http404
    case: Any = kinds.concrete(base)
    case._state.fields_cache |= {name: base._state.fields_cache[name] for name in _BESIDE}
    is_missed = case.closed_at is None and kinds.get(case.kind).applicant_acts
    case.nobody_acts = is_missed and not _acts_somebody(case, represented=base.is_represented)
    found_for(case, user)
    return case


_BESIDE = ("assignee", "process")  # what the page asks of every case, whatever its kind needs


def _seen_cases(shape: Shape) -> Any:
    """The case, for whoever has this shape, and whether somebody may sign for it."""
    cases = Case.objects.visible_to(shape.stand_in()).filter(pk=CASE)
    signing = membership.signing().filter(organisation=OuterRef("organisation"))
    return cases.select_related(*_BESIDE).annotate(is_represented=Exists(signing))


_seen: Statement[Any] = Statement(_seen_cases)


def _acts_somebody(case: Case, *, represented: bool) -> bool:
    return case.applicant.is_active if case.organisation_id is None else represented


def own_cases(user: User) -> Any:
    """The cases of the person and of the organisations they belong to, as far as they may be seen."""
    return Case.objects.visible_to(user).filter(mine(user))


def open_steps(user: Visitor, case: Case) -> list[OpenStep]:
    """What has to be done next in this case, those that `user` may do first."""
    kind = kinds.get(case.kind)
    steps = sorted((step for step in steps_of(case) if step.state == StepState.OPEN), key=_due_first)
    found, hidden = [], kinds.hidden_nodes(case, user)
    for step in steps:
        verdict = may_perform(user, step, case)
        href = kind.step_url(step) if verdict.allowed and kind.step_url else ""
        label = kinds.node_label(case.kind, step.node)
        unseen = step.node in hidden and step.assignee_id != user.pk
        found.append(OpenStep(step, label, href, verdict.reason, verdict.allowed, unseen))
    return sorted(found, key=lambda waiting: not waiting.mine)


def turn(user: User, case: Case, steps: Iterable[OpenStep]) -> Turn | None:
    """Whose turn it is in this case, for somebody who sees its open steps."""
    known = [(each.step, each.mine) for each in steps]
    return turn_in(case, known, belongs=standing(case, user).belongs)


def own_step_address(user: User, case_id: UUID) -> str:
    """Where a person does a step that was given to them by name; empty when there is none."""
    step = steps_for(user).filter(case_id=case_id, assignee=user).first()
    kind = kinds.find(step.case.kind) if step else None
    return kind.step_url(step) if step and kind and kind.step_url else ""


def _due_first(step: Step) -> tuple[bool, object, int]:
    return step.due_at is None, step.due_at, step.pk


def documents(user: User, case: Case) -> Any:
    """The documents that `user` may read, oldest first."""
    return listed(user, case)


def messages(user: object, case: Case) -> list[CaseMessage]:
    """What the house and the applicant wrote to each other; nothing for those who may not read it."""
    if not rules.may_read_messages(user, case).allowed:
        return []
    return [each for each in _written_in(case) if each.audience == Audience.EVERYONE]


def notes(user: User, case: Case) -> list[CaseMessage]:
    """What the office wrote for itself."""
    if not rules.may_read_notes(user, case).allowed:
        return []
    return [each for each in _written_in(case) if each.audience == Audience.STAFF]


def _written_in(case: Case) -> list[CaseMessage]:
    """Messages and notes, read once with this row of the case."""
    return remembered(case, "written", lambda: _written(case=case.pk))


_written: Statement[CaseMessage] = Statement(
    lambda: CaseMessage.objects.filter(case_id=CASE).select_related("author").prefetch_related("attachments")
)


def members(case: Case) -> list[User] | None:
    """Who belongs to the applicant's organisation and can be reached; None when it has no organisation."""
    if case.organisation_id is None:
        return None
    people = User.objects.filter(is_active=True, memberships__organisation=case.organisation_id)
    return list(people.order_by("memberships__since", "pk"))
