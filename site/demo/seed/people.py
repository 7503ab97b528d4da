"""The demo's people, their roles and three organisations, made by the same actions that users trigger."""

from datetime import date

from demo.people import PEOPLE
from workflows.people import actions
from workflows.people.models import House, MailKind, MailWay, Role, User

HOUSE = {
    "name": "Offenes Haus Lindenstadt",
    "carrier": "Brücken bauen Lindenstadt e.V.",
    "street": "Lindenplatz 4",
    "postcode": "66999",
    "town": "Lindenstadt",
    "email": "haus@example.org",
    "phone": "06899 000 100",
    "land": "SL",
}
WOMEN = {
    "name": "Jasmin – Arabischer Frauenverein Lindenstadt e.V.",
    "legal_form": "ev",
    "is_migrant_organisation": True,
    "founded_on": date(2019, 3, 8),
    "representation": "Zwei Vorstandsmitglieder gemeinsam",
    "register_court": "Amtsgericht Lindenstadt",
    "register_number": "VR 2417",
    "tax_office": "Finanzamt Lindenstadt",
    "tax_number": "040/140/12345",
    "tax_notice": "60a",
    "tax_notice_date": date(2024, 5, 14),
    "street": "Rosenweg 12",
    "postcode": "66999",
    "town": "Lindenstadt",
    "email": "jasmin@example.org",
    "website": "https://jasmin.example.org",
    "iban": "DE89 3704 0044 0532 0130 00",
    "account_holder": "Jasmin – Arabischer Frauenverein Lindenstadt e.V.",
}
UKRAINIANS = {
    "name": "Soniaschnyk – Ukrainischer Verein Lindenstadt e.V.",
    "legal_form": "ev",
    "is_migrant_organisation": True,
    "founded_on": date(2022, 9, 1),
    "representation": "Jedes Vorstandsmitglied allein",
    "register_court": "Amtsgericht Lindenstadt",
    "register_number": "VR 2533",
    "tax_office": "Finanzamt Lindenstadt",
    "tax_number": "040/140/54321",
    "tax_notice": "exemption",
    "tax_notice_date": date(2025, 11, 3),
    "street": "Am Markt 7",
    "postcode": "66999",
    "town": "Lindenstadt",
    "email": "soniaschnyk@example.org",
    "iban": "DE02 1203 0000 0000 2020 51",
    "account_holder": "Soniaschnyk e.V.",
}
INITIATIVE = {
    "name": "Initiative Afrikanische Stimmen",
    "legal_form": "initiative",
    "is_migrant_organisation": True,
    "founded_on": date(2025, 2, 1),
    "street": "Bahnhofstraße 30",
    "postcode": "66999",
    "town": "Lindenstadt",
}


# Ruth Lang reads mail in the morning; what she has to decide reaches her at once all the same.
RUTH = {MailKind.ROLE: MailWay.AT_ONCE, MailKind.MESSAGE: MailWay.DAILY, MailKind.FOLLOWED: MailWay.DAILY}


def seed() -> None:
    """Everybody of demo.people can sign in; Amira, Olena and Kofi represent their organisations."""
    House.objects.update_or_create(pk=House.load().pk, defaults=HOUSE)
    people = {person.email: _account(*person) for person in PEOPLE}
    ruth = people["ruth.lang@example.org"]
    actions.update_account(user=ruth, name=ruth.name, language=ruth.language, mails=RUTH)
    actions.create_organisation(actor=people["amira@example.org"], facts=WOMEN)
    ukrainians = actions.create_organisation(actor=people["olena@example.org"], facts=UKRAINIANS)
    actions.create_organisation(actor=people["kofi@example.org"], facts=INITIATIVE)
    actions.invite(
        organisation=ukrainians,
        email="taras@example.org",
        function="project_lead",
        actor=people["olena@example.org"],
    )


def _account(email: str, name: str, language: str, roles: tuple[str, ...]) -> User:
    user = actions.create_account(email=email, name=name, language=language)
    for role in roles:
        actions.grant_role(user=user, role=Role(role))
    return user
