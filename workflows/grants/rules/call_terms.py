"""What must hold for the terms of a call at any time: every number fits the others, every code is known."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.people.models import LegalForm

from ..models import Application, Call, DecisionMode, Financing
from ..questions import excluded
from . import call_extras, letter_words, placeholders, pools
from .call_fields import known_forms
from .placeholders import TRICKS
from .scoring import CRITERIA

LONGEST = {"title": 120, "summary": 600, "credit": 400, "contract_terms": 20_000}
# Words of addresses below /grants/calls/ that no call may take.
RESERVED = {"new", "import"}
PERCENTS = (
    "share_percent",
    "own_share_percent",
    "own_cash_percent",
    "overrun_percent",
    "first_instalment_percent",
    "threshold_percent",
    "deviation_percent",
    "spot_check_percent",
)
EUROS = (
    "budget",
    "budget_reserve",
    "min_grant",
    "max_grant",
    "max_total_cost",
    "in_kind_rate",
    "reclaim_limit",
    "offers_from",
    "first_time_max_grant",
    "one_day_max_grant",
    "max_amount_per_year",
    "review_from",
    "inventory_from",
)
Errors = dict[str, str]


def unsound(call: Call) -> Errors:
    """What is wrong with the terms as they are, a sentence per field; empty when nothing is."""
    errors = _malformed(call)
    for name, text in _judged(call, errors):
        errors.setdefault(name, text)
    if not errors:
        for check in (call.validate_unique, call.validate_constraints):
            try:
                check()
            except ValidationError as error:
                errors |= {name: " ".join(texts) for name, texts in error.message_dict.items()}
    return errors


def _malformed(call: Call) -> Errors:
    """Fields whose value has the wrong kind; reading them makes numbers of texts."""
    skipped = {"created_by", "requested_by", "published_by"}
    try:
        call.clean_fields(exclude=skipped)
    except ValidationError as error:
        return {name: " ".join(texts) for name, texts in error.message_dict.items()}
    return {}


def _judged(call: Call, errors: Errors) -> Iterator[tuple[str, str]]:
    for rule in (_texts, _addresses, _codes, _weights):
        yield from rule(call)
    if not errors:
        yield from (*_numbers(call), *_panel(call), *_jury(call))


def _texts(call: Call) -> Iterator[tuple[str, str]]:
    codes = {code for code, _name in settings.LANGUAGES}
    for name, most in LONGEST.items():
        texts = getattr(call, name)
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            yield name, _("One text per language is needed.")
        elif texts.keys() - codes:
            yield (
                name,
                _("These languages are unknown: %(codes)s.") % {"codes": _listed(texts.keys() - codes)},
            )
        elif any(len(text) > most for text in texts.values()):
            yield name, _("At most %(most)s characters per language.") % {"most": most}
        elif name == "contract_terms" and (strange := placeholders.unknown(*texts.values())):
            known = ", ".join(f"{{{each}}}" for each in placeholders.KNOWN)
            yield name, _("Unknown: %(names)s. You can use %(known)s.") % {"names": strange, "known": known}
        elif any(TRICKS.search(text) for text in texts.values()):
            yield name, _("The text has characters that can’t be read. Type it again.")
    yield from letter_words.unsound(call.letter_words)
    if isinstance(call.title, dict) and not str(call.title.get("de", "")).strip():
        yield "title", _("Write the German title first.")


def _addresses(call: Call) -> Iterator[tuple[str, str]]:
    if call.slug in RESERVED:
        yield "slug", _("This address is taken by the house. Choose another one.")
    if not re.fullmatch(r"[A-Z]{1,6}", str(call.prefix)):
        yield "prefix", _("One to six capital letters, for example MP.")
    for name in ("funder", "funding_period"):
        if TRICKS.search(str(getattr(call, name))):
            yield name, _("The text has characters that can’t be read. Type it again.")


def _codes(call: Call) -> Iterator[tuple[str, str]]:
    if call.process not in processes():
        yield "process", _("Choose one of the processes of the house.")
    if call.form_code not in known_forms():
        yield "form_code", _("Choose one of the published forms.")
    known = {
        "applicant_types": set(LegalForm.values),
        "exclusions": {option["code"] for option in excluded()},
        "review_topics": pools.topics(),
        "review_languages": pools.languages(),
    }
    for name, codes in known.items():
        strange = set(getattr(call, name) or []) - codes
        if strange:
            yield name, _("These are unknown: %(codes)s.") % {"codes": _listed(strange)}
    for name in ("postcode_prefixes", "seat_postcodes"):
        if any(not re.fullmatch(r"[0-9]{1,5}", prefix) for prefix in getattr(call, name) or []):
            yield name, _("Only digits, at most five: the beginnings of postcodes, with commas.")


def _weights(call: Call) -> Iterator[tuple[str, str]]:
    weights = call.weights
    if (
        not isinstance(weights, Mapping)
        or not weights.keys() <= CRITERIA.keys()
        or not all(type(weight) is int and 0 <= weight <= 100 for weight in weights.values())
    ):
        yield "weights", _("Each weight is a whole number between 0 and 100.")
    elif sum(weights.values()) != 100:
        yield "weights", _("The weights have to add up to 100.")


def _numbers(call: Call) -> Iterator[tuple[str, str]]:
    for name in EUROS:
        if (getattr(call, name) or 0) < 0:
            yield name, _("This can’t be less than 0.")
    for name in PERCENTS:
        if not 0 <= (getattr(call, name) or 0) <= 100:
            yield name, _("This is a percentage between 0 and 100.")
    if call.max_grant <= 0:
        yield "max_grant", _("The largest grant is more than 0 euros.")
    if call.min_grant > call.max_grant:
        yield "min_grant", _("The smallest grant can’t be more than the largest.")
    if call.budget_reserve > call.budget:
        yield "budget_reserve", _("The reserve can’t be more than the budget.")
    if call.max_total_cost is not None and call.max_total_cost < call.max_grant:
        yield "max_total_cost", _("The largest total cost can’t be less than the largest grant.")
    if call.financing == Financing.SHARE and (call.share_percent or 0) < 1:
        yield "share_percent", _("Say which share of the cost the house pays.")
    yield from _own_share(call)
    yield from call_extras.judged(call)


def _own_share(call: Call) -> Iterator[tuple[str, str]]:
    if call.own_cash_percent > call.own_share_percent:
        yield "own_cash_percent", _("This can’t be more than the own share.")
    if call.in_kind_allowed and call.in_kind_rate <= 0:
        yield "in_kind_rate", _("Say how many euros an hour of volunteer work counts.")


def _panel(call: Call) -> Iterator[tuple[str, str]]:
    if call.reviewers > 5:
        yield "reviewers", _("At most five people review.")
    if call.decision_mode == DecisionMode.REVIEWS and call.reviewers < 2:
        yield "reviewers", _("At least two people review.")


def _jury(call: Call) -> Iterator[tuple[str, str]]:
    if call.jury and not 2 <= call.jury_quorum <= 15:
        yield "jury_quorum", _("A jury needs at least two votes, at most fifteen.")
    if call.partners_max_grant is not None and call.partners_max_grant < call.max_grant:
        yield "partners_max_grant", _("With partners it can’t be less than without.")
    if call.partners_max_grant is not None and not 1 <= call.partners_count <= 8:
        yield "partners_count", _("Between one and eight partners.")


def processes() -> dict[str, str]:
    """The processes of grants a call may start: code and name."""
    return {kind.code: str(kind.label) for kind in kinds.every() if kind.model is Application}


def _listed(values: Any) -> str:
    return ", ".join(sorted(str(value)[:40] for value in values)[:5])
