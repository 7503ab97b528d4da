"""Sheets for tests."""

from typing import Any

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.engine.models import Case
from workflows.forms.actions import open_sheet, save_answers
from workflows.forms.models import AnswerSheet
from workflows.people.models import User

from . import sample

IBAN = "DE89370400440532013000"
PLAN = {
    "expenses": [
        {
            "category": "fees",
            "description": "Workshop",
            "quantity": "5.00",
            "unit": "lesson",
            "unit_price": "80.00",
            "amount": "400.00",
        },
        {"category": "rooms", "description": "Saal", "amount": "250.00"},
    ],
    "incomes": [
        {"kind": "own_cash", "amount": "50.00"},
        {"kind": "in_kind", "description": "Aufbau", "hours": "10.00"},
        {"kind": "requested", "amount": "600.00"},
    ],
}
COMPLETE: dict[str, Any] = {
    "contact_name": "Amira Haddad",
    "email": "amira@example.org",
    "address": {"street": "Lindenstraße 1", "postcode": "66386", "town": "Lindenstadt"},
    "iban": IBAN,
    "title": "Nähcafé",
    "goals": "Zwanzig Frauen nähen zusammen.",
    "kind": "new",
    "participants": 20,
    "starts_on": "2027-03-01",
    "minors": False,
    "team": [{"name": "Amira Haddad"}],
    "plan": PLAN,
    "begun": False,
    "correct": True,
}


def make_sheet(owner: User | None = None, **prefill: Any) -> AnswerSheet:
    """A draft of the sample, shared by the members of an organisation."""
    owner = owner or UserFactory()
    organisation = OrganisationFactory()
    MembershipFactory(user=owner, organisation=organisation)
    case = Case.objects.create(kind="sample", applicant=owner, organisation=organisation, language="de")
    return open_sheet(code=sample.CODE, case=case, owner=owner, organisation=organisation, prefill=prefill)


def make_complete_sheet(owner: User | None = None) -> AnswerSheet:
    """A draft in which nothing is missing."""
    sheet = make_sheet(owner)
    return save_answers(sheet_id=sheet.pk, answers=COMPLETE, revision=None, actor=sheet.owner).sheet


def make_member(sheet: AnswerSheet) -> User:
    """One more member of the sheet's organisation."""
    return MembershipFactory(organisation=sheet.organisation).user
