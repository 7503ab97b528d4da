"""F and T: how many found, and which authority must be told."""

from .catalogue import Outcome, check
from .facts import Facts
from .origin import Origin, origin_of


def counted(facts: Facts) -> int:
    """Founders who join; a body led by the same people is not counted again (OLG Köln NJW 1989, 173)."""
    return sum(
        person.joins and not (person.is_legal_person and person.is_controlled)
        for person in facts.data.founders
    )


@check("F-01")
def _enough_to_register(facts: Facts) -> bool:
    return counted(facts) >= facts.limit("bgb.56.members")


@check("F-02")
def _enough_to_found(facts: Facts) -> bool | Outcome:
    people = counted(facts)
    if people < facts.limit("founding.people"):
        return False
    return Outcome.PASSED if people >= facts.limit("founding.people_advised") else Outcome.WARNING


@check("T-01")
def _authority_is_told(facts: Facts) -> bool:
    origin = origin_of(facts.counts) if facts.counts else facts.foreigners
    return origin in ("", Origin.UNLIKELY) or "foreigners_office" in facts.notified


@check("T-02")
def _tax_office_is_told(facts: Facts) -> bool:
    return "tax_office" in facts.notified
