"""Which fields of a call its writers fill in, in the sections they are asked on."""

from typing import Any

from workflows.forms import registry
from workflows.forms.models import PublishedForm

from ..models import Call

# Section → its fields, in the order people read them. Rounds and cost limits are tables of their own.
SECTIONS: dict[str, tuple[str, ...]] = {
    "texts": ("title", "summary", "slug", "prefix", "funder", "funding_period"),
    "money": (
        "instrument",
        "budget",
        "budget_reserve",
        "min_grant",
        "max_grant",
        "first_time_max_grant",
        "one_day_max_grant",
        "partners_max_grant",
        "partners_count",
        "max_total_cost",
        "financing",
        "share_percent",
        "own_share_percent",
        "own_share_base",
        "own_cash_percent",
        "in_kind_allowed",
        "in_kind_rate",
        "co_funding",
        "excluded_funders",
        "disbursements",
        "first_instalment_percent",
        "overrun_percent",
        "reclaim_limit",
        "reclaim_interest",
        "offers_from",
        "offers_count",
        "board_fees_allowed",
    ),
    "costs": (),
    "who": (
        "applicant_types",
        "migrant_organisations_only",
        "first_timers_only",
        "founded_within_months",
        "founding_required",
        "charity_proof_required",
        "consultation_months",
        "workshop_months",
        "workshop_for_first_timers",
        "min_partners",
        "min_participants",
        "postcode_prefixes",
        "seat_postcodes",
        "max_per_year",
        "max_amount_per_year",
        "exclusions",
    ),
    "rounds": (),
    "times": (
        "lead_days",
        "max_project_months",
        "application_days",
        "formal_days",
        "correction_days",
        "formal_rounds",
        "review_days",
        "decision_days",
        "revision_days",
        "revision_rounds",
        "acceptance_days",
        "report_days",
        "interim_report_months",
    ),
    "proof": (
        "receipts_asked",
        "spot_check_percent",
        "credit",
        "contract_terms",
        "belongings",
        "inventory_from",
        "results_public",
    ),
    "letters": ("letter_words",),
    "decision": (
        "process",
        "form_code",
        "decision_mode",
        "review_from",
        "reviewers",
        "review_topics",
        "review_languages",
        "jury",
        "jury_quorum",
        "threshold_percent",
        "deviation_percent",
        "weights",
    ),
}
WRITABLE: tuple[str, ...] = tuple(name for names in SECTIONS.values() for name in names)
LIMIT_FIELDS = ("category", "allowed", "max_amount", "max_percent", "max_unit_price", "unit_minutes")
WINDOW_FIELDS = ("opens_at", "closes_at", "project_from", "project_until")


def values(call: Call) -> dict[str, Any]:
    """What the writers filled in, field by field."""
    return {name: getattr(call, name) for name in WRITABLE}


# The forms of this process, as `workflows.grants.actions.guided_forms` registers them.
FORMS = ("micro", "cooperation", "starter")


def own_forms() -> list[str]:
    """Codes of the process's own forms of applications."""
    return [code for code in FORMS if registry.find(code) is not None]


def known_forms() -> list[str]:
    """Codes of the forms of applications: the process's own, and what editors built on them."""
    own = own_forms()
    built = (
        PublishedForm.objects.filter(version__base__in=own).order_by("code").values_list("code", flat=True)
    )
    return [*own, *(code for code in built if code not in own)]


def base_of(code: str) -> str:
    """The process's own form that the form with this code behaves as."""
    if code in FORMS:
        return code
    built = PublishedForm.objects.filter(code=code).values_list("version__base", flat=True).first()
    return built or code
