"""The facts of an organisation: which there are, how they are tidied, and what has to fit together."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.values import Unreadable
from workflows.values.addresses import read_address
from workflows.values.ibans import read_iban
from workflows.values.names import holds_an_address
from workflows.values.phones import read_phone, show_phone
from workflows.values.postcodes import read_postcode
from workflows.values.texts import bare, one_line

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


# Facts that are more than a line of text.
_READERS: dict[str, Callable[[str], str]] = {
    "iban": read_iban,
    "phone": lambda text: show_phone(read_phone(text)),
    "postcode": read_postcode,
    "email": read_address,
    "website": bare,
}


def tidy(facts: dict[str, object]) -> dict[str, object]:
    """The known facts in their normal form; what can't be read stays as typed, `problems` names it."""
    return {name: _tidy(name, value) for name, value in facts.items() if name in FACTS}


def _tidy(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    text = one_line(value)
    try:
        return _READERS.get(name, str)(text) if text else ""
    except Unreadable:
        return text


def problems(organisation: Organisation, *, skip: set[str]) -> dict[str, str]:
    """What does not fit, fact by fact, in words that say what to do."""
    found = {
        "name": _("A name holds no addresses or links.") if holds_an_address(organisation.name) else "",
        **{name: _unread(name, getattr(organisation, name)) for name in _READERS},
        "account_holder": _holder(organisation),
        "register_number": _register(organisation),
        "tax_notice_date": _notice_date(organisation),
        "founded_on": _founded(organisation),
        "website": _website(organisation.website),
    }
    return {name: text for name, text in found.items() if text and name not in skip}


def _unread(name: str, text: str) -> str:
    try:
        if text:
            _READERS[name](text)
    except Unreadable as error:
        return error.message
    return ""


def _holder(organisation: Organisation) -> str:
    if organisation.iban and not organisation.account_holder:
        return _("Write down who owns the account.")
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
