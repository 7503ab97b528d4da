"""Who may do what after having done what: the separation of duties, in one table.

A person wears a hat in a case: as somebody of the applicant's side, as adviser, formal officer, reviewer,
decision maker, or with a declared conflict of interest. TABLE says which hats keep a person out of which
step. Roles are the engine's business; here two different people are made sure of.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Step, StepState
from workflows.people.models import Membership
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import (
    Application,
    Consultation,
    Decision,
    FormalCheck,
    GrantSettlement,
    Payment,
    Review,
    ReviewState,
)

if TYPE_CHECKING:
    from workflows.people.models import User


class Hat(StrEnum):
    """In what capacity somebody has already touched a case."""

    APPLICANT = "applicant"
    CONFLICT = "conflict"
    ADVISER = "adviser"
    FORMAL = "formal"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    CHECKER = "checker"
    PAYER = "payer"
    EXAMINER = "examiner"


class Act(StrEnum):
    """What somebody wants to do in a case."""

    FORMAL_CHECK = "formal_check"
    CONFIRM_REJECTION = "confirm_rejection"
    ASSIGN = "assign"
    REVIEW = "review"
    DECIDE = "decide"
    COUNTERSIGN = "countersign"
    CHECK_PAYMENT = "check_payment"
    RELEASE_PAYMENT = "release_payment"
    EXAMINE = "examine"
    SETTLE = "settle"
    RECEIVE = "receive"


OUTSIDE = frozenset({Hat.APPLICANT, Hat.CONFLICT})

# Domain 3.3 "hard rules" 1 to 6; the applicant's own people and conflicted people are out everywhere.
TABLE: dict[Act, frozenset[Hat]] = {
    Act.FORMAL_CHECK: frozenset({Hat.APPLICANT, Hat.CONFLICT, Hat.REVIEWER, Hat.DECIDER}),
    Act.CONFIRM_REJECTION: frozenset({Hat.APPLICANT, Hat.CONFLICT, Hat.FORMAL}),
    Act.ASSIGN: frozenset({Hat.APPLICANT, Hat.CONFLICT, Hat.REVIEWER, Hat.DECIDER}),
    Act.REVIEW: frozenset({Hat.APPLICANT, Hat.CONFLICT, Hat.ADVISER, Hat.FORMAL, Hat.DECIDER}),
    Act.DECIDE: frozenset({Hat.APPLICANT, Hat.CONFLICT, Hat.FORMAL, Hat.REVIEWER}),
    Act.COUNTERSIGN: OUTSIDE | {Hat.FORMAL},
    Act.CHECK_PAYMENT: OUTSIDE | {Hat.PAYER, Hat.EXAMINER},
    Act.RELEASE_PAYMENT: OUTSIDE | {Hat.CHECKER, Hat.EXAMINER},
    Act.EXAMINE: OUTSIDE | {Hat.ADVISER, Hat.CHECKER, Hat.PAYER},
    Act.SETTLE: OUTSIDE | {Hat.EXAMINER},
    Act.RECEIVE: OUTSIDE,
}

REASONS = {
    Hat.APPLICANT: _("You belong to the organisation that applies. Somebody else has to do this."),
    Hat.CONFLICT: _("You declared a conflict of interest in this case. Somebody else has to do this."),
    Hat.ADVISER: _("You advised this organisation. Who advised does not review or examine."),
    Hat.FORMAL: _("You made the formal check of this application. A second person has to do this step."),
    Hat.REVIEWER: _("You are a reviewer of this application. Somebody else has to do this step."),
    Hat.DECIDER: _("You decided on this application. Somebody else has to do this step."),
    Hat.CHECKER: _("You checked a payment of this grant. A second person has to do this step."),
    Hat.PAYER: _("You released a payment of this grant. A second person has to do this step."),
    Hat.EXAMINER: _("You examined the report on this grant. A second person has to do this step."),
}
# The officer's steps; having done one of them makes a person the formal officer of the case.
FORMAL_NODES = ("formal_check", "assign", "assign_third", "recheck")


def _as(hat: Hat, query: QuerySet[Any]) -> QuerySet[Any]:
    return query.order_by().annotate(hat=Value(hat.value)).values_list("hat")


def hats(case: Application, user: "User") -> frozenset[Hat]:
    """The hats that `user` wears in `case`; one query."""
    mine = Q(application=case)
    checks = {
        Hat.APPLICANT: Membership.objects.filter(organisation=case.organisation_id, user=user),
        Hat.CONFLICT: Review.objects.filter(mine, reviewer=user, state=ReviewState.RECUSED),
        Hat.ADVISER: Consultation.objects.filter(
            Q(case_id=case.pk) | Q(organisation_id=case.organisation_id, organisation__isnull=False),
            adviser=user,
        ),
        Hat.FORMAL: FormalCheck.objects.filter(mine, officer=user),
        Hat.REVIEWER: Review.objects.filter(mine, reviewer=user).standing(),
        Hat.DECIDER: Decision.objects.filter(mine, decided_by=user),
        Hat.CHECKER: Payment.objects.filter(mine, checked_by=user),
        Hat.PAYER: Payment.objects.filter(mine, released_by=user),
        Hat.EXAMINER: GrantSettlement.objects.filter(mine, examined_by=user),
    }
    steps = Step.objects.filter(case_id=case.pk, done_by=user, state=StepState.DONE, node__in=FORMAL_NODES)
    rows = [_as(hat, query) for hat, query in checks.items()] + [_as(Hat.FORMAL, steps)]
    worn = {Hat(hat) for (hat,) in rows[0].union(*rows[1:])}
    if case.applicant_id == user.pk:
        worn.add(Hat.APPLICANT)
    return frozenset(worn)


def verdict(act: Act, worn: frozenset[Hat]) -> Verdict:
    """Whether somebody with these hats may do `act`; the reason of the first hat that keeps them out."""
    for hat in Hat:
        if hat in worn and hat in TABLE[act]:
            return refused(REASONS[hat])
    return ALLOWED


def may(act: Act, user: "User", case: Application) -> Verdict:
    """Whether `user` may do `act` in `case`, whatever their role."""
    return verdict(act, hats(case, user))
