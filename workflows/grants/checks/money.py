"""GA checks on the Kosten- und Finanzierungsplan; amounts in euros."""

from collections.abc import Iterator
from decimal import ROUND_UP, Decimal

from ..models import CostCategory
from .facts import ZERO, CostLine, Facts, Limit
from .findings import SHOULD, rule
from .partners import largest_grant, named_funder

Wrong = Iterator[tuple[str, dict[str, object]]]
# What the finance plan of the forms room already says beside the plan; not said twice in the form.
SAID_BY_PLAN = frozenset(
    {
        "GA-01.min",
        "GA-01.max",
        "GA-02",
        "GA-03",
        "GA-04",
        "GA-04.cash",
        "GA-05",
        "GA-06",
        "GA-15.not_allowed",
        "GA-15.amount",
        "GA-15.percent",
        "GA-15.unit",
        "GA-19.none",
        "GA-19.federal",
        "GA-19.named",
        "GA-21.share",
    }
)
THIRD_PARTY = ("public", "private")
CENT = Decimal("0.01")


def _of(percent: Decimal, base: Decimal) -> Decimal:
    return (percent * base / 100).quantize(CENT, ROUND_UP)


@rule("GA-01", step="money", question="plan")
def within_grant_limits(facts: Facts) -> Wrong:
    """The amount asked for lies between the smallest and the largest grant."""
    if facts.requested < max(facts.terms.min_grant, CENT):
        yield "GA-01.min", {"min": facts.terms.min_grant, "requested": facts.requested}
    yield from _smaller_grants(facts)
    most, extra = largest_grant(facts.terms, facts.answers), facts.terms.partners_max_grant
    if facts.requested <= most:
        return
    if extra is not None and facts.requested <= extra:
        yield "GA-01.partners", {"max": most, "with_partners": extra, "count": facts.terms.partners_count}
    else:
        yield "GA-01.max", {"max": most, "requested": facts.requested}


def _smaller_grants(facts: Facts) -> Wrong:
    """Some calls give less to first-timers, or for a single day."""
    first, day = facts.terms.first_time_max_grant, facts.terms.one_day_max_grant
    if first is not None and facts.is_first_timer and facts.requested > first:
        yield "GA-01.first", {"max": first, "requested": facts.requested}
    start, end = facts.date("start"), facts.date("end")
    if day is not None and start and start == end and facts.requested > day:
        yield "GA-01.day", {"max": day, "requested": facts.requested}


@rule("GA-02", step="money", question="plan")
def plan_balances(facts: Facts) -> Wrong:
    """Income equals cost, to the cent."""
    if facts.cost() != facts.funds():
        yield (
            "GA-02",
            {"cost": facts.cost(), "income": facts.funds(), "gap": abs(facts.cost() - facts.funds())},
        )


@rule("GA-03", step="money", question="plan")
def no_over_funding(facts: Facts) -> Wrong:
    """The grant closes no more than the gap the other money leaves."""
    gap = facts.cost() - (facts.funds() - facts.requested)
    if facts.requested > max(gap, ZERO):
        yield "GA-03", {"requested": facts.requested, "gap": max(gap, ZERO)}


@rule("GA-04", step="money", question="plan")
def own_share_reached(facts: Facts) -> Wrong:
    """Own money (and volunteer work where the call counts it) reaches the own share."""
    terms = facts.terms
    base = facts.requested if terms.own_share_base == "grant" else facts.cost()
    own = facts.funds("own_cash")
    if terms.in_kind_allowed:
        own += facts.funds("in_kind")
    needed = _of(terms.own_share_percent, base)
    if own < needed:
        yield "GA-04", {"needed": needed, "own": own}
    cash = _of(terms.own_cash_percent, base)
    if facts.funds("own_cash") < cash:
        yield "GA-04.cash", {"needed": cash, "own": facts.funds("own_cash")}


@rule("GA-05", step="money", question="plan")
def in_kind_on_both_sides(facts: Facts) -> Wrong:
    """Volunteer work stands on both sides with the same amount: it is never paid out."""
    if facts.cost("in_kind") != facts.funds("in_kind"):
        yield "GA-05", {"cost": facts.cost("in_kind"), "income": facts.funds("in_kind")}


@rule("GA-06", step="money", question="plan")
def total_within_limit(facts: Facts) -> Wrong:
    """The project is not bigger than the call allows."""
    limit = facts.terms.max_total_cost
    if limit is not None and facts.cost() > limit:
        yield "GA-06", {"max": limit, "cost": facts.cost()}


@rule("GA-15", step="money", question="plan")
def within_cost_limits(facts: Facts) -> Wrong:
    """Each kind of cost stays within its limits: euros, percent, euros per unit (km: § 5 BRKG)."""
    for category in dict.fromkeys(line.category for line in facts.costs):
        limit = facts.limits.get(category)
        if limit is not None and category in CostCategory:
            yield from _over(facts, category, limit)
    rate, cap = facts.law.get("brkg.5.km"), facts.law.get("brkg.5.cap")
    for line in facts.costs:
        if line.category != "travel" or line.unit != "km":
            continue
        if rate is not None and line.unit_price > rate:
            yield "GA-15.km", {"rate": rate, "given": line.unit_price}
        if cap is not None and line.amount > cap:
            yield "GA-15.cap", {"cap": cap, "given": line.amount, "severity": SHOULD}


def _over(facts: Facts, category: str, limit: Limit) -> Wrong:
    spent, name = facts.cost(category), str(CostCategory(category).label)
    if not limit.allowed and spent:
        yield "GA-15.not_allowed", {"category": name}
    if limit.max_amount is not None and spent > limit.max_amount:
        yield "GA-15.amount", {"category": name, "max": limit.max_amount, "spent": spent}
    if limit.max_percent is not None and spent > _of(limit.max_percent, facts.cost()):
        share = _of(limit.max_percent, facts.cost())
        yield "GA-15.percent", {"category": name, "max": share, "percent": limit.max_percent, "spent": spent}
    for line in facts.costs:
        if line.category == category:
            yield from _over_unit(line, name, limit)


def _over_unit(line: CostLine, name: str, limit: Limit) -> Wrong:
    """The price of one unit; an hour is the matching part of a longer unit."""
    most = limit.max_unit_price
    if most is None:
        return
    if line.unit == "hour" and limit.unit_minutes:
        most = (most * 60 / limit.unit_minutes).quantize(CENT)
        if line.unit_price > most:
            yield "GA-15.hour", {"category": name, "max": most, "given": line.unit_price}
    elif line.unit_price > most:
        yield "GA-15.unit", {"category": name, "max": most, "given": line.unit_price}


@rule("GA-16", step="money", question="fees_to_board")
def no_fees_for_own_board(facts: Facts) -> Wrong:
    """Nobody of the applicant's own board is paid; allowances stay tax-free (§ 3 Nr. 26a EStG)."""
    if facts.yes("fees_to_board") and not facts.terms.board_fees_allowed:
        yield "GA-16", {}
    limit = facts.law.get("estg.3.26a")
    for line in facts.costs:
        if line.category == "allowances" and limit is not None:
            each = line.unit_price or line.amount
            if each > limit:
                yield (
                    "GA-16.allowance",
                    {"limit": limit, "given": each, "severity": SHOULD, "question": "plan"},
                )


@rule("GA-17", severity=SHOULD, step="attachments", question="offers")
def offers_attached(facts: Facts) -> Wrong:
    """Big orders come with as many offers as the call asks for."""
    limit, given = facts.terms.offers_from, facts.answers.get("offers") or []
    paid = [line for line in facts.costs if line.category not in ("in_kind", "allowances", "travel")]
    enough = len(given) >= facts.terms.offers_count
    if limit is not None and any(line.amount >= limit for line in paid) and not enough:
        yield "GA-17", {"limit": limit, "count": facts.terms.offers_count}


@rule("GA-19", step="money", question="plan")
def co_funding_fits(facts: Facts) -> Wrong:
    """Other money is allowed by the call, and each line names its funder and where it stands."""
    lines = [line for line in facts.income if line.kind in THIRD_PARTY and line.amount > 0]
    if lines and facts.terms.co_funding == "none":
        yield "GA-19.none", {}
    if facts.terms.co_funding == "no_federal" and any(line.is_federal and line.amount > 0 for line in lines):
        yield "GA-19.federal", {}
    for line in lines:
        if name := named_funder(line.funder, facts.terms.excluded_funders):
            yield "GA-19.excluded", {"name": name}
    if any(not line.funder or not line.status for line in lines):
        yield "GA-19.named", {}


@rule("GA-21", step="money", question="plan")
def financing_type_kept(facts: Facts) -> Wrong:
    """A share is not more than the share; a fixed amount needs at least that much cost."""
    if facts.terms.financing == "share" and facts.requested > _of(facts.terms.share_percent, facts.cost()):
        yield (
            "GA-21.share",
            {"percent": facts.terms.share_percent, "max": _of(facts.terms.share_percent, facts.cost())},
        )
    if facts.terms.financing == "fixed" and facts.requested > facts.cost() - facts.cost("in_kind"):
        yield "GA-21.fixed", {"cost": facts.cost() - facts.cost("in_kind"), "requested": facts.requested}


@rule("GA-26", severity=SHOULD, step="money", question="plan")
def budget_left(facts: Facts) -> Wrong:
    """The call still has the money; the decision itself is stopped by the ledger."""
    if facts.available is not None and facts.requested > facts.available:
        yield "GA-26", {"available": max(facts.available, ZERO)}
