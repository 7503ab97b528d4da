"""Who founds: people the group listed in the interview, and people who entered their own data by link."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from workflows.engine.standing import remembered
from workflows.people.models import Visitor

from ..models import FounderEntry, FounderInvitation, FounderKind, FoundingCase, OriginTally
from ..models.meetings import OFFICE_CHOICES
from ..rules.joining import may_invite
from ..statute import Person
from ..statute.answers import Answers
from ..statute.data import people
from .founder_links import address_of

# Fewer answers would tell who said what.
FEWEST_SHOWN = 3


def founders_in(case: FoundingCase, values: Mapping[str, object]) -> list[Person]:
    """The founders while the statute is being written; what a person typed themself counts."""
    listed = people(Answers(values).rows("founders"))
    return joined(listed, remembered(case, "founder entries", lambda: _entries(case)))


def _entries(case: FoundingCase) -> list[FounderEntry]:
    rows = FounderEntry.objects.filter(invitation__case=case.pk, invitation__revoked_at=None)
    return list(rows.select_related("invitation").order_by("invitation__created_at"))


def joined(listed: Iterable[Person], entries: Iterable[FounderEntry]) -> list[Person]:
    """Each person once: an entry takes the place of the row that names the same person."""
    found = list(listed)
    places = {_key(person.name): place for place, person in enumerate(found)}
    for entry in entries:
        names = (_key(entry.name), _key(entry.invitation.name))
        place = next((places.pop(name) for name in names if name in places), None)
        if place is None:
            found.append(person_of(entry))
        else:
            found[place] = person_of(entry, office=found[place].office)
    return found


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def person_of(entry: FounderEntry, *, office: str = "") -> Person:
    """A founder out of what they typed; `office` is what the group has planned for them."""
    person = Person(
        name=entry.name,
        title=entry.title,
        town=entry.town,
        is_legal_person=entry.kind == FounderKind.ORGANISATION,
        is_controlled=entry.is_controlled,
        is_minor=entry.is_minor,
        is_under_seven=entry.kind == FounderKind.CHILD,
        has_consent=entry.is_minor and entry.has_consent,
        office=entry.office or office,
    )
    return with_details(person, entry)


def with_details(person: Person, entry: FounderEntry | None) -> Person:
    """The same founder with what only the person knows; nothing of it once the papers are locked."""
    if entry is None:
        return person
    home = " ".join(filter(None, (entry.postal_code, entry.town)))
    return replace(
        person,
        own_name=entry.own_name,
        address=", ".join(filter(None, (entry.street, home, entry.country))) if entry.street else "",
        birthdate=entry.birthdate,
        invitation=entry.invitation_id,
    )


class InvitationRow(TypedDict):
    """An invitation as the group sees it, on the screen and over the API."""

    id: UUID
    name: str
    email: str
    language: str
    state: str
    state_label: str
    answered: bool
    kind: str
    kind_label: str
    town: str
    office: str
    office_label: str
    expires_at: datetime
    link: str


def founders_screen(case: FoundingCase, user: Visitor) -> dict[str, object]:
    """Who was invited and who has answered; the links only for whoever may invite."""
    verdict = may_invite(user, case)
    rows = invitation_rows(case, user)
    tally = OriginTally.objects.filter(case=case).first()
    return {
        "case": case,
        "rows": rows,
        "answered": sum(row["answered"] for row in rows),
        "may_invite": verdict.allowed,
        "why_not": verdict.reason,
        "tally": tally if tally is not None and tally.total >= FEWEST_SHOWN else None,
    }


def invitation_rows(case: FoundingCase, user: Visitor) -> list[InvitationRow]:
    """All invitations that were not withdrawn."""
    allowed = may_invite(user, case).allowed
    return [invitation_row(each, with_link=allowed) for each in case.invitations.current()]


def invitation_row(invitation: FounderInvitation, *, with_link: bool) -> InvitationRow:
    """One invitation: who, where it stands, and nothing that only the papers need."""
    entry, state = invitation.answer, invitation.state
    return {
        "id": invitation.pk,
        "name": entry.name if entry else invitation.name,
        "email": invitation.email,
        "language": invitation.language,
        "state": state.value,
        "state_label": str(state.label),
        "answered": entry is not None,
        "kind": entry.kind if entry else "",
        "kind_label": str(entry.get_kind_display()) if entry else "",
        "town": entry.town if entry else "",
        "office": entry.office if entry else "",
        "office_label": str(dict(OFFICE_CHOICES).get(entry.office, "")) if entry else "",
        "expires_at": invitation.expires_at,
        "link": address_of(invitation) if with_link else "",
    }
