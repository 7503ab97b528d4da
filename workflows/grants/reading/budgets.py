"""Where the money of grants comes from: each call is a budget, for whoever draws samples."""

from django.db.models import QuerySet

from workflows.desk.reading.samples import Budgets
from workflows.engine.models import Case

from ..models import Application, Call

BEFORE = "grants:"


def names() -> dict[str, str]:
    """Each call with its funder and period, as the law of the budget names it."""
    return {f"{BEFORE}{call.slug}": _name(call) for call in Call.objects.order_by("slug")}


def _name(call: Call) -> str:
    told = ", ".join(each for each in (call.funder, call.funding_period) if each)
    return f"{call.text('title')} ({told})" if told else call.text("title")


def cases(code: str) -> QuerySet[Case]:
    """The cases that this call pays for, or was asked to."""
    wanted = Application.objects.filter(call__slug=code.removeprefix(BEFORE))
    found: QuerySet[Case] = Case.objects.filter(pk__in=wanted.values("pk"))
    return found


BUDGETS = Budgets(names, cases)
