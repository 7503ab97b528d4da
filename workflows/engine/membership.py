"""Whose a case is today: the members of its organisation, or whoever started it while there is none."""

from typing import Any

from django.db.models import Q

from workflows.people import membership
from workflows.people.models import MembershipFunction, User


def mine(user: User, *functions: str, prefix: str = "") -> Q:
    """The condition on Case (behind `prefix`) for the applicant's side, in one of `functions` when named."""
    organisations = membership.organisations_of(user, *functions)
    alone = Q(**{f"{prefix}organisation": None, f"{prefix}applicant": user})
    return alone | Q(**{f"{prefix}organisation__in": organisations})


def mine_to_sign(user: User, *, prefix: str = "") -> Q:
    """The condition on Case for those whom the person represents."""
    return mine(user, MembershipFunction.REPRESENTATIVE, prefix=prefix)


def representatives(case: Any) -> list[User]:
    """Who acts for the applicant today and reads the house's mail; empty when there is nobody."""
    if case.organisation_id is not None:
        return membership.representatives(case.organisation_id)
    return [case.applicant] if case.applicant.is_active else []
