"""Reading one case: its row, its open steps, what is written about it."""

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
from workflows.engine.membership import mine
from workflows.engine.models import Case, Step
from workflows.engine.rules import may_perform
from workflows.people.models import Role, User, Visitor


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
    rows = Case.objects.visible_to(user).select_related("organisation", "applicant", "assignee", "process")
    unrepresented = Case.objects.unrepresented().filter(pk=OuterRef("pk"))
    base = rows.annotate(nobody_acts=Exists(unrepresented)).filter(pk=case_id).first()
    if base is None or kinds.find(base.kind) is None:
        raise Http404
    case = kinds.concrete(base)
    for name in ("organisation", "applicant", "assignee", "process", "nobody_acts"):
        setattr(case, name, getattr(base, name))
    return case


def own_cases(user: Any) -> Any:
    """The cases of the person and of the organisations they belong to, as far as they may be seen."""
    return Case.objects.visible_to(user).filter(mine(user))


def open_steps(user: Any, case: Any) -> list[OpenStep]:
    """What has to be done next in this case, those that `user` may do first."""
    kind = kinds.get(case.kind)
    steps = (
        Step.objects.open()
        .filter(case_id=case.pk)
        .select_related("task", "assignee")
        .order_by("due_at", "id")
    )
    found, hidden = [], kinds.hidden_nodes(case, user)
    for step in steps:
        verdict = may_perform(user, step, case)
        href = kind.step_url(step) if verdict.allowed and kind.step_url else ""
        label = kinds.node_label(case.kind, step.node)
        unseen = step.node in hidden and step.assignee_id != user.pk
        found.append(OpenStep(step, label, href, verdict.reason, verdict.allowed, unseen))
    return sorted(found, key=lambda waiting: not waiting.mine)


def documents(user: User, case: Case) -> Any:
    """The documents that `user` may read, oldest first."""
    return listed(user, case)


def messages(user: object, case: Any) -> Any:
    """What the house and the applicant wrote to each other; nothing for those who may not read it."""
    if not rules.may_read_messages(user, case).allowed:
        return CaseMessage.objects.none()
    rows = CaseMessage.objects.with_the_applicant().filter(case_id=case.pk)
    return rows.select_related("author").prefetch_related("attachments")


def notes(user: User, case: Case) -> Any:
    """What the office wrote for itself."""
    if not rules.may_read_notes(user, case).allowed:
        return CaseMessage.objects.none()
    return CaseMessage.objects.notes().filter(case_id=case.pk).select_related("author")


def members(case: Case) -> list[User] | None:
    """Who belongs to the applicant's organisation and can be reached; None when it has no organisation."""
    if case.organisation_id is None:
        return None
    people = User.objects.filter(is_active=True, memberships__organisation=case.organisation_id)
    return list(people.order_by("memberships__since", "pk"))
