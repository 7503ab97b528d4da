"""Who stands in for whom today."""

from collections.abc import Iterable

from django.utils import timezone

from .models import Absence, User


def present(person: User) -> User:
    """The person, or whoever stands in for them today.

    A substitute who is away too or has left stands in for nobody.
    """
    away = absences_of([person]).get(person.pk)
    if away is None or not away.is_now or not away.substitute.is_active:
        return person
    too = absences_of([away.substitute]).get(away.substitute_id)
    return person if too is not None and too.is_now else away.substitute


def absences_of(people: Iterable[User]) -> dict[int, Absence]:
    """By person who of them is away, now or later; one query."""
    rows = Absence.objects.filter(
        person__in=[person.pk for person in people], last_day__gte=timezone.localdate()
    )
    return {row.person_id: row for row in rows.select_related("substitute", "person")}
