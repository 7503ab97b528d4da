"""Who takes part: the demo's staff with tokens, new groups that want a grant, their answers."""

import random
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from demo.people import PEOPLE
from demo.seed.grants_answers import IBAN, answers
from demo.seed.grants_ideas import IDEAS
from workflows.grants import actions as grants
from workflows.people.actions.accounts import create_account, verify_address
from workflows.people.actions.organisations import create_organisation
from workflows.people.actions.tokens import create_token
from workflows.people.models import Organisation, Right, User

STAFF = {"formal_officer", "reviewer", "decision_maker", "cash", "examiner"}
DAYS = 5


@dataclass
class Person:
    """Somebody with a token; a group also knows what it will answer."""

    token: str
    name: str
    roles: tuple[str, ...] = ()
    organisation: str = ""
    answers: dict[str, Any] | None = None


def _token(user: User) -> str:
    return create_token(actor=user, name="faults", scopes=Right.values, days=DAYS)[1]


def staff() -> list[Person]:
    """Everybody of the house who has steps of a grant."""
    mails = {each.email: each.roles for each in PEOPLE if STAFF & set(each.roles)}
    return [
        Person(_token(user), user.name, mails[user.email])
        for user in User.objects.filter(email__in=mails).order_by("email")
    ]


def groups(number: int, chance: random.Random) -> list[Person]:
    """So many new associations, advised a week ago."""
    adviser = User.objects.get(email="jonas.weber@example.org")
    return [_group(each, adviser, chance) for each in range(number)]


def _group(number: int, adviser: User, chance: random.Random) -> Person:
    user = create_account(email=f"faults-{number}@example.org", name=f"Gruppe {number}", language="de")
    verify_address(user=user)
    today = timezone.localdate()
    facts = {
        "name": f"Verein {number}", "legal_form": "ev", "is_migrant_organisation": True,
        "founded_on": today - timezone.timedelta(days=900), "street": "Lindenplatz 1", "postcode": "66999",
        "town": "Lindenstadt", "iban": IBAN, "account_holder": f"Verein {number}",
        "tax_notice": "exemption", "tax_notice_date": today - timezone.timedelta(days=400),
    }  # fmt: skip
    create_organisation(actor=user, facts=facts)
    organisation = Organisation.objects.get(memberships__user=user)
    talk = today - timezone.timedelta(days=7)
    grants.record_consultation(organisation=organisation, actor=adviser, held_on=talk, topic="Idee")
    idea = chance.choice(IDEAS)
    return Person(
        _token(user), user.name, ("applicant",), str(organisation.uuid),
        answers(organisation, user, idea, number),
    )  # fmt: skip
