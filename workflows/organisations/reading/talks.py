"""When an organisation was last advised: every process that talks with groups tells it, calls ask for it."""

from collections.abc import Callable
from datetime import date

from workflows.people.models import Organisation, User

# The day of the latest talk up to a day with the organisation, or with the person while there is none.
Telling = Callable[[Organisation | None, User, date], date | None]
_tellings: list[Telling] = []


def register(telling: Telling) -> None:
    """What this process knows counts from now on."""
    if telling not in _tellings:
        _tellings.append(telling)


def last_talk(organisation: Organisation | None, person: User, on: date) -> date | None:
    """The day of the latest talk up to `on`; None when nobody knows of one."""
    days = [telling(organisation, person, on) for telling in _tellings]
    return max((day for day in days if day is not None), default=None)
