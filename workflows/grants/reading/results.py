"""Which projects a call has paid for: public where the call says so, once the contract is signed by both."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Subquery

from ..models import Application, Call, ContractSignature, Decision, Outcome, Side


@dataclass(frozen=True)
class Result:
    """One project: its title, the group, its town, and the sum that was promised."""

    title: str
    organisation: str
    town: str
    amount: Decimal


def results(call: Call) -> list[Result]:
    """The projects of a call that publishes them, by title; none where it doesn't, or was withdrawn."""
    if not call.results_public:
        return []
    signed = ContractSignature.objects.filter(application=OuterRef("pk"), side=Side.HOUSE, returned_at=None)
    granted = Decision.objects.filter(application=OuterRef("pk"), outcome=Outcome.APPROVE).order_by("-pk")
    cases = (
        Application.objects.filter(Exists(signed), call=call, organisation__isnull=False)
        .exclude(stage="withdrawn")
        .annotate(granted=Subquery(granted.values("amount")[:1]))
        .select_related("organisation")
        .order_by("title", "pk")
    )
    return [
        Result(case.title, case.organisation.name, case.organisation.town, case.granted)
        for case in cases
        if case.organisation is not None and case.granted is not None
    ]
