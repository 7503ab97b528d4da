"""The page of an organisation for the house: profile, people, cases, papers, lights, hints, history."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.text import capfirst
from wagtail.models import ModelLogEntry

from workflows.people.models import Membership, Organisation, User
from workflows.people.reading.profiles import shown

from ..models import BoardSeat, OrganisationRecord
from .health import Check, checks_in, known_of
from .parts import Hint, Part, hints_of, parts_of
from .safe import Shelf, shelves

LINES = 50
LABELS = {each.name: each.verbose_name for each in Organisation._meta.concrete_fields}
FACTS = (
    "legal_form",
    "is_migrant_organisation",
    "founded_on",
    "representation",
    "register_court",
    "register_number",
    "tax_office",
    "tax_notice",
    "tax_notice_date",
    "street",
    "postcode",
    "town",
    "email",
    "phone",
    "website",
)


@dataclass(frozen=True)
class Event:
    """One line of the history."""

    at: datetime
    text: str
    who: str


@dataclass(frozen=True)
class OrganisationPage:
    """Everything that the screen and the API show."""

    organisation: Organisation
    record: OrganisationRecord | None
    seats: list[BoardSeat]
    members: list[Membership]
    parts: list[Part]
    hints: list[Hint]
    shelves: list[Shelf]
    checks: list[Check]
    history: list[Event]


def page(user: User, organisation: Organisation) -> OrganisationPage:
    """The organisation as this person of the house may see it."""
    known = known_of(organisation)
    return OrganisationPage(
        organisation=organisation,
        record=known.record,
        seats=list(BoardSeat.objects.filter(organisation=organisation)),
        members=list(organisation.memberships.select_related("user").order_by("since", "pk")),
        parts=parts_of(user, organisation),
        hints=hints_of(user, organisation),
        shelves=shelves(organisation),
        checks=checks_in(known),
        history=[_event(entry) for entry in _log(organisation)[:LINES]],
    )


def _log(organisation: Organisation) -> QuerySet[ModelLogEntry]:
    return (
        ModelLogEntry.objects.for_instance(organisation).select_related("user").order_by("-timestamp", "-pk")
    )


def _event(entry: ModelLogEntry) -> Event:
    who = entry.user.get_full_name() if entry.user else ""
    return Event(entry.timestamp, str(entry.formatter.format_message(entry)) if entry.formatter else "", who)


def fact_rows(organisation: Organisation) -> list[dict[str, str]]:
    """The facts of the profile that the offices need, filled in ones only."""
    rows = []
    for name in FACTS:
        if value := shown(organisation, name):
            rows.append({"key": capfirst(str(LABELS[name])), "value": value})
    return rows
