"""The panel: who reviews, who is free to judge, who steps in."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Step
from workflows.engine.standing import learn
from workflows.people.models import Role, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed, require

from ..models import Application, Conflict, Review, ReviewState
from ..rules import reviewers as panel
from ..rules import steps
from ..rules.four_eyes import REASONS, Act, Hat, hats, may, verdict
from . import telling

REVIEW_NODES = ("review", "third_review")
_DECLARED: dict[str, str] = {Conflict.NONE: "conflict.none", Conflict.NO_TIME: "review.declined"}


@transaction.atomic
def assign_reviewers(*, step: Step, actor: User, reviewers: Sequence[User]) -> Application:
    """So many different, unconflicted people as the call says are asked to review."""
    with engine.performing(step, actor=actor, verb="reviewers.assigned", audience=Audience.STAFF) as doing:
        case = doing.case
        if len({person.pk for person in reviewers}) != case.call.reviewers:
            raise Invalid(
                {"reviewers": _("Choose %(count)s different people.") % {"count": case.call.reviewers}}
            )
        _read_roles(reviewers)
        learn(case, reviewers)
        _from_pool(case, reviewers, case.call.reviewers)
        for slot, person in enumerate(reviewers, start=1):
            _seat(case, person, slot, actor)
        doing.data = {"reviewers": [str(person.uuid) for person in reviewers]}
    return case


@transaction.atomic
def assign_third(*, step: Step, actor: User, reviewer: User) -> Application:
    """A third person is asked, because the reviews lie too far apart."""
    with engine.performing(step, actor=actor, verb="third.assigned", audience=Audience.STAFF) as doing:
        _from_pool(doing.case, [reviewer], 1)
        _seat(doing.case, reviewer, doing.case.call.reviewers + 1, actor)
        doing.data = {"reviewers": [str(reviewer.uuid)]}
    return doing.case


def _read_roles(people: Sequence[User]) -> None:
    """The roles of all of them are known, after one query."""
    prefetch_related_objects(people, "role_grants")
    for person in people:
        person.__dict__["roles"] = frozenset(grant.role for grant in person.role_grants.all())


def _from_pool(case: Application, people: Sequence[User], seats: int) -> None:
    """Raises Invalid for those who are not in the pool of the call although it has enough free people."""
    if strange := panel.outside(case, people, seats):
        names = ", ".join(str(person) for person in strange)
        raise Invalid(
            {
                "reviewers": _("Not in the pool of this call: %(names)s. Choose from the pool.")
                % {"names": names}
            }
        )


def _seat(case: Application, person: User, slot: int, actor: User | None) -> Review:
    if not person.has_role(Role.REVIEWER):
        raise Invalid({"reviewers": _("%(name)s is not a reviewer.") % {"name": person}})
    worn = hats(case, person)
    if actor is not None and actor.pk == person.pk:
        raise Invalid({"reviewers": str(REASONS[Hat.FORMAL])})
    if not verdict(Act.REVIEW, worn) or Hat.REVIEWER in worn:
        raise Invalid({"reviewers": _("%(name)s can not review this application.") % {"name": person}})
    review = Review.objects.create(application=case, reviewer=person, slot=slot, assigned_by=actor)
    telling.tell_reviewer(review)
    return review


@transaction.atomic
def declare_conflict(*, step: Step, actor: User, conflict: str) -> Review:
    """The reviewer says whether they are free to judge, before anything opens.

    "none" opens the application; anything else hides it for good and gives the seat to somebody else,
    who is asked at once when there is anybody; otherwise the officer names a replacement. Having no time
    is no conflict: it keeps nobody from other deeds in the case.
    """
    if conflict not in Conflict.values:
        raise Invalid({"conflict": _("Choose one of the answers.")})
    lock_case(step.case_id)
    review = _seat_of(step, actor)
    if review.state != ReviewState.ASSIGNED:
        raise AlreadyDone(_("You have already declared this."))
    review.conflict, review.declared_at = conflict, timezone.now()
    free = conflict == Conflict.NONE
    review.state = ReviewState.OPEN if free else ReviewState.RECUSED
    review.save(update_fields=["conflict", "declared_at", "state"])
    verb = _DECLARED.get(conflict, "conflict.declared")
    engine.record(review.application, actor=actor, verb=verb, audience=Audience.STAFF)
    if not free:
        _fill_seat(step, review)
    return review


def _seat_of(step: Step, actor: User) -> Review:
    """The actor's own review; NotAllowed for anybody else's step."""
    fresh = Step.objects.open().filter(pk=step.pk, node__in=REVIEW_NODES).first()
    if fresh is None:
        raise AlreadyDone(_("Someone else has already done this step."))
    if fresh.assignee_id != actor.pk:
        raise NotAllowed(_("This step was given to another person."))
    rows = Review.objects.select_related("application__call")
    review = rows.filter(application=fresh.case_id, reviewer=actor).first()
    if review is None:
        raise NotAllowed(_("You are not a reviewer of this application."))
    require(may(Act.REVIEW, actor, review.application))
    return review


def _fill_seat(step: Step, left: Review) -> None:
    """Somebody free takes the seat at once; nobody free means that the officer is asked."""
    people = panel.free(left.application)
    if people:
        _replace(step, left, people[0], None)
    elif left.application.assignee is not None:
        telling.tell_contact(left.application, "reviewer_missing")


def _replace(step: Step, left: Review, person: User, actor: User | None) -> Review:
    review = _seat(left.application, person, left.slot, actor)
    engine.reassign(step, actor=actor, to=person, subject_id=str(review.pk))
    return review


@transaction.atomic
def replace_reviewer(*, step: Step, actor: User, reviewer: User) -> Review:
    """The officer gives a seat that is not finished to somebody else (illness, conflict, silence)."""
    if not actor.has_role(Role.FORMAL_OFFICER):
        raise NotAllowed(_("Only formal officers name reviewers."))
    fresh = Step.objects.open().select_related("case").filter(pk=step.pk, node__in=REVIEW_NODES).first()
    if fresh is None:
        raise AlreadyDone(_("This review is finished already."))
    lock_case(fresh.case_id)
    case = Application.objects.get(pk=fresh.case_id)
    require(steps.may_assign(actor, case))
    left = case.reviews.filter(reviewer=fresh.assignee).first()
    if left is None or left.state == ReviewState.SUBMITTED:
        raise AlreadyDone(_("This review is finished already."))
    if left.state != ReviewState.RECUSED:
        left.state, left.declared_at = ReviewState.RECUSED, left.declared_at or timezone.now()
        left.save(update_fields=["state", "declared_at"])
    _from_pool(case, [reviewer], 1)
    return _replace(fresh, left, reviewer, actor)
