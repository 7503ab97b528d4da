"""A good application, and for each GA rule what breaks it and what just keeps it."""

import datetime
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

from workflows.grants.checks import findings as checks  # noqa: F401  importing registers the rules
from workflows.grants.checks.facts import (
    Body,
    CostLine,
    Facts,
    IncomeLine,
    Limit,
)

TODAY = datetime.date(2026, 3, 2)
LAW = {
    "ao.63.exemption": Decimal(5),
    "ao.63.60a": Decimal(3),
    "brkg.5.km": Decimal("0.20"),
    "brkg.5.cap": Decimal(130),
    "estg.3.26a": Decimal(960),
}


def terms(**changes):
    """The terms of the micro project."""
    known = {
        "min_grant": Decimal(100),
        "max_grant": Decimal(1000),
        "max_total_cost": Decimal(4000),
        "own_share_percent": Decimal(10),
        "own_share_base": "grant",
        "in_kind_allowed": True,
        "in_kind_rate": Decimal(15),
        "financing": "gap",
        "share_percent": None,
        "co_funding": "no_federal",
        "disbursements": ["advance", "reimbursement", "direct"],
        "offers_from": Decimal(500),
        "offers_count": 3,
        "applicant_types": ["initiative", "ev"],
        "migrant_organisations_only": True,
        "founded_within_months": None,
        "charity_proof_required": False,
        "postcode_prefixes": ["66"],
        "consultation_months": 6,
        "founding_required": False,
        "max_per_year": 2,
        "exclusions": ["party"],
        "lead_days": 14,
        "decision_days": 28,
        "own_cash_percent": Decimal(0),
        "partners_max_grant": None,
        "partners_count": 2,
        "board_fees_allowed": False,
        "workshop_months": None,
        **dict.fromkeys(("first_time_max_grant", "one_day_max_grant", "max_amount_per_year"), None),
        **dict.fromkeys(("min_partners", "min_participants", "max_project_months"), None),
        **dict.fromkeys(("first_timers_only", "workshop_for_first_timers"), False),
        "excluded_funders": [],
        "seat_postcodes": [],
    }
    return SimpleNamespace(**known | changes)


BODY = Body(
    "Verein Linde e.V.", "ev", True, "exemption", datetime.date(2024, 1, 1), datetime.date(2020, 1, 1)
)
ANSWERS = {
    "title": "Nähwerkstatt",
    "short_text": "Wir nähen.",
    "need": "Viele fragten.",
    "is_new": "new",
    "exclusions": ["none"],
    "goals": [{"goal": "Treffen", "measure": "20 Frauen"}],
    "start": "2026-04-20",
    "end": "2026-05-20",
    "postcode": "66999",
    "begun": False,
    "disbursement": "advance",
    "iban": "DE02120300000000202051",
    "account_holder": "Verein Linde",
    "fees_to_board": False,
    "minors": False,
}


def line(kind, amount, **rest):
    return IncomeLine(kind, Decimal(amount), **rest)


def cost(category, amount, **rest):
    return CostLine(category, Decimal(amount), **rest)


GOOD = Facts(
    terms=terms(),
    on=TODAY,
    answers=ANSWERS,
    body=BODY,
    project_from=datetime.date(2026, 3, 1),
    project_until=datetime.date(2026, 6, 30),
    limits={
        "fees": Limit(max_unit_price=Decimal(84), unit_minutes=90),
        "catering": Limit(max_percent=Decimal(10)),
        "admin": Limit(allowed=False),
        "material": Limit(max_amount=Decimal(2000)),
    },
    law=LAW,
    costs=(cost("material", "400.00"), cost("in_kind", "90.00")),
    income=(line("own_cash", "50.00"), line("in_kind", "90.00"), line("requested", "350.00")),
    last_consultation=datetime.date(2026, 1, 10),
    available=Decimal(5000),
)


def answered(**changes):
    return {"answers": ANSWERS | changes}


def body(**changes):
    return {"body": replace(BODY, **changes)}


# A call that gives more to projects with two partners who wrote a letter.
PARTNERS = terms(partners_max_grant=Decimal(3000))
WITH = {
    "partners": [{"name": "Chor"}, {"name": "Garten"}],
    "partner_letters": [{"id": "a"}, {"id": "b"}],
}
# Checks on the report; test_report_checks has them.
REPORT = ("GA-28", "GA-29", "GA-30")
WRONG = [
    ("GA-31", "GA-31", answered(participants="25", volunteers="26")),
    ("GA-01", "GA-01.min", {"income": (line("requested", "50.00"),)}),
    ("GA-01", "GA-01.max", {"income": (line("requested", "1000.01"),)}),
    (
        "GA-01",
        "GA-01.max",
        {"terms": PARTNERS, **answered(**WITH), "income": (line("requested", "3000.01"),)},
    ),
    ("GA-01", "GA-01.partners", {"terms": PARTNERS, "income": (line("requested", "1000.01"),)}),
    (
        "GA-01",
        "GA-01.partners",
        {
            "terms": PARTNERS,
            **answered(**WITH | {"partner_letters": [{"id": "a"}]}),
            "income": (line("requested", "1000.01"),),
        },
    ),
    ("GA-02", "GA-02", {"costs": (cost("material", "400.01"), cost("in_kind", "90.00"))}),
    ("GA-03", "GA-03", {"costs": (cost("material", "300.00"), cost("in_kind", "90.00"))}),
    ("GA-04", "GA-04", {"income": (line("own_cash", "34.99"), line("requested", "350.00"))}),
    ("GA-04", "GA-04.cash", {"terms": terms(own_cash_percent=Decimal(60))}),
    (
        "GA-04",
        "GA-04",
        {
            "terms": terms(in_kind_allowed=False),
            "income": (line("own_cash", "0.00"), line("in_kind", "90.00"), line("requested", "350.00")),
        },
    ),
    ("GA-05", "GA-05", {"costs": (cost("material", "490.00"),)}),
    ("GA-06", "GA-06", {"costs": (cost("material", "4000.01"),)}),
    ("GA-07", "GA-07.order", answered(start="2026-05-21")),
    ("GA-07", "GA-07.early", answered(start="2026-02-28")),
    ("GA-07", "GA-07.late", answered(end="2026-07-01")),
    ("GA-08", "GA-08", answered(start="2026-03-15")),
    ("GA-09", "GA-09", answered(begun=True)),
    ("GA-10", "GA-10.form", body(legal_form="public")),
    ("GA-10", "GA-10.migrant", body(is_migrant_organisation=False)),
    ("GA-10", "GA-10.age", {"terms": terms(founded_within_months=24)}),
    ("GA-10", "GA-10.way", {"terms": terms(disbursements=["direct"])}),
    ("GA-10", "GA-10.cash", body(tax_notice="none")),
    ("GA-11", "GA-11", answered(postcode="10115")),
    ("GA-12", "GA-12", {"last_consultation": None}),
    ("GA-12", "GA-12", {"last_consultation": datetime.date(2025, 9, 1)}),
    ("GA-12", "GA-12.workshop", {"terms": terms(workshop_months=6)}),
    (
        "GA-12",
        "GA-12.workshop",
        {"terms": terms(workshop_months=6), "last_workshop": datetime.date(2025, 9, 1)},
    ),
    ("GA-12", "GA-12.founding", {"terms": terms(founding_required=True)}),
    ("GA-13", "GA-13", body(tax_notice_date=datetime.date(2021, 3, 1))),
    ("GA-13", "GA-13", body(tax_notice="60a", tax_notice_date=datetime.date(2023, 3, 1))),
    ("GA-13", "GA-13", body(tax_notice_date=datetime.date(2021, 3, 29))),
    ("GA-13", "GA-13", {"decided_on": TODAY, **body(tax_notice_date=datetime.date(2021, 3, 1))}),
    ("GA-13", "GA-13", body(tax_notice_date=None)),
    ("GA-13", "GA-13.none", {"terms": terms(charity_proof_required=True), **body(tax_notice="none")}),
    ("GA-14", "GA-14", answered(exclusions=["party"])),
    ("GA-15", "GA-15.not_allowed", {"costs": (cost("admin", "1.00"),)}),
    ("GA-15", "GA-15.amount", {"costs": (cost("material", "2000.01"),)}),
    ("GA-15", "GA-15.percent", {"costs": (cost("catering", "50.00"), cost("material", "400.00"))}),
    ("GA-15", "GA-15.unit", {"costs": (cost("fees", "84.01", unit="lesson", unit_price=Decimal("84.01")),)}),
    ("GA-15", "GA-15.hour", {"costs": (cost("fees", "60.00", unit="hour", unit_price=Decimal("56.01")),)}),
    ("GA-15", "GA-15.km", {"costs": (cost("travel", "30.00", unit="km", unit_price=Decimal("0.30")),)}),
    ("GA-15", "GA-15.cap", {"costs": (cost("travel", "130.01", unit="km", unit_price=Decimal("0.20")),)}),
    ("GA-16", "GA-16", answered(fees_to_board=True)),
    ("GA-16", "GA-16.allowance", {"costs": (cost("allowances", "961.00"),)}),
    ("GA-17", "GA-17", {"costs": (cost("purchases", "500.00"),)}),
    ("GA-17", "GA-17", {"costs": (cost("purchases", "500.00"),), **answered(offers=[{"id": "x"}] * 2)}),
    ("GA-18", "GA-18", {"grants_this_year": 2}),
    ("GA-18", "GA-18.report", {"overdue_reports": ("MP-2025-0007",)}),
    (
        "GA-19",
        "GA-19.none",
        {
            "terms": terms(co_funding="none"),
            "income": (line("public", "10", funder="Stadt", status="applied"),),
        },
    ),
    (
        "GA-19",
        "GA-19.federal",
        {"income": (line("public", "10", funder="Bund", status="applied", is_federal=True),)},
    ),
    ("GA-19", "GA-19.named", {"income": (line("private", "10", funder="Stiftung"),)}),
    ("GA-20", "GA-20", {"similar": ("MP-2026-0001",)}),
    ("GA-21", "GA-21.share", {"terms": terms(financing="share", share_percent=Decimal(70))}),
    ("GA-21", "GA-21.fixed", {"terms": terms(financing="fixed"), "costs": (cost("material", "349.99"),)}),
    ("GA-22", "GA-22", answered(iban="DE02120300000000202052")),
    ("GA-22", "GA-22.bank", answered(iban="DE58123456780123456789")),
    ("GA-22", "GA-22.sepa", answered(iban="TR330006100519786457841326")),
    ("GA-22", "GA-22.holder", answered(account_holder="Peter Privat")),
    ("GA-23", "GA-23", answered(goals=[{"goal": "Treffen", "measure": "gut"}])),
    ("GA-24", "GA-24", answered(is_new="regular")),
    ("GA-24", "GA-24", answered(need="Wir treffen uns wöchentlich.")),
    ("GA-25", "GA-25", answered(minors=True)),
    ("GA-26", "GA-26", {"available": Decimal("349.99")}),
]
RIGHT = [
    ("GA-31", answered(participants="25", volunteers="25")),
    ("GA-01", {"income": (line("requested", "1000.00"),)}),
    ("GA-01", {"terms": PARTNERS, **answered(**WITH), "income": (line("requested", "3000.00"),)}),
    ("GA-01", {"income": (line("requested", "100.00"),)}),
    ("GA-04", {"income": (line("own_cash", "35.00"), line("requested", "350.00"))}),
    ("GA-07", answered(start="2026-03-01", end="2026-06-30")),
    ("GA-08", answered(start="2026-03-16")),
    ("GA-10", {**body(tax_notice="none"), **answered(disbursement="direct")}),
    ("GA-10", {"terms": terms(founded_within_months=24), **body(founded_on=datetime.date(2024, 3, 2))}),
    ("GA-12", {"last_consultation": datetime.date(2025, 9, 2)}),
    ("GA-12", {"terms": terms(workshop_months=6), "last_workshop": datetime.date(2025, 9, 2)}),
    ("GA-16", {"terms": terms(board_fees_allowed=True), **answered(fees_to_board=True)}),
    ("GA-13", {**body(tax_notice="none"), **answered(disbursement="direct")}),
    ("GA-13", body(tax_notice_date=datetime.date(2021, 3, 30))),
    ("GA-13", {"decided_on": TODAY, **body(tax_notice_date=datetime.date(2021, 3, 2))}),
    ("GA-18", {"grants_this_year": 1}),
    ("GA-15", {"costs": (cost("fees", "84.00", unit="lesson", unit_price=Decimal("84.00")),)}),
    ("GA-15", {"costs": (cost("fees", "56.00", unit="hour", unit_price=Decimal("56.00")),)}),
    ("GA-17", {"costs": (cost("purchases", "500.00"),), **answered(offers=[{"id": "x"}] * 3)}),
    ("GA-19", {"income": (line("public", "10", funder="Stadt", status="approved"),)}),
    ("GA-21", {"terms": terms(financing="share", share_percent=Decimal(80))}),
    ("GA-22", answered(iban="", account_holder="", disbursement="direct")),
    ("GA-22", answered(account_holder="VEREIN LINDE E. V.")),
    ("GA-25", answered(minors=True, protection_concept="Zwei Erwachsene sind immer dabei.")),
]
