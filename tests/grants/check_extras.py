"""For the rules of rarer terms of a call: what breaks each and what just keeps it."""

from decimal import Decimal

from .check_cases import WITH, answered, body, line, terms

LOCAL = terms(seat_postcodes=["666", "661"], postcode_prefixes=[])
BAMF = terms(co_funding="allowed", excluded_funders=["BAMF", "Bundesamt für Migration"])
ONE_DAY = {"start": "2026-04-20", "end": "2026-04-20"}


def funded_by(name):
    return {"terms": BAMF, "income": (line("public", "1", funder=name, status="x"),)}


EXTRAS_WRONG = [
    ("GA-01", "GA-01.first", {"terms": terms(first_time_max_grant=Decimal("349.99"))}),
    ("GA-01", "GA-01.day", {"terms": terms(one_day_max_grant=Decimal("349.99")), **answered(**ONE_DAY)}),
    ("GA-07", "GA-07.long", {"terms": terms(max_project_months=1), **answered(end="2026-05-20")}),
    ("GA-10", "GA-10.first", {"terms": terms(first_timers_only=True), "is_first_timer": False}),
    ("GA-11", "GA-11.seat", {"terms": LOCAL, **body(postcode="66299")}),
    ("GA-11", "GA-11.seat", {"terms": LOCAL, **body(postcode="")}),
    ("GA-12", "GA-12.partners", {"terms": terms(min_partners=1)}),
    ("GA-12", "GA-12.partners", {"terms": terms(min_partners=3), **answered(**WITH)}),
    ("GA-12", "GA-12.workshop", {"terms": terms(workshop_months=6, workshop_for_first_timers=True)}),
    (
        "GA-18",
        "GA-18.amount",
        {"terms": terms(max_amount_per_year=Decimal(1000)), "euros_this_year": Decimal("650.01")},
    ),
    ("GA-19", "GA-19.excluded", funded_by("BAMF")),
    ("GA-19", "GA-19.excluded", funded_by("Mittel des bamf (2026)")),
    ("GA-19", "GA-19.excluded", funded_by("Bundesamt für Migration und Flüchtlinge")),
    ("GA-32", "GA-32", {"terms": terms(min_participants=15), **answered(participants="14")}),
]
EXTRAS_RIGHT = [
    ("GA-01", {"terms": terms(first_time_max_grant=Decimal("350.00"))}),
    ("GA-01", {"terms": terms(first_time_max_grant=Decimal(200)), "is_first_timer": False}),
    ("GA-01", {"terms": terms(one_day_max_grant=Decimal("350.00")), **answered(**ONE_DAY)}),
    ("GA-01", {"terms": terms(one_day_max_grant=Decimal(100))}),
    ("GA-07", {"terms": terms(max_project_months=1), **answered(end="2026-05-19")}),
    ("GA-10", {"terms": terms(first_timers_only=True)}),
    ("GA-11", {"terms": LOCAL, **body(postcode="66111"), **answered(postcode="10115")}),
    ("GA-12", {"terms": terms(min_partners=2), **answered(**WITH)}),
    ("GA-12", {"terms": terms(workshop_months=6, workshop_for_first_timers=True), "is_first_timer": False}),
    ("GA-18", {"terms": terms(max_amount_per_year=Decimal(1000)), "euros_this_year": Decimal(650)}),
    ("GA-19", funded_by("Stadt Bamfelden")),
    ("GA-19", funded_by("Stiftung Migration")),
    ("GA-32", {"terms": terms(min_participants=15), **answered(participants="15")}),
]
