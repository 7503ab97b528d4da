"""Labels as their readers see them: the office and the auditor, never the applicant's side of a case."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef

from workflows.desk import rules
from workflows.desk.listing.labels import for_the_house
from workflows.desk.models import CaseLabel, Label
from workflows.engine.models import Case
from workflows.people.models import User


def all_labels(user: User) -> list[Label]:
    """The labels of the house, for whoever may read them."""
    return list(Label.objects.all()) if rules.reads_labels(user) else []


def labels_of(user: User, cases: Collection[UUID]) -> dict[UUID, list[Label]]:
    """By case the labels that `user` may read; at most one query."""
    found: dict[UUID, list[Label]] = defaultdict(list)
    if cases and rules.reads_labels(user):
        rows = CaseLabel.objects.filter(case_id__in=cases).filter(for_the_house(user, "case__"))
        for row in rows.select_related("label").order_by("label__name", "pk"):
            found[row.case_id].append(row.label)
    return found


def labels_beside(case: Case) -> list[tuple[Label, bool]]:
    """Every label of the house and whether it is on this case; one query. The caller asks who may read it."""
    on_case = CaseLabel.objects.filter(case=case.pk, label=OuterRef("pk"))
    rows = Label.objects.annotate(is_on=Exists(on_case))
    return [(label, bool(label.__dict__["is_on"])) for label in rows]
