"""A call as a file that people read and correct, and that another house can bring in."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from workflows.forms import registry
from workflows.forms.definition.files import form_within
from workflows.forms.versions.freezing import published
from workflows.values.moments import end_of
from workflows.values.yaml_files import write_yaml

from ..models import Call, CallWindow, CostLimit
from ..rules.call_fields import LIMIT_FIELDS, SECTIONS
from ..rules.call_files import FORMAT
from ..rules.call_values import TEXTS
from ..rules.letter_words import OPEN
from ..rules.scoring import CRITERIA

HEAD = (
    "# A call for proposals of Offenes Haus. Correct the texts as you like; names and codes must stay.\n"
    "# Amounts are euros (84.50), shares are percent. A round closes at the end of the day that it names.\n"
)


def call_file(call: Call) -> str:
    """The call with all its texts, terms, rounds and cost limits, and its form as it is now."""
    tables = list(call.windows.order_by("opens_at")), list(call.cost_limits.all())
    content = {"format": FORMAT, **terms_of(call, *tables)}
    return write_yaml({**content, "form": form_of_call(call.form_code)}, head=HEAD)


def terms_of(call: Call, windows: Sequence[CallWindow], limits: Sequence[CostLimit]) -> dict[str, object]:
    """The call section by section."""
    found: dict[str, object] = {}
    for section, names in SECTIONS.items():
        if section == "rounds":
            found[section] = [_round(each) for each in windows]
        elif section == "costs":
            found[section] = [_limit(each) for each in sorted(limits, key=lambda each: each.category)]
        else:
            found[section] = {name: _value(call, name) for name in names}
    return found


def form_of_call(code: str) -> dict[str, object]:
    """The form with this code as part of the file."""
    if version := published(code):
        return form_within(version.definition, version.kind_code)
    return form_within(registry.get(code).definition(), code)


def _value(call: Call, name: str) -> object:
    value = getattr(call, name)
    if name in TEXTS:
        return {code: value.get(code, "") for code, _name in settings.LANGUAGES}
    if name == "letter_words":
        return {part: dict(value[part]) for part in OPEN if value.get(part)}
    if name == "weights":
        return {code: value[code] for code in CRITERIA if code in value}
    return _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    if isinstance(value, bool | int | Decimal) or value is None:
        return value
    return str(value)


def _limit(limit: CostLimit) -> dict[str, object]:
    row: Mapping[str, object] = {name: _plain(getattr(limit, name)) for name in LIMIT_FIELDS}
    return {name: value for name, value in row.items() if value not in (None, True) or name == "category"}


def _round(window: CallWindow) -> dict[str, object]:
    opens, closes = timezone.localtime(window.opens_at), window.closes_at
    row: dict[str, object] = {
        "opens": opens.date().isoformat() if opens.time() == datetime.time() else opens.isoformat()
    }
    if closes is not None:
        closes = timezone.localtime(closes)
        whole = closes == end_of(closes.date())
        row["closes"] = closes.date().isoformat() if whole else closes.isoformat()
    return row | {
        "project_from": window.project_from.isoformat(),
        "project_until": window.project_until.isoformat(),
    }
