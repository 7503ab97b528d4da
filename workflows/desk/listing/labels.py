"""Which cases have a label, as far as somebody may know."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.desk import rules
from workflows.desk.models import CaseLabel
from workflows.engine.membership import mine
from workflows.engine.models import Case, HistoryEntry
from workflows.people.models import User, Visitor


def with_label(cases: QuerySet[Case], label: int, user: Visitor) -> QuerySet[Case]:
    """The cases that have this label, as far as `user` may know; none for those who read no labels."""
    if not (isinstance(user, User) and rules.reads_labels(user)):
        return cases.none()
    labelled = CaseLabel.objects.filter(case=OuterRef("pk"), label=label)
    return cases.filter(Exists(labelled)).filter(for_the_house(user))


def for_the_house(user: User, prefix: str = "") -> Q:
    """The condition on Case (behind `prefix`) for those in which `user` was never on the applicant's side.

    `works_for_house` says the same about one case.
    """
    key = f"{prefix}pk" if prefix else "pk"
    hands = HistoryEntry.objects.filter(actor=user, for_applicant=True, case=OuterRef(key))
    return ~mine(user, prefix=prefix) & Q(~Exists(hands))
