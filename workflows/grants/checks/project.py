"""GA checks on the applicant, the dates and the project itself."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from workflows.values import Unreadable
from workflows.values.ibans import doubt, read_iban

from .facts import ZERO, Facts, to_date
from .findings import SHOULD, rule
from .messages import REGULAR_WORDS
from .partners import named

Wrong = Iterator[tuple[str, dict[str, object]]]
SIMILAR_NAME = 0.7


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months earlier; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for length in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, length)
        except ValueError:
            continue
    raise ValueError(day)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the month's last day where it has no such day."""
    return months_before(day, -months)


@rule("GA-07", step="dates", question="start")
def dates_in_window(facts: Facts) -> Wrong:
    """The project runs inside the dates of the round."""
    start, end = facts.date("start"), facts.date("end")
    if start and end and start > end:
        yield "GA-07.order", {"question": "end"}
    if start and facts.project_from and start < facts.project_from:
        yield "GA-07.early", {"earliest": facts.project_from}
    if end and facts.project_until and end > facts.project_until:
        yield "GA-07.late", {"latest": facts.project_until, "question": "end"}
    months = facts.terms.max_project_months
    if months and start and end and months_before(end, months) >= start:
        yield "GA-07.long", {"months": months, "question": "end"}


@rule("GA-08", step="dates", question="start")
def lead_time_kept(facts: Facts) -> Wrong:
    """There are enough days between the application and the start."""
    start = facts.date("start")
    if start and facts.on > start - datetime.timedelta(days=facts.terms.lead_days):
        yield (
            "GA-08",
            {
                "days": facts.terms.lead_days,
                "earliest": facts.on + datetime.timedelta(days=facts.terms.lead_days),
            },
        )


@rule("GA-09", step="dates", question="begun")
def not_begun(facts: Facts) -> Wrong:
    """Nothing is ordered or signed before the answer; an order counts as a start."""
    if facts.yes("begun"):
        yield "GA-09", {}


@rule("GA-10", step="applicant", question="organisation")
def applicant_allowed(facts: Facts) -> Wrong:
    """The call is open for such an applicant; cash goes to charitable ones only (§ 58 Nr. 1 Satz 3 AO)."""
    body, terms = facts.body, facts.terms
    if body.legal_form not in terms.applicant_types:
        yield "GA-10.form", {}
    if terms.migrant_organisations_only and not body.is_migrant_organisation:
        yield "GA-10.migrant", {}
    if (
        terms.founded_within_months
        and body.founded_on
        and body.founded_on < months_before(facts.on, terms.founded_within_months)
    ):
        yield "GA-10.age", {"months": terms.founded_within_months}
    if terms.first_timers_only and not facts.is_first_timer:
        yield "GA-10.first", {}
    wanted = facts.answers.get("disbursement")
    if wanted and wanted not in terms.disbursements:
        yield "GA-10.way", {"step": "contact", "question": "disbursement"}
    elif wanted == "advance" and body.tax_notice == "none":
        yield "GA-10.cash", {"step": "contact", "question": "disbursement"}


@rule("GA-11", step="dates", question="postcode")
def in_region(facts: Facts) -> Wrong:
    """The project happens where the house works."""
    prefixes = facts.terms.postcode_prefixes
    if prefixes and not str(facts.answers.get("postcode", "")).startswith(tuple(prefixes)):
        yield "GA-11", {"prefixes": ", ".join(prefixes)}
    seats = facts.terms.seat_postcodes
    if seats and not facts.body.postcode.startswith(tuple(seats)):
        yield "GA-11.seat", {"prefixes": ", ".join(seats), "step": "applicant", "question": "organisation"}


@rule("GA-12", step="applicant", question="organisation")
def preconditions_met(facts: Facts) -> Wrong:
    """The consultation took place and is not too old; for a start-up package a founding is under way."""
    months = facts.terms.consultation_months
    if months and (
        facts.last_consultation is None or facts.last_consultation < months_before(facts.on, months)
    ):
        yield "GA-12", {"months": months}
    months = facts.terms.workshop_months
    if facts.terms.workshop_for_first_timers and not facts.is_first_timer:
        months = None
    if months and (facts.last_workshop is None or facts.last_workshop < months_before(facts.on, months)):
        yield "GA-12.workshop", {"months": months}
    if facts.terms.founding_required and not facts.founding_started:
        yield "GA-12.founding", {}
    needed = facts.terms.min_partners or 0
    if named(facts.answers) < needed:
        yield "GA-12.partners", {"count": needed, "step": "partners", "question": "partners"}


@rule("GA-13", step="applicant", question="organisation")
def charity_notice_fresh(facts: Facts) -> Wrong:
    """The charity notice will still be valid when the house decides (§ 63 Abs. 5 AO: 5 and 3 years)."""
    body, terms = facts.body, facts.terms
    if not terms.charity_proof_required and facts.answers.get("disbursement") != "advance":
        return
    if body.tax_notice == "none":
        if terms.charity_proof_required:
            yield "GA-13.none", {}
        return
    years = int(facts.law["ao.63.exemption" if body.tax_notice == "exemption" else "ao.63.60a"])
    decided = facts.decided_on or facts.on + datetime.timedelta(days=terms.decision_days)
    if body.tax_notice_date is None or body.tax_notice_date < months_before(decided, years * 12):
        yield "GA-13", {"years": years}


@rule("GA-14", step="idea", question="exclusions")
def nothing_excluded(facts: Facts) -> Wrong:
    """None of the call's excluded topics is ticked."""
    ticked = facts.answers.get("exclusions") or []
    if set(ticked) & set(facts.terms.exclusions):
        yield "GA-14", {}


@rule("GA-18", step="applicant", question="organisation")
def not_too_many(facts: Facts) -> Wrong:
    """The organisation has not used up its grants of the year and owes the house no report."""
    if facts.grants_this_year >= facts.terms.max_per_year:
        yield "GA-18", {"max": facts.terms.max_per_year}
    most = facts.terms.max_amount_per_year
    if most is not None and facts.euros_this_year + facts.requested > most:
        left = max(most - facts.euros_this_year, ZERO)
        yield "GA-18.amount", {"max": most, "left": left, "step": "money", "question": "plan"}
    if facts.overdue_reports:
        yield "GA-18.report", {"numbers": ", ".join(facts.overdue_reports)}


@rule("GA-20", severity=SHOULD, step="idea", question="title")
def not_funded_twice(facts: Facts) -> Wrong:
    """No other application of the organisation looks the same at the same time."""
    if facts.similar:
        yield "GA-20", {"numbers": ", ".join(facts.similar)}


@rule("GA-22", step="contact", question="iban")
def bank_account_fits(facts: Facts) -> Wrong:
    """The IBAN is right and the account the organisation's; not asked when the house pays the bills."""
    iban, holder = str(facts.answers.get("iban") or ""), str(facts.answers.get("account_holder") or "")
    if facts.answers.get("disbursement") == "direct" and not iban:
        return
    try:
        read = read_iban(iban)
    except Unreadable:
        yield "GA-22", {}
    else:
        if why := doubt(read):
            yield f"GA-22.{why}", {"severity": SHOULD}
    if holder and facts.body.name and not same_name(holder, facts.body.name):
        yield "GA-22.holder", {"holder": holder, "name": facts.body.name, "question": "account_holder"}


def same_name(one: str, other: str) -> bool:
    """Whether two spellings mean the same organisation; case, accents, dots and "e.V." don't count."""
    a, b = _plain(one), _plain(other)
    return bool(a and b) and (a in b or b in a or SequenceMatcher(None, a, b).ratio() >= SIMILAR_NAME)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = re.sub(r"\be\.?\s?v\.?", " ", "".join(c for c in letters if not unicodedata.combining(c)))
    return re.sub(r"[\W_]+", " ", letters).strip()


@rule("GA-23", severity=SHOULD, step="goals", question="goals")
def goals_checkable(facts: Facts) -> Wrong:
    """Each goal says by what it can be checked: a number or a yes/no fact."""
    for number, goal in enumerate(_rows(facts.answers.get("goals")), start=1):
        text = f"{goal.get('goal', '')} {goal.get('measure', '')}"
        if not any(char.isdigit() for char in text) and len(str(goal.get("measure", "")).split()) < 3:
            yield "GA-23", {"number": number}


@rule("GA-31", step="people", question="volunteers")
def volunteers_among_participants(facts: Facts) -> Wrong:
    """The volunteers are some of those who take part, so they can't be more."""
    volunteers, participants = (facts.count(name) for name in ("volunteers", "participants"))
    if volunteers is not None and participants is not None and volunteers > participants:
        yield "GA-31", {"volunteers": volunteers, "participants": participants}


@rule("GA-32", step="people", question="participants")
def enough_participants(facts: Facts) -> Wrong:
    """So many people are expected as the call asks for."""
    needed, expected = facts.terms.min_participants or 0, facts.count("participants")
    if expected is not None and expected < needed:
        yield "GA-32", {"count": needed, "expected": expected}


@rule("GA-24", severity=SHOULD, step="idea", question="is_new")
def no_regular_offer(facts: Facts) -> Wrong:
    """The project is no regular offer of the organisation."""
    words = " ".join(str(facts.answers.get(name, "")) for name in ("title", "short_text", "need")).casefold()
    if facts.answers.get("is_new") == "regular" or any(hint in words for hint in REGULAR_WORDS):
        yield "GA-24", {}


@rule("GA-25", step="protection", question="protection_concept")
def minors_protected(facts: Facts) -> Wrong:
    """Where children take part there is a concept that protects them."""
    concept = facts.answers.get("protection_concept") or facts.answers.get("protection_file")
    if facts.yes("minors") and not concept:
        yield "GA-25", {}


def overlap(start: object, end: object, other_start: object, other_end: object) -> bool:
    """Whether two periods share a day; unknown periods never do."""
    days = [to_date(day) for day in (start, end, other_start, other_end)]
    if None in days:
        return False
    first, last, other_first, other_last = days
    return first <= other_last and other_first <= last  # type: ignore[operator]


def similar_title(one: str, other: str, ratio: float = 0.6) -> bool:
    """Whether two titles look alike."""
    a, b = _plain(one), _plain(other)
    return bool(a and b) and SequenceMatcher(None, a, b).ratio() >= ratio


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
