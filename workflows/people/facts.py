"""The facts of an organisation: which there are, how they are tidied, and what has to fit together."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from localflavor.de.forms import DEZipCodeField
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from .models import Organisation, TaxNotice

FACTS = (
    "name",
    "legal_form",
    "is_migrant_organisation",
    "founded_on",
    "register_court",
    "register_number",
    "representation",
    "tax_office",
    "tax_number",
    "tax_notice",
    "tax_notice_date",
    "street",
    "postcode",
    "town",
    "email",
    "phone",
    "website",
    "iban",
    "account_holder",
)


def tidy(facts: dict[str, Any]) -> dict[str, Any]:
    """The known facts without stray spaces; the IBAN without any."""
    known = {name: value for name, value in facts.items() if name in FACTS}
    known = {name: value.strip() if isinstance(value, str) else value for name, value in known.items()}
    if isinstance(known.get("iban"), str):
        known["iban"] = re.sub(r"[\s.-]", "", known["iban"]).upper()
    return known


def problems(organisation: Organisation, *, skip: set[str]) -> dict[str, str]:
    """What does not fit, fact by fact, in words that say what to do."""
    found = {
        "iban": _iban(organisation.iban),
        "account_holder": _holder(organisation),
        "postcode": _postcode(organisation.postcode),
        "register_number": _register(organisation),
        "tax_notice_date": _notice_date(organisation),
        "founded_on": _founded(organisation),
        "website": _website(organisation.website),
    }
    return {name: text for name, text in found.items() if text and name not in skip}


def _iban(iban: str) -> str:
    if not iban:
        return ""
    try:
        IBAN(iban, validate_bban=iban.startswith("DE"))
    except (SchwiftyException, ValueError):
        return _("This IBAN is not right. Compare it with your bank card, character by character.")
    return ""


def _holder(organisation: Organisation) -> str:
    if organisation.iban and not organisation.account_holder:
        return _("Write down who owns the account.")
    return ""


def _postcode(postcode: str) -> str:
    if not postcode:
        return ""
    try:
        DEZipCodeField().clean(postcode)
    except ValidationError:
        return _("A German postcode has five digits.")
    return ""


def _register(organisation: Organisation) -> str:
    if bool(organisation.register_number) == bool(organisation.register_court):
        return ""
    return _("Write down both the court and the number of the register, or neither.")


def _notice_date(organisation: Organisation) -> str:
    if organisation.tax_notice == TaxNotice.NONE:
        return ""
    if organisation.tax_notice_date is None:
        return _("Write down the date on the notice.")
    if organisation.tax_notice_date > timezone.localdate():
        return _("This date is in the future.")
    return ""


def _founded(organisation: Organisation) -> str:
    if organisation.founded_on and organisation.founded_on > timezone.localdate():
        return _("This date is in the future.")
    return ""


def _website(website: str) -> str:
    if website and not website.startswith(("https://", "http://")):
        return _("The address starts with https://")
    return ""
