"""What the API says about organisations to the people of the house."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from workflows.people.models import Organisation

from ..reading.parts import Part
from ..reading.staff import OrganisationPage
from .schemas import CheckOut, RecordOut, SafeEntryOut


class OrganisationRow(Schema):
    """An organisation in the list."""

    uuid: UUID
    name: str
    legal_form: str
    register_court: str
    register_number: str
    town: str
    members: int
    cases: int


class OrganisationsOut(Schema):
    """A page of the list; `next` is the `after` of the following page, empty at the end."""

    items: list[OrganisationRow]
    next: str


class PartLine(Schema):
    """A row of a table: its cells in the order of the columns."""

    cells: list[str]
    href: str


class OrganisationPart(Schema):
    """What a process tells about an organisation, as a table; `sums` are euros."""

    code: str
    title: str
    columns: list[str]
    lines: list[PartLine]
    sums: dict[str, Decimal]


class HintOut(Schema):
    """Something that somebody should look at, with the cases it is about."""

    text: str
    links: list[PartLine]


class PersonOut(Schema):
    """A member."""

    person: UUID
    name: str
    function: str
    since: datetime
    is_active: bool


class EventOut(Schema):
    """A line of the history."""

    at: datetime
    text: str
    who: str


class OrganisationPageOut(Schema):
    """Everything about one organisation that the caller may see."""

    uuid: UUID
    name: str
    legal_form: str
    is_migrant_organisation: bool
    founded_on: date | None
    representation: str
    register_court: str
    register_number: str
    tax_office: str
    tax_notice: str
    tax_notice_date: date | None
    street: str
    postcode: str
    town: str
    email: str
    phone: str
    website: str
    record: RecordOut
    members: list[PersonOut]
    parts: list[OrganisationPart] = Field(description="Grants, consultations, foundings.")
    hints: list[HintOut] = Field(description="What may be funded twice.")
    safe: list[SafeEntryOut]
    health: list[CheckOut]
    history: list[EventOut]


def row(found: Organisation) -> OrganisationRow:
    """One row of the list."""
    return OrganisationRow(
        uuid=found.uuid,
        name=found.name,
        legal_form=found.legal_form,
        register_court=found.register_court,
        register_number=found.register_number,
        town=found.town,
        members=getattr(found, "members", 0),
        cases=getattr(found, "all_cases", 0),
    )


def _part(part: Part) -> OrganisationPart:
    return OrganisationPart(
        code=part.code,
        title=str(part.title),
        columns=[str(column) for column in part.columns],
        lines=[PartLine(cells=list(line.cells), href=line.href) for line in part.lines],
        sums=dict(part.sums),
    )


FACTS = [
    name
    for name in OrganisationPageOut.model_fields
    if name not in {"record", "members", "parts", "hints", "safe", "health", "history"}
]


def whole(page: OrganisationPage) -> OrganisationPageOut:
    """The page as data."""
    return OrganisationPageOut(
        **{name: getattr(page.organisation, name) for name in FACTS},
        record=RecordOut.of(page.record, page.seats),
        members=[
            PersonOut(
                person=each.user.uuid,
                name=each.user.get_full_name(),
                function=each.function,
                since=each.since,
                is_active=each.user.is_active,
            )
            for each in page.members
        ],
        parts=[_part(part) for part in page.parts],
        hints=[
            HintOut(text=hint.text, links=[PartLine(cells=[label], href=href) for label, href in hint.links])
            for hint in page.hints
        ],
        safe=[SafeEntryOut.of(shelf) for shelf in page.shelves],
        health=[CheckOut.of(check) for check in page.checks],
        history=[EventOut(at=each.at, text=each.text, who=each.who) for each in page.history],
    )
