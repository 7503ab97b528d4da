"""Labels as their readers see them: the office and the auditor, never the applicant's side of a case."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from workflows.desk import rules
from workflows.desk.listing.labels import for_the_house
from workflows.desk.models import CaseLabel, Follow, Label
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


@dataclass(frozen=True)
class Side:
    """What the office keeps beside a case: whether the reader follows it, and every label, on it or not."""

    follows: bool
    labels: list[tuple[Label, bool]]


def side_of(case: Case, user: User) -> Side:
    """All of it in one statement. The caller asks who may read it."""
    on_case = CaseLabel.objects.filter(case=case.pk, label=OuterRef("pk"))
    every = Label.objects.annotate(is_on=Exists(on_case)).values(
        row=JSONObject(id="pk", name="name", tone="tone", is_on="is_on")
    )
    follows = Exists(Follow.objects.filter(case=case.pk, person=user))
    found = Case.objects.filter(pk=case.pk).values_list(follows, ArraySubquery(every)).get()
    labels = [(Label(id=row["id"], name=row["name"], tone=row["tone"]), row["is_on"]) for row in found[1]]
    return Side(found[0], labels)
