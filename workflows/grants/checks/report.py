"""GA checks on the report: promised goals, costs within their plan, receipts for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workflows.forms.types.finance.acceptance import accepted, amount
from workflows.forms.types.finance.codes import CATEGORIES, IN_KIND

from .facts import ZERO
from .findings import MUST, SHOULD, Finding

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Report:
    """What a report is checked against: the goals and the plan as they were granted, the list of receipts."""

    answers: Mapping[str, Any]
    plan: Figures
    goals: tuple[str, ...] = ()
    overrun_percent: Decimal | None = None
    receipts: Decimal = ZERO
    files_asked: int = 0

    @property
    def figures(self) -> Figures:
        """The real costs and incomes; empty while nothing is said."""
        figures: Figures = self.answers.get("figures") or {}
        return figures


def report_findings(report: Report) -> list[Finding]:
    """Everything that is wrong with the report, in the order of the codes."""
    return [*_receipts(report), *_over_plan(report), *_goals(report), *_people(report)]


def _receipts(report: Report) -> Iterator[Finding]:
    """The receipts come to what was spent in money; a gap is worth a look, it is examined anyway (GA-28)."""
    if report.files_asked:
        yield Finding("GA-28", MUST, "", "figures", "GA-28.files", {"count": report.files_asked})
    rows = report.figures.get("expenses", ())
    spent = sum((amount(row) for row in rows if row.get("category") != IN_KIND), ZERO)
    if spent and not report.receipts:
        yield Finding("GA-28", SHOULD, "", "figures", "GA-28.none", {})
    elif report.receipts < spent:
        values = {"receipts": report.receipts, "spent": spent, "gap": spent - report.receipts}
        yield Finding("GA-28", SHOULD, "", "figures", "GA-28.gap", values)


def _over_plan(report: Report) -> Iterator[Finding]:
    """Costs beyond their plan will not count unless a change was agreed (GA-29, Nr. 1.2 ANBest-P)."""
    written = [row for row in report.figures.get("expenses", ()) if row.get("category")]
    for cut in accepted(report.plan, {"expenses": written}, report.overrun_percent).cuts:
        variant = "GA-29.over" if cut.planned else "GA-29.new"
        name = cut.description or str(CATEGORIES.get(cut.category, cut.category))
        values = {"what": name, "amount": cut.amount, "planned": cut.planned}
        yield Finding("GA-29", SHOULD, "", "figures", variant, values)


def _goals(report: Report) -> Iterator[Finding]:
    """Each promised goal has its result, in whatever words; none is missing (GA-30)."""
    rows = [row for row in report.answers.get("results") or () if isinstance(row, Mapping)]
    if not rows or len(rows) >= len(report.goals):
        return
    named = {_words(str(row.get("goal", ""))) for row in rows}
    missing = [goal for goal in report.goals if _words(goal) not in named] or list(report.goals)
    yield Finding("GA-30", MUST, "", "results", "GA-30.goals", {"goals": " · ".join(missing)})


def _people(report: Report) -> Iterator[Finding]:
    """Volunteers are some of those who took part (GA-30)."""
    participants, volunteers = (_count(report.answers.get(name)) for name in ("participants", "volunteers"))
    if participants is not None and volunteers is not None and volunteers > participants:
        values = {"participants": int(participants), "volunteers": int(volunteers)}
        yield Finding("GA-30", MUST, "", "volunteers", "GA-30.people", values)


def _count(value: object) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
