"""What a founder types about themself, and what has to be right about it."""

import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.values.names import holds_an_address
from workflows.values.texts import one_line

from ..models import FounderKind
from ..statute.data import OFFICES

ORIGINS = ("german", "eu", "other")
_AGES = {FounderKind.ADULT: (18, 130), FounderKind.MINOR: (7, 17), FounderKind.CHILD: (0, 6)}


@dataclass(frozen=True)
class FounderData:
    """What a founder types; `origin` goes into a count and is not kept."""

    kind: str
    name: str
    town: str
    street: str = ""
    postal_code: str = ""
    country: str = ""
    title: str = ""
    own_name: str = ""
    birthdate: date | None = None
    office: str = ""
    representative: str = ""
    register: str = ""
    is_controlled: bool = False
    guardians: str = ""


def fitting(given: FounderData) -> FounderData:
    """One line each, and nothing that is not asked of this kind of founder."""
    lines = {name: one_line(value) for name, value in asdict(given).items() if isinstance(value, str)}
    given = replace(given, **lines)  # type: ignore[arg-type]
    if given.kind == FounderKind.ORGANISATION:
        return replace(given, title="", own_name="", birthdate=None, office="", guardians="")
    given = replace(given, representative="", register="", is_controlled=False)
    if given.kind == FounderKind.ADULT:
        return replace(given, guardians="", birthdate=given.birthdate if given.office else None)
    return replace(given, office="") if given.kind == FounderKind.CHILD else given


def problems(given: FounderData) -> dict[str, str]:
    errors = {}
    if given.kind not in FounderKind.values:
        return {"kind": _("Say who joins.")}
    for name in ("name", "street", "postal_code", "town"):
        if not getattr(given, name):
            errors[name] = _("Please fill this in.")
    if not _is_latin(given.name):
        errors["name"] = _("Write the name in Latin letters, exactly as in the passport or identity card.")
    for name in ("name", "title", "own_name", "representative", "guardians"):
        if holds_an_address(getattr(given, name)):
            errors[name] = _("A name can’t hold an internet or e-mail address.")
    if given.office not in ("", *OFFICES):
        errors["office"] = _("Choose one of the answers.")
    if given.kind == FounderKind.ORGANISATION and not given.representative:
        errors["representative"] = _("Write who acts for the organisation.")
    if given.kind in (FounderKind.MINOR, FounderKind.CHILD) and not given.guardians:
        errors["guardians"] = _("Write the names of the parents or guardians.")
    return errors | _age_problem(given)


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in name if sign.isalpha())


def _age_problem(given: FounderData) -> dict[str, str]:
    """A birth date is asked only where law or register need it, and then it has to fit what was said."""
    if given.birthdate is None:
        needed = given.kind in (FounderKind.MINOR, FounderKind.CHILD) or given.office
        return {"birthdate": _("The date of birth is needed here.")} if needed else {}
    youngest, oldest = _AGES[FounderKind(given.kind)]
    if not youngest <= _age(given.birthdate) <= oldest:
        return {"birthdate": _("This date of birth does not fit the age you chose.")}
    return {}


def _age(born: date) -> int:
    today = timezone.localdate()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
