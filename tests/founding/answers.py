"""A complete interview that breaks no rule, to be spoiled one answer at a time."""

from typing import Any

ACTIVITIES = [
    {
        "text": "Deutschkurse für geflüchtete Frauen mit Kinderbetreuung",
        "purpose": "52.7",
        "first_year": True,
    },
    {"text": "Begleitung von Familien zu Behörden und Schulen", "purpose": "52.10", "first_year": True},
    {"text": "Lesekreise für Kinder in zwei Sprachen", "purpose": "52.7", "first_year": True},
]
NAMES = (
    "Amira Haddad",
    "Lina Saleh",
    "Noor Aziz",
    "Rana Khalil",
    "Salma Omar",
    "Huda Nasser",
    "Maha Farah",
    "Dina Karim",
)
OFFICES = ("chair", "deputy", "treasurer")


def founders(count: int = 7, **changes: Any) -> list[dict[str, Any]]:
    """So many founders who join; the first three are planned for the board."""
    people = [{"name": name, "town": "Lindenstadt", "joins": True} for name in (NAMES * 10)[:count]]
    for person, office in zip(people, OFFICES, strict=False):
        person["office"] = office
    if people:
        people[0] |= changes
    return people


def good_answers(**changes: Any) -> dict[str, Any]:
    """Answers for a charitable e.V.; dots in question ids are written as two underscores."""
    answers: dict[str, Any] = {
        "branch.legal_form": "ev",
        "branch.charitable": True,
        "name": "Brücke der Frauen Lindenstadt",
        "seat": "Lindenstadt",
        "name_check.date": "2026-11-02",
        "financial_year": "calendar",
        "business_main_purpose": False,
        "purposes": ["52.7", "52.10"],
        "activities": ACTIVITIES,
        "target_circle_open": True,
        "region": "local",
        "party_support": False,
        "constitution_loyal": True,
        "funds.passes_on": False,
        "asset.mode": "named",
        "asset.recipient_article": "der",
        "asset.recipient_name": "Brücken bauen Lindenstadt e.V., Lindenstadt",
        "asset.recipient_status": "charitable",
        "member.who": "natural",
        "member.admission_organ": "board",
        "member.minors_vote": "from_16",
        "member.exit_notice_months": "3",
        "dues.has": True,
        "meeting.form": "email",
        "meeting.notice_days": "14",
        "meeting.minutes_by": "chair_secretary",
        "board.roles": ["chair", "deputy", "treasurer"],
        "board.paragraph26": ["chair", "deputy", "treasurer"],
        "board.representation": "two_jointly",
        "board.s181": "none",
        "board.elected_by": "each_office",
        "board.term_years": "2",
        "board.stay_in_office": True,
        "board.pay": "none",
        "expenses.reimbursed": True,
        "founders": founders(),
    }
    answers |= {key.replace("__", "."): value for key, value in changes.items()}
    return {key: value for key, value in answers.items() if value is not None}
