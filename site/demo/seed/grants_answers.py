"""What the groups of the demo write in their applications."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from workflows.people.models import Organisation, User

from .grants_ideas import Idea

IBAN = "DE02 1203 0000 0000 2020 51"
DAY = timedelta(days=1)
# What a condition of the demo says to the group in its language.
LOGOS = {
    "en": "Show our logo and that of the funder on posters and online.",
    "ar": "اعرضوا شعارنا وشعار الجهة الممولة على الملصقات وفي الإنترنت.",
    "uk": "Показуйте наш логотип і логотип фінансувальника на плакатах і в мережі.",
}


def answers(organisation: Organisation, user: User, idea: Idea, number: int) -> dict[str, object]:
    """The application for a micro project."""
    start = timezone.localdate() + (30 + number % 9 * 6) * DAY
    charitable = organisation.tax_notice != "none"
    declared = (
        "not_begun",
        "no_double_funding",
        "correct",
        "rules_accepted",
        "wages",
        "privacy",
        "may_publish",
    )
    return {
        "members": 12 + number * 3 % 50,
        "earlier_grants": False,
        **_contact(organisation, user, "advance" if charitable else "direct"),
        "title": idea.title,
        "short_text": idea.text,
        "need": idea.need,
        "is_new": "new",
        "exclusions": ["none"],
        "goals": [{"goal": idea.goal, "measure": idea.measure}],
        "activities": [{"what": idea.activity, "where": "Nachbarschaftshaus am Lindenplatz"}],
        "target_groups": ["neighbours", "families"],
        "participants": 20 + number * 7 % 60,
        "volunteers": 4 + number % 5,
        "participation": idea.lead,
        "partners": [{"name": "Stadtbibliothek Lindenstadt", "role": "Raum"}] if number % 2 else [],
        "start": start.isoformat(),
        "end": (start + 40 * DAY).isoformat(),
        "postcode": "66999",
        "place": "Lindenstadt",
        "begun": False,
        "plan": _plan(idea),
        "fees_to_board": False,
        "minors": False,
        "access": "Der Raum ist ohne Stufen. Wir übersetzen und betreuen Kinder.",
        **dict.fromkeys(declared, True),
    }


def _contact(organisation: Organisation, user: User, way: str) -> dict[str, object]:
    account = (
        {"account_holder": organisation.name, "iban": organisation.iban or IBAN} if way != "direct" else {}
    )
    return {
        "organisation": str(organisation.uuid),
        "contact_name": user.name,
        "contact_email": user.email,
        "contact_language": user.language,
        "disbursement": way,
        **account,
    }


def _plan(idea: Idea) -> dict[str, object]:
    """Material, one fee and print against grant, own money and volunteer hours."""
    total = Decimal(idea.asked) + Decimal(40)
    fee, print_cost = Decimal(160), Decimal(80)
    return {
        "expenses": [
            {
                "category": "fees",
                "description": "Leitung",
                "quantity": "2",
                "unit": "lesson",
                "unit_price": "80.00",
                "amount": str(fee),
            },
            {"category": "publicity", "description": "Plakate und Einladungen", "amount": str(print_cost)},
            {"category": "material", "description": "Material", "amount": str(total - fee - print_cost)},
        ],
        "incomes": [
            {"kind": "own_cash", "amount": "40.00"},
            {"kind": "in_kind", "description": "Aufbau und Betreuung", "hours": "8"},
            {"kind": "requested", "amount": f"{idea.asked}.00"},
        ],
    }


def starter_answers(organisation: Organisation, user: User) -> dict[str, object]:
    """The application for a starter package."""
    start = timezone.localdate() + 10 * DAY
    declared = ("not_begun", "no_double_funding", "correct", "rules_accepted", "wages", "privacy")
    return {
        **_contact(organisation, user, "direct"),
        "title": "Unser Anfang als Verein",
        "short_text": "Wir gründen einen Verein und brauchen Hilfe bei Notar, Gericht und Plakaten.",
        "start": start.isoformat(),
        "end": (start + 90 * DAY).isoformat(),
        "plan": {
            "expenses": [
                {"category": "insurance", "description": "Notar und Gericht", "amount": "150.00"},
                {"category": "publicity", "description": "Logo und Plakate", "amount": "90.00"},
            ],
            "incomes": [{"kind": "requested", "amount": "240.00"}],
        },
        "fees_to_board": False,
        **dict.fromkeys(declared, True),
    }


def idea_answers(organisation: Organisation, idea: dict[str, str]) -> dict[str, object]:
    """An idea on one page, in the words of the group."""
    said = ("title", "short_text", "need", "approach", "about_when", "about_amount")
    return {
        **{name: idea[name] for name in said},
        "organisation": str(organisation.uuid),
        "postcode": "66999",
        "place": "Lindenstadt-Oberdorf",
        "exclusions": ["none"],
        "privacy": True,
    }


def quick_answers(organisation: Organisation, user: User, title: str, text: str) -> dict[str, object]:
    """The application for quick help: a room and paint for one event."""
    start = timezone.localdate() + 12 * DAY
    return starter_answers(organisation, user) | {
        **_contact(organisation, user, "reimbursement"),
        "title": title,
        "short_text": text,
        "start": start.isoformat(),
        "end": (start + 3 * DAY).isoformat(),
        "plan": {
            "expenses": [
                {"category": "rooms", "description": "Saal", "amount": "120.00"},
                {"category": "material", "description": "Farben und Papier", "amount": "90.00"},
            ],
            "incomes": [{"kind": "requested", "amount": "210.00"}],
        },
    }


def cooperation_answers(organisation: Organisation, user: User, said: dict[str, Any]) -> dict[str, object]:
    """The application of three groups for a project together."""
    idea = Idea(**said["idea"])
    start = timezone.localdate() + 60 * DAY
    known = answers(organisation, user, idea, 0)
    return known | {
        "partners": said["partners"],
        "coordination": said["coordination"],
        "volunteer_tasks": said["volunteer_tasks"],
        "start": start.isoformat(),
        "end": (start + 90 * DAY).isoformat(),
        "plan": {
            "expenses": [
                {"category": "rooms", "description": "Saal im Rathaus", "amount": "900.00"},
                {"category": "material", "description": "Bühne und Stoffe", "amount": "1300.00"},
                {"category": "publicity", "description": "Plakate", "amount": "300.00"},
            ],
            "incomes": [
                {"kind": "own_cash", "amount": "200.00"},
                {"kind": "in_kind", "description": "Aufbau", "hours": "10"},
                {"kind": "requested", "amount": "2300.00"},
            ],
        },
    }
