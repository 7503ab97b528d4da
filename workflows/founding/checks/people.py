"""F: how many found, whom the law counts, who may sign."""

from ..statute import Person
from .catalogue import Outcome, check
from .facts import Facts
from .names import normalised


def counted(facts: Facts) -> int:
    """Founders who join; a body led by the same people is not counted again (OLG Köln NJW 1989, 173)."""
    return sum(person.joins and not _is_counted_elsewhere(person) for person in facts.data.founders)


def _is_counted_elsewhere(person: Person) -> bool:
    return person.is_legal_person and person.is_controlled


@check("F-01")
def _enough_to_register(facts: Facts) -> bool:
    return counted(facts) >= facts.limit("bgb.56.members")


@check("F-02")
def _enough_to_found(facts: Facts) -> bool | Outcome:
    people = counted(facts)
    if people < facts.limit("founding.people"):
        return False
    return Outcome.PASSED if people >= facts.limit("bgb.73.members") else Outcome.WARNING


@check("F-03")
def _nobody_is_counted_twice(facts: Facts) -> bool:
    return not any(person.joins and _is_counted_elsewhere(person) for person in facts.data.founders)


@check("F-04")
def _parents_agree(facts: Facts) -> bool:
    return all(person.has_consent for person in facts.data.founders if person.joins and person.is_minor)


@check("F-05")
def _small_children_do_not_sign(facts: Facts) -> bool:
    return not any(person.signed and person.is_under_seven for person in facts.data.founders)


@check("F-06")
def _enough_members_left(facts: Facts) -> bool:
    """Only once the association is registered, and somebody has counted (§ 72 BGB)."""
    if not facts.is_entered or facts.members is None:
        return True
    return facts.members >= facts.limit("bgb.73.members")


@check("F-07")
def _everybody_once(facts: Facts) -> bool:
    """The same name in the same town is one person; so is the same name without a town."""
    seen: dict[str, set[str]] = {}
    for person in facts.data.founders:
        name, town = normalised(person.name), person.town.casefold()
        towns = seen.setdefault(name, set())
        if name and towns and (town in towns or "" in (town, *towns)):
            return False
        towns.add(town)
    return True
