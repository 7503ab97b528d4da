"""T: which authority must be told, what follows from its answer, and what is risky before the entry."""

from .catalogue import check
from .facts import Facts
from .origin import Origin, origin_of


@check("T-01")
def _authority_is_told(facts: Facts) -> bool:
    origin = origin_of(facts.counts) if facts.counts else facts.foreigners
    return origin in ("", Origin.UNLIKELY) or "foreigners_office" in facts.notified


@check("T-02")
def _tax_office_is_told(facts: Facts) -> bool:
    return "tax_office" in facts.notified


@check("T-03")
def _transparency_register_is_told(facts: Facts) -> bool:
    """The answers about the board are not kept; the duty is there when they made it one (§ 20a GwG)."""
    return "transparency" not in facts.due


@check("T-04")
def _receipts_are_allowed(facts: Facts) -> bool:
    return bool(facts.receipts_until and facts.today and facts.today <= facts.receipts_until)


@check("T-05")
def _register_knows_the_change(facts: Facts) -> bool:
    return "register_change" not in facts.due


@check("T-06")
def _no_contract_before_the_entry(facts: Facts) -> bool:
    return facts.is_entered or facts.answers.yes("contracts.before_entry") is not True


@check("T-07")
def _pay_keeps_the_relief(facts: Facts) -> bool:
    pay = facts.data.pay_yearly
    return facts.data.pay in ("", "none") or pay is None or pay <= facts.limit("bgb.31a.pay")
