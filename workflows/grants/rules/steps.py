"""Who may do each step of the flow (beside the role, which the engine asks), and how long it may take."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import calendar
from workflows.engine.standing import standing
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Review, ReviewState
from . import four_eyes, scoring
from .four_eyes import Act, Hat


def may_check_formally(user: User, case: Application) -> Verdict:
    """A formal officer who is neither on the applicant's side nor reviewer nor decision maker."""
    return four_eyes.may(Act.FORMAL_CHECK, user, case)


def may_confirm_rejection(user: User, case: Application) -> Verdict:
    """Somebody other than the officer who wants to reject."""
    return four_eyes.may(Act.CONFIRM_REJECTION, user, case)


def may_assign(user: User, case: Application) -> Verdict:
    """A formal officer who does not review or decide."""
    return four_eyes.may(Act.ASSIGN, user, case)


def may_decide(user: User, case: Application) -> Verdict:
    """A decision maker who neither checked nor reviewed."""
    return four_eyes.may(Act.DECIDE, user, case)


def may_review(user: User, case: Application) -> Verdict:
    """A reviewer of this application who declared to have no conflict."""
    worn = four_eyes.hats(case, user)
    allowed = four_eyes.verdict(Act.REVIEW, worn)
    if allowed and Hat.REVIEWER not in worn:
        return refused(_("You are not a reviewer of this application."))
    return allowed


def may_answer(user: User, case: Application) -> Verdict:
    """Whoever may sign for the organisation that applied."""
    return may_sign(user, case)


def may_sign(user: User, case: Application) -> Verdict:
    """An authorised representative of the organisation."""
    if standing(case, user).represents:
        return ALLOWED
    return refused(
        _("Only an authorised representative of the organisation can do this. Ask one of them to sign in.")
    )


def may_edit(user: User, case: Application) -> Verdict:
    """Every member of the organisation may write in the form."""
    if standing(case, user).belongs:
        return ALLOWED
    return refused(_("You are not a member of this organisation."))


def may_record_signature(user: User, case: Application) -> Verdict:
    """Formal officers without a tie to the applicant."""
    if not user.has_role(Role.FORMAL_OFFICER):
        return refused(_("Only formal officers can do this."))
    return may_check_formally(user, case)


def may_name_reviewers(user: User, case: Application) -> Verdict:
    """Formal officers who may assign in this case."""
    if not user.has_role(Role.FORMAL_OFFICER):
        return refused(_("Only formal officers name reviewers."))
    return may_assign(user, case)


def may_advise(user: User) -> Verdict:
    """Advisers record talks."""
    if user.has_role(Role.ADVISER):
        return ALLOWED
    return refused(_("Only advisers record consultations."))


def review_of(case: Application, user: User) -> Review | None:
    """The standing review of this person in this case."""
    return Review.objects.standing().filter(application=case, reviewer=user).first()


# --- how long -----------------------------------------------------------------------------------------------


def formal_days(case: Application) -> int:
    """The working days of the formal check, as calendar days from today."""
    due = calendar.due_working_days(timezone.now(), case.call.formal_days)
    return (timezone.localdate(due) - timezone.localdate()).days


def correction_days(case: Application) -> int:
    """Days to answer questions of the formal check."""
    return case.call.correction_days


def revision_days(case: Application) -> int:
    """Days to revise."""
    return case.call.revision_days


def review_days(case: Application) -> int:
    """Days to review."""
    return case.call.review_days


# --- which way ----------------------------------------------------------------------------------------------


def is_small(case: Application) -> bool:
    """So little is asked for that the call needs no reviews: two members of staff decide (domain 3.5)."""
    border = case.call.review_from
    return border is not None and case.requested is not None and case.requested < border


def after_formal_check(case: Application) -> str:
    """The result of the formal check; "small" where nobody reviews."""
    return "small" if case.formal_result == "ok" and is_small(case) else case.formal_result


def seats(case: Application) -> list[tuple[object, User]]:
    """Reviews still to be written and who writes them."""
    reviews = case.reviews.standing().filter(state=ReviewState.ASSIGNED).select_related("reviewer")
    return [(review.pk, review.reviewer) for review in reviews]


def third_reviewer(case: Application) -> User | None:
    """Who was asked for the third review."""
    review = case.reviews.pending().select_related("reviewer").order_by("-slot").first()
    return review.reviewer if review else None


def reviews_differ(case: Application) -> bool:
    """Whether the first reviews lie so far apart that a third person has to look."""
    results = list(case.reviews.filter(state=ReviewState.SUBMITTED).values_list("percent", flat=True))
    return len(results) <= case.call.reviewers and scoring.deviates(results, case.call.deviation_percent)
