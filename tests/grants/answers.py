"""What groups answer in the forms of grants, complete and right."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from workflows.people.models import Organisation

IBAN = "DE02120300000000202051"
DAY = datetime.timedelta(days=1)


def plan(requested: str = "900.00", own: str = "50.00", hours: str = "6.00") -> dict[str, Any]:
    """A plan that balances: material against grant and own money, volunteer hours on both sides."""
    money = Decimal(requested) + Decimal(own)
    incomes = [{"kind": "own_cash", "amount": own}, {"kind": "requested", "amount": requested}]
    if Decimal(hours):
        incomes.append({"kind": "in_kind", "description": "Aufbau", "hours": hours})
    return {
        "expenses": [{"category": "material", "description": "Stoff und Farbe", "amount": str(money)}],
        "incomes": incomes,
    }


def answers(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    """Complete answers to the form of the micro project."""
    today = timezone.localdate()
    declared = ("not_begun", "no_double_funding", "correct", "rules_accepted", "wages", "privacy")
    return {
        "organisation": str(organisation.uuid),
        "members": 24,
        "earlier_grants": False,
        "contact_name": "Amira Haddad",
        "contact_email": "amira@example.org",
        "contact_language": "ar",
        "disbursement": "advance",
        "account_holder": organisation.name,
        "iban": IBAN,
        "title": "Nähwerkstatt der Begegnung",
        "short_text": "Frauen aus sechs Ländern nähen gemeinsam einen Vorhang für das Stadttheater.",
        "need": "Viele Frauen im Viertel kennen sich nicht. Sie haben sich einen Ort gewünscht.",
        "is_new": "new",
        "exclusions": ["none"],
        "goals": [{"goal": "Frauen lernen sich kennen", "measure": "20 Frauen nehmen teil"}],
        "activities": [{"what": "Vier Nähnachmittage", "when": "Mai", "where": "Nachbarschaftshaus"}],
        "target_groups": ["women"],
        "participants": 20,
        "volunteers": 4,
        "participation": "Drei Frauen aus Syrien und der Ukraine planen und leiten die Nachmittage.",
        "start": (today + 40 * DAY).isoformat(),
        "end": (today + 70 * DAY).isoformat(),
        "postcode": "66999",
        "place": "Lindenstadt",
        "begun": False,
        "plan": plan(),
        "fees_to_board": False,
        "minors": False,
        **dict.fromkeys(declared, True),
    } | changes


def idea_answers(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    """Complete answers to the form of the idea, the first of two stages."""
    known = answers(organisation)
    names = ("organisation", "title", "short_text", "need", "postcode", "place", "exclusions", "privacy")
    own = {
        "approach": "Frauen aus dem Dorf nähen mit ihren Nachbarinnen, einmal im Monat.",
        "about_when": "Von März bis November",
        "about_amount": "3500",
    }
    return {name: known[name] for name in names} | own | changes


def starter_answers(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    """Complete answers to the form of the starter package."""
    known = answers(organisation)
    names = (
        "organisation title short_text contact_name contact_email contact_language start end fees_to_board "
        "not_begun no_double_funding correct rules_accepted wages privacy"
    )
    money = {
        "expenses": [{"category": "insurance", "description": "Notar und Gericht", "amount": "180.00"}],
        "incomes": [{"kind": "requested", "amount": "180.00"}],
    }
    return {name: known[name] for name in names.split()} | {"disbursement": "direct", "plan": money} | changes


def cooperation_answers(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    """Complete answers to the form of the cooperation project, without the letters of the partners."""
    today = timezone.localdate()
    partner = {"person": "Ali Reza", "role": "Stellt den Raum"}
    return answers(
        organisation,
        **{
            "partners": [{"name": name, **partner} for name in ("Chor der Welt", "Garten für alle")],
            "coordination": "Wir treffen uns jede Woche und entscheiden zusammen.",
            "plan": plan("2500.00", "150.00", "10.00"),
            "start": (today + 60 * DAY).isoformat(),
            "end": (today + 120 * DAY).isoformat(),
            **changes,
        },
    )


ANSWERS = {"micro": answers, "starter": starter_answers, "cooperation": cooperation_answers}
