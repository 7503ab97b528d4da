"""Who may do what after having done what: the separation of duties, in one table.

A person wears a hat in a case: as somebody of the applicant's side, as adviser, formal officer, reviewer,
decision maker, or with a declared conflict of interest. Hats come from what people did and stay for ever;
only the applicant's hat is of today, and whoever once had a hand in the application keeps that one instead.
TABLE says which hats keep a person out of which step. Roles are the engine's business; here two different
people are made sure of.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.engine.standing import Standing, deed, source, standing
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Conflict, Consultation, JuryVote, Review

if TYPE_CHECKING:
    from workflows.people.models import User


class Hat(StrEnum):
    """In what capacity somebody has already touched a case."""

    APPLICANT = "applicant"
    HAND = "hand"
    CONFLICT = "conflict"
    ADVISER = "adviser"
    FORMAL = "formal"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    CHECKER = "checker"
    PAYER = "payer"
    EXAMINER = "examiner"
    PROPOSER = "proposer"


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
    DEFER = "defer"
    PROPOSE_WAIVER = "propose_waiver"
    WAIVE = "waive"
    ANSWER_COMPLAINT = "answer_complaint"
    CHECK_CHANGE = "check_change"
    DECIDE_CHANGE = "decide_change"
    ANSWER_NOTICE = "answer_notice"
    VOTE = "vote"


# Domain 3.3 "hard rules" 1 to 6; these are out everywhere: the applicant's own people, whoever ever
# wrote or acted for them, and conflicted people.
OUT = frozenset({Hat.APPLICANT, Hat.HAND, Hat.CONFLICT})
TABLE: dict[Act, frozenset[Hat]] = {
    Act.FORMAL_CHECK: OUT | {Hat.REVIEWER, Hat.DECIDER},
    Act.CONFIRM_REJECTION: OUT | {Hat.FORMAL},
    Act.ASSIGN: OUT | {Hat.REVIEWER, Hat.DECIDER},
    Act.REVIEW: OUT | {Hat.ADVISER, Hat.FORMAL, Hat.DECIDER},
    Act.DECIDE: OUT | {Hat.FORMAL, Hat.REVIEWER},
    Act.COUNTERSIGN: OUT | {Hat.FORMAL},
    Act.CHECK_PAYMENT: OUT | {Hat.PAYER, Hat.EXAMINER},
    Act.RELEASE_PAYMENT: OUT | {Hat.CHECKER, Hat.EXAMINER},
    Act.EXAMINE: OUT | {Hat.ADVISER, Hat.CHECKER, Hat.PAYER},
    Act.SETTLE: OUT | {Hat.EXAMINER},
    Act.RECEIVE: OUT,
    Act.DEFER: OUT,
    Act.PROPOSE_WAIVER: OUT,
    Act.WAIVE: OUT | {Hat.PROPOSER},
    # Domain 3.3 "Complaint": answered by somebody not involved, in whatever way.
    Act.ANSWER_COMPLAINT: frozenset(Hat),
    Act.CHECK_CHANGE: OUT,
    Act.DECIDE_CHANGE: OUT | {Hat.FORMAL},
    Act.ANSWER_NOTICE: OUT,
    Act.VOTE: OUT | {Hat.ADVISER, Hat.FORMAL},
}

REASONS = {
    Hat.APPLICANT: _("You belong to the organisation that applies. Somebody else has to do this."),
    Hat.HAND: _("You had a hand in this application. Somebody else has to do this."),
    Hat.CONFLICT: _("You declared a conflict of interest in this case. Somebody else has to do this."),
    Hat.ADVISER: _("You advised this organisation. Who advised does not review or examine."),
    Hat.FORMAL: _("You made the formal check of this application. A second person has to do this step."),
    Hat.REVIEWER: _("You are a reviewer of this application. Somebody else has to do this step."),
    Hat.DECIDER: _("You decided on this application. Somebody else has to do this step."),
    Hat.CHECKER: _("You checked a payment of this grant. A second person has to do this step."),
    Hat.PAYER: _("You released a payment of this grant. A second person has to do this step."),
    Hat.EXAMINER: _("You examined the report on this grant. A second person has to do this step."),
    Hat.PROPOSER: _("You proposed to let this money go. A second person has to agree."),
}
# What in the history of a case puts which hat on; a seat in the panel does so before anything was done.
DEEDS = {
    "consulted": Hat.ADVISER,
    # Whoever wrote in the application, as its own people or as a helper, never judges it.
    "answers.written": Hat.HAND,
    "idea.ok": Hat.FORMAL,
    "idea.reject": Hat.FORMAL,
    "idea.rejected": Hat.DECIDER,
    "idea.kept": Hat.DECIDER,
    "formal.ok": Hat.FORMAL,
    "formal.return": Hat.FORMAL,
    "formal.reject": Hat.FORMAL,
    "recheck.done": Hat.FORMAL,
    "reviewers.assigned": Hat.FORMAL,
    "third.assigned": Hat.FORMAL,
    "step.reassigned": Hat.FORMAL,
    "conflict.declared": Hat.CONFLICT,
    "conflict.none": Hat.REVIEWER,
    "review.submitted": Hat.REVIEWER,
    "rejection.confirmed": Hat.DECIDER,
    "rejection.refused": Hat.DECIDER,
    "decision.approve": Hat.DECIDER,
    "decision.reject": Hat.DECIDER,
    "decision.return": Hat.DECIDER,
    "change.checked": Hat.FORMAL,
    "change.granted": Hat.DECIDER,
    "change.refused": Hat.DECIDER,
    "payment.checked": Hat.CHECKER,
    "payment.corrected": Hat.CHECKER,
    "payment.released": Hat.PAYER,
    "report.examined": Hat.EXAMINER,
    "contract.countersigned": Hat.DECIDER,
    "settlement.confirmed": Hat.DECIDER,
    "settlement.returned": Hat.DECIDER,
    "waiver.proposed": Hat.PROPOSER,
    "seat.assigned": Hat.REVIEWER,
    "seat.open": Hat.REVIEWER,
    "seat.submitted": Hat.REVIEWER,
    "seat.recused": Hat.CONFLICT,
    "jury.voted": Hat.REVIEWER,
    "jury.recused": Hat.CONFLICT,
}


@source
def _seats(case: Case, people: Collection[int]) -> QuerySet[Any]:
    seats = Review.objects.filter(application=case.pk, reviewer__in=people).exclude(conflict=Conflict.NO_TIME)
    return deed(seats, person="reviewer_id", prefix="seat.", field="state")


@source
def _talks(case: Case, people: Collection[int]) -> QuerySet[Any]:
    """Who advised the organisation about anything does not judge what it asks for."""
    about = Q(case_id=case.pk) | Q(organisation_id=case.organisation_id, organisation__isnull=False)
    return deed(
        Consultation.objects.filter(about, adviser__in=people), person="adviser_id", prefix="consulted"
    )


@source
def _ballots(case: Case, people: Collection[int]) -> QuerySet[Any]:
    """Who voted in a jury judged the application, and does not decide on it."""
    votes = JuryVote.objects.filter(item__application=case.pk, juror__in=people)
    return deed(votes, person="juror_id", prefix="jury.voted")


def hats(case: Application, user: "User") -> frozenset[Hat]:
    """The hats that `user` wears in `case`."""
    return worn_by(standing(case, user))


def worn_by(here: Standing) -> frozenset[Hat]:
    """The hats that go with a standing."""
    worn = {DEEDS[each] for each in here.deeds if each in DEEDS}
    if here.belongs:
        worn.add(Hat.APPLICANT)
    elif here.had_a_hand:
        worn.add(Hat.HAND)
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
