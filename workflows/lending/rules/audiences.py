"""As whom somebody borrows: an organisation that the house has confirmed, a person, or the house's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workflows.people.models import Organisation, User
from workflows.people.models.roles import STAFF_ROLES

from ..models import Audience, ConfirmedOrganisation, InstantFor, Resource


@dataclass
class Borrower:
    """Whoever asks and for whom; the audience is asked when it is needed, once."""

    user: User
    organisation: Organisation | None = None

    @cached_property
    def audience(self) -> Audience:
        """Whose quotas and rules count."""
        if self.organisation is None:
            return Audience.STAFF if self.user.has_role(*STAFF_ROLES) else Audience.PERSON
        return Audience.ORGANISATION if is_confirmed(self.organisation) else Audience.PERSON


def is_confirmed(organisation: Organisation) -> bool:
    """Whether the house knows it as a borrower."""
    return ConfirmedOrganisation.objects.filter(organisation=organisation).exists()


def borrowers(user: User, organisations: Sequence[Organisation]) -> list[Borrower]:
    """One for each organisation and one for the person alone; the confirmed ones are read in one query."""
    rows = ConfirmedOrganisation.objects.filter(organisation__in=[each.pk for each in organisations])
    known = set(rows.values_list("organisation", flat=True))
    found = [Borrower(user, each) for each in organisations]
    for each, organisation in zip(found, organisations, strict=True):
        each.audience = Audience.ORGANISATION if organisation.pk in known else Audience.PERSON
    return [*found, Borrower(user)]


def is_instant(resource: Resource, whose: Borrower) -> bool:
    """Whether it is booked without an answer of the house."""
    match resource.instant_for:
        case InstantFor.EVERYBODY:
            return True
        case InstantFor.ORGANISATIONS:
            return whose.organisation is not None
        case InstantFor.CONFIRMED:
            return whose.audience != Audience.PERSON
        case InstantFor.STAFF:
            return whose.audience == Audience.STAFF
    return False
