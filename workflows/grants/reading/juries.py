"""What is shown of a jury: the ranked list against the budget, the votes as sums."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Q, QuerySet

from workflows.people.models import User

from ..models import (
    Application,
    Call,
    JuryItem,
    JuryMeeting,
    JuryVerdict,
    MeetingState,
    Review,
    ReviewState,
)
from ..rules import juries as rules

ZERO = Decimal(0)


def meetings(user: User) -> QuerySet[JuryMeeting]:
    """The meetings that this person sees, the newest first."""
    rows = JuryMeeting.objects.select_related("call", "chair")
    return rows if user.has_role(*rules.READERS) else rows.filter(seats__person=user)


def candidates(call: Call) -> list[dict[str, Any]]:
    """Applications that wait for the decision, the best first; first-timers before others when they tie."""
    scored = Application.objects.filter(call=call, stage="decision", closed_at=None).annotate(
        mean=Avg("reviews__percent", filter=Q(reviews__state=ReviewState.SUBMITTED)),
        wanted=Avg("reviews__recommended_amount", filter=Q(reviews__state=ReviewState.SUBMITTED)),
    )
    rows = [_candidate(each) for each in scored.select_related("organisation", "call")]
    return sorted(rows, key=lambda row: (-(row["percent"] or ZERO), not row["is_first"], row["number"]))


def _candidate(case: Any) -> dict[str, object]:
    granted = Application.objects.filter(organisation=case.organisation_id, decision_result="approve")
    requested = case.requested or ZERO
    proposed = min(case.wanted or requested, requested)
    return {
        "application": case,
        "number": case.number or "",
        "percent": case.mean,
        "proposed": Decimal(proposed).quantize(Decimal("0.01")),
        "is_first": not granted.exclude(pk=case.pk).exists(),
    }


def agenda(meeting: JuryMeeting, user: User) -> list[dict[str, object]]:
    """The items in their order, each with what adds up until there and whether the budget still covers it."""
    items = list(items_of(meeting))
    rows, added, left = [], ZERO, meeting.call.available
    for item in items:
        amount = item.amount if item.closed_at else item.proposed
        counts = item.outcome in ("", JuryVerdict.APPROVE)
        added += amount if counts and amount else ZERO
        rows.append(
            {
                "item": item,
                "added": added,
                "covered": added <= left,
                "gone": rules.gone(item, user),
                "voted": len(item.votes.all()),
                "mine": next((vote.ballot for vote in item.votes.all() if vote.juror_id == user.pk), ""),
            }
        )
    return rows


def items_of(meeting: JuryMeeting) -> QuerySet[JuryItem]:
    """The agenda with all that belongs to it."""
    return meeting.items.select_related(
        "application__call", "application__organisation", "meeting"
    ).prefetch_related("votes", "recusals__person")


def recommended(meeting: JuryMeeting) -> Decimal:
    """The euros that this meeting has recommended so far."""
    approved = meeting.items.filter(outcome=JuryVerdict.APPROVE).values_list("amount", flat=True)
    return sum(filter(None, approved), ZERO)


def reviews_of(case: Application) -> list[dict[str, object]]:
    """The finished reviews without their writers."""
    rows: Iterable[Review] = case.reviews.filter(state=ReviewState.SUBMITTED).order_by("slot")
    names = ("slot", "percent", "recommendation", "recommended_amount", "conditions", "comment")
    return [
        {name: getattr(row, name) for name in names} | {"label": row.get_recommendation_display()}
        for row in rows
    ]


def item_of(user: User, item_id: int) -> JuryItem | None:
    """An item of a meeting that this person sees."""
    rows = JuryItem.objects.select_related("meeting__call", "application__call", "application__organisation")
    return rows.prefetch_related("recusals").filter(pk=item_id, meeting__in=meetings(user)).first()


def is_running(meeting: JuryMeeting) -> bool:
    """Whether votes can be cast now."""
    return meeting.state == MeetingState.OPEN
