"""What call managers send and get when they write calls over the API."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema

from workflows.values.schemas import Amount, Moment
from workflows.values.yaml_files import LARGEST


class WindowIn(Schema):
    """A round; no closing time means rolling."""

    opens_at: Moment
    closes_at: Moment | None = None
    project_from: date
    project_until: date


class CostLimitIn(Schema):
    """A limit on one kind of cost: euros, percent of the cost, euros a unit of so many minutes."""

    category: str
    allowed: bool = True
    max_amount: Amount | None = None
    max_percent: Amount | None = None
    max_unit_price: Amount | None = None
    unit_minutes: int | None = None


class CallTerms(Schema):
    """The terms of a call; amounts in euros, shares in percent, texts by language code."""

    slug: str
    prefix: str
    title: dict[str, str]
    summary: dict[str, str]
    process: str
    form_code: str
    funder: str
    funding_period: str
    instrument: str
    financing: str
    share_percent: Amount | None
    budget: Amount
    budget_reserve: Amount
    min_grant: Amount
    max_grant: Amount
    first_time_max_grant: Amount | None
    one_day_max_grant: Amount | None
    partners_max_grant: Amount | None
    partners_count: int
    max_total_cost: Amount | None
    own_share_percent: Amount
    own_share_base: str
    own_cash_percent: Amount
    in_kind_allowed: bool
    in_kind_rate: Amount
    co_funding: str
    excluded_funders: list[str]
    disbursements: list[str]
    first_instalment_percent: Amount
    overrun_percent: Amount
    reclaim_limit: Amount
    reclaim_interest: str
    offers_from: Amount | None
    offers_count: int
    board_fees_allowed: bool
    applicant_types: list[str]
    migrant_organisations_only: bool
    first_timers_only: bool
    founded_within_months: int | None
    founding_required: bool
    charity_proof_required: bool
    consultation_months: int | None
    workshop_months: int | None
    workshop_for_first_timers: bool
    min_partners: int | None
    min_participants: int | None
    postcode_prefixes: list[str]
    seat_postcodes: list[str]
    max_per_year: int
    max_amount_per_year: Amount | None
    exclusions: list[str]
    lead_days: int
    max_project_months: int | None
    application_days: int | None
    formal_days: int
    correction_days: int
    formal_rounds: int
    review_days: int
    decision_days: int
    revision_days: int
    revision_rounds: int
    acceptance_days: int
    report_days: int
    interim_report_months: int | None
    receipts_asked: str
    spot_check_percent: Amount
    credit: dict[str, str]
    contract_terms: dict[str, str]
    letter_words: dict[str, dict[str, str]]
    belongings: str
    inventory_from: Amount | None
    results_public: bool
    decision_mode: str
    review_from: Amount | None
    reviewers: int
    review_topics: list[str]
    review_languages: list[str]
    jury: bool
    jury_quorum: int
    threshold_percent: Amount
    deviation_percent: Amount
    weights: dict[str, int]


class LedgerOut(Schema):
    """The budget of a call: what is reserved counts against it; the rest tells how far the money has gone."""

    budget: Decimal
    kept: Decimal
    reserved: Decimal
    approved: Decimal
    contracted: Decimal
    paid: Decimal
    reclaimed: Decimal
    free: Decimal


class ManagedCallOut(Schema):
    """A call in the list of those who write calls."""

    slug: str
    title: str
    state: str
    version: int
    budget: Decimal
    committed: Decimal
    ledger: LedgerOut


class CallChangeOut(Schema):
    """One thing that happened to a call: field → value before, value after."""

    at: datetime
    actor: str
    verb: str
    fields: dict[str, list[object]]
    note: str


class ManagedCallDetailOut(ManagedCallOut):
    """A call with all its terms, what it lacks before it can be published, and its history."""

    terms: CallTerms
    windows: list[WindowIn]
    limits: list[CostLimitIn]
    seal: str = Field(description="Names exactly these terms; whoever publishes sends it as `seen`.")
    missing: dict[str, str]
    changes: list[CallChangeOut]


class NewCallIn(Schema):
    """A new draft: a copy of another call (all terms, no rounds), or an empty one with two amounts."""

    slug: str = Field(max_length=60)
    title: str = Field(max_length=120, description="In German.")
    source: str = Field("", description="Slug of the call to copy; empty starts an empty call.")
    budget: Amount | None = Field(None, max_digits=10, decimal_places=2)
    max_grant: Amount | None = Field(None, max_digits=10, decimal_places=2)


class CallFileOut(Schema):
    """A call as a file: YAML with every language, its rounds and its form."""

    slug: str
    file: str


class CallFileIn(Schema):
    """A file to bring in as a draft."""

    file: str = Field(max_length=LARGEST)
    slug: str = Field("", max_length=60, description="Another short name than the one in the file.")
    dry_run: bool = Field(False, description="Say what would come; store nothing.")


class CallImportOut(Schema):
    """What the import did, or would do."""

    slug: str
    title: str
    result: Literal["new", "same"] = Field(description="`same`: this house has exactly this call already.")
    form: Literal["same", "differs", "absent"] = Field(
        description="How the form in the file compares with the one of this house, which the call uses."
    )
    missing: dict[str, str] = Field(description="What the draft lacks before it can be published.")


class CallChangeIn(Schema):
    """New values of some fields of a draft; rounds and limits replace all there are."""

    version: int = Field(description="The version you read; 409 when somebody changed the call since.")
    terms: dict[str, object] = Field({}, description="Fields of CallTerms; those left out stay.")
    windows: list[WindowIn] | None = None
    limits: list[CostLimitIn] | None = None


class PublicationIn(Schema):
    """What to do with the call; `note` says what has to change when it is given back."""

    do: Literal["request", "return", "publish", "close"]
    note: str = ""
    seen: str = Field("", description="To publish: the `seal` of the call you read; 412 when it changed.")
