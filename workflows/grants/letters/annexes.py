"""What belongs to a contract beside its letter: the finance plan, further terms, how the support is named."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from workflows.engine.standing import remembered
from workflows.forms.types.finance.codes import CATEGORIES, INCOMES
from workflows.values.money import euros

from ..checks.facts import plan_lines
from ..models import Decision
from ..rules.placeholders import filled
from ..rules.settling import plan_of
from .wording import values_of

PLAN = "plan of the contract"
type Annex = dict[str, object]


def annexes(decision: Decision, language: str) -> list[Annex]:
    """The annexes of the contract in their order, numbered; what the call doesn't ask for is left out."""
    found = [_plan(decision), *_further(decision, language), *_support(decision, language)]
    return [
        annex | {"title": _("Annex %(number)s: %(title)s") % {"number": number, "title": annex["title"]}}
        for number, annex in enumerate(found, 1)
    ]


def _plan(decision: Decision) -> Annex:
    """Both sides line by line, as the group handed them in."""
    case = decision.application
    costs, income = plan_lines(remembered(case, PLAN, lambda: plan_of(case)))
    spent = [(CATEGORIES.get(line.category, line.category), line.description, line.amount) for line in costs]
    come = [(INCOMES.get(line.kind, line.kind), line.description, line.amount) for line in income]
    return {
        "title": _("Finance plan"),
        "paragraphs": [_("We support this plan with up to %(amount)s.") % {"amount": euros(decision.amount)}],
        "tables": [_table(_("Costs"), spent), _table(_("Income"), come)],
    }


def _table(title: str, rows: Iterable[tuple[object, str, Decimal]]) -> dict[str, object]:
    lines = [[str(kind), what, str(amount)] for kind, what, amount in rows]
    total = sum((Decimal(line[2]) for line in lines), Decimal(0))
    return {
        "heads": [title, _("What"), _("Amount")],
        "rows": lines,
        "total": [_("Together"), "", str(total)],
    }


def _further(decision: Decision, language: str) -> Iterable[Annex]:
    case = decision.application
    text = case.call.text("contract_terms", language).strip()
    if not text:
        return
    values = values_of(case, language, decision.amount)
    yield {"title": _("Further terms"), "paragraphs": [filled(text, values)]}


def _support(decision: Decision, language: str) -> Iterable[Annex]:
    words = decision.application.call.text("credit", language).strip()
    if words:
        said = _("Use this sentence and our logo on flyers, posters and websites. Ask us for the file.")
        yield {"title": _("Naming the support"), "paragraphs": [said, words], "logo": True}
