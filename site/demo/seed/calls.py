"""The two calls of the sample house (domain 3.10: C1 and C2), as arguments for `actions.create_call`."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from workflows.grants.models import CoFunding, CostCategory, Disbursement, Financing, Instrument
from workflows.grants.questions.texts import t
from workflows.values.moments import end_of

FUNDER = "Bundesamt für Migration und Flüchtlinge, aus Mitteln des Bundesministeriums des Innern"


def micro_project(today: datetime.date) -> dict[str, Any]:
    """C2 "Mikroprojekt": up to 1,000 €, gap financing, 10 % own share, two reviews and the head."""
    return {
        "slug": "mikroprojekt",
        "prefix": "MP",
        "process": "grant",
        "form_code": "micro",
        "title": t("Mikroprojekt", "Micro project", "مشروع صغير", "Мікропроєкт"),
        "summary": t(
            "Bis zu 1.000 € für eure Idee: ein Fest der Begegnung, ein Workshop, eine Ausstellung. "
            "Ihr sprecht mit uns, stellt den Antrag, und nach spätestens vier Wochen habt ihr eine Antwort.",
            "Up to €1,000 for your idea: a celebration, a workshop, an exhibition. "
            "You talk to us, apply, and have an answer within four weeks.",
            "حتى 1000 يورو لفكرتكم: احتفال أو ورشة أو معرض. "
            "تتحدثون معنا، وتقدّمون الطلب، وتحصلون على جواب خلال أربعة أسابيع على الأكثر.",
            "До 1000 € на вашу ідею: свято, майстерня, виставка. "
            "Ви говорите з нами, подаєте заявку й щонайпізніше за чотири тижні маєте відповідь.",
        ),
        "funder": FUNDER,
        "funding_period": str(today.year),
        "instrument": Instrument.CONTRACT,
        "financing": Financing.GAP,
        "budget": Decimal(18000),
        "budget_reserve": Decimal(1000),
        "min_grant": Decimal(100),
        "max_grant": Decimal(1000),
        "own_share_percent": Decimal(10),
        "own_share_base": "grant",
        "in_kind_allowed": True,
        "in_kind_rate": Decimal(15),
        "co_funding": CoFunding.NO_FEDERAL,
        "disbursements": [Disbursement.ADVANCE, Disbursement.REIMBURSEMENT, Disbursement.DIRECT],
        "first_instalment_percent": Decimal(80),
        "offers_from": Decimal(500),
        "applicant_types": ["initiative", "nev", "ev", "ggmbh"],
        "postcode_prefixes": ["66"],
        "consultation_months": 6,
        "max_per_year": 2,
        "exclusions": ["party", "worship", "language_course", "internal", "profit"],
        "lead_days": 14,
        "windows": _rounds(today),
        "limits": [
            {"category": CostCategory.FEES, "max_unit_price": Decimal(84), "unit_minutes": 90},
            {"category": CostCategory.CATERING, "max_percent": Decimal(10)},
            {"category": CostCategory.ADMIN, "allowed": False},
        ],
    }


def starter_package(today: datetime.date) -> dict[str, object]:
    """C1 "Starterpaket Gründung": 300 €, fixed, two members of staff, ten working days."""
    return {
        "slug": "starterpaket",
        "prefix": "SP",
        "process": "starter",
        "form_code": "starter",
        "title": t("Starterpaket Gründung", "Starter package", "حزمة بداية التأسيس", "Стартовий пакет"),
        "summary": t(
            "300 € für den Anfang: Notar, Gericht, Logo, Internetseite. Für Gruppen, die mit uns gründen.",
            "€300 for the beginning: notary, court, logo, website. For groups that found with us.",
            "300 يورو للبداية: كاتب العدل، المحكمة، الشعار، الموقع. للمجموعات التي تؤسّس معنا.",
            "300 € на початок: нотаріус, суд, логотип, сайт. Для груп, що засновуються з нами.",
        ),
        "funder": FUNDER,
        "funding_period": str(today.year),
        "instrument": Instrument.CONTRACT,
        "financing": Financing.FIXED,
        "budget": Decimal(3000),
        "min_grant": Decimal(50),
        "max_grant": Decimal(300),
        "co_funding": CoFunding.NONE,
        "disbursements": [Disbursement.DIRECT, Disbursement.REIMBURSEMENT],
        "applicant_types": ["initiative", "nev", "ev"],
        "migrant_organisations_only": True,
        "founded_within_months": 24,
        "founding_required": True,
        "decision_mode": "two_staff",
        "reviewers": 0,
        "formal_days": 5,
        "decision_days": 14,
        "windows": [_window(today, None, today, datetime.date(today.year + 1, 11, 30))],
        "limits": [
            {"category": category, "allowed": False}
            for category in CostCategory.values
            if category
            not in (
                CostCategory.INSURANCE,
                CostCategory.PUBLICITY,
                CostCategory.MATERIAL,
                CostCategory.IN_KIND,
            )
        ],
    }


def _rounds(today: datetime.date) -> list[dict[str, Any]]:
    """The round that is open now, and the next two of domain 3.10."""
    day = datetime.timedelta(days=1)
    later = today + 60 * day
    now = _window(today - 20 * day, today + 25 * day, today + 14 * day, today + 240 * day)
    year = today.year + 1
    planned = [
        ((1, 15), (2, 15), (3, 1), (6, 30)),
        ((5, 1), (6, 15), (8, 1), (11, 15)),
    ]
    rounds = [tuple(datetime.date(year, *part) for part in each) for each in planned]
    return [now, *(_window(*each) for each in rounds if each[0] > later)]


def _window(
    opens: datetime.date, closes: datetime.date | None, start: datetime.date, end: datetime.date
) -> dict[str, object]:
    return {
        "opens_at": _midnight(opens),
        "closes_at": end_of(closes) if closes else None,
        "project_from": start,
        "project_until": end,
    }


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
