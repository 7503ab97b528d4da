"""What the screens of call managers show of a call: terms, what is missing, what has happened."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.values.moments import closing_words
from workflows.values.money import figures

from ..models import Call, CallVerb, CallWindow, CostLimit
from ..rules.call_fields import SECTIONS
from ..rules.call_tables import lacking
from ..rules.call_values import TEXTS
from ..rules.scoring import CRITERIA
from .call_choices import CHOICES, label_of
from .call_letters import own_words
from .call_words import TITLES
from .cases import say

__all__ = ["coming_rounds", "history", "meanwhile", "problems_of", "say", "sections", "terms"]

TONES = {CallVerb.PUBLISHED: "success", CallVerb.RETURNED: "warning", CallVerb.CLOSED: "neutral"}


def sections(call: Call, address: Any) -> list[dict[str, object]]:
    """The sections of a draft as a task list; `address(section)` is where one is filled in."""
    missing = lacking(call)
    return [
        {
            "title": title,
            "href": address(section),
            "hint": missing.get(section) or intro,
            "status": _("Something is missing") if section in missing else _("Complete"),
            "tone": "warning" if section in missing else "success",
        }
        for section, (title, intro) in TITLES.items()
    ]


def terms(call: Call) -> list[dict[str, object]]:
    """All terms of a call, section by section, as rows of label and value."""
    found = []
    for section, (title, _intro) in TITLES.items():
        rows = [{"key": label_of(name), "value": shown(call, name)} for name in SECTIONS[section]]
        if section == "letters":
            rows = own_words(call)
        elif section == "rounds":
            rows = [_round_row(number, each) for number, each in enumerate(call.windows.all(), 1)]
        elif section == "costs":
            rows = [
                {"key": each.get_category_display(), "value": _limit(each)} for each in call.cost_limits.all()
            ]
        found.append({"title": title, "rows": rows, "code": section})
    return found


def shown(call: Call, name: str) -> str:
    """A value of the call as people read it."""
    value = getattr(call, name)
    if name in TEXTS:
        return call.text(name)
    if name == "weights":
        return "\n".join(f"{CRITERIA[code]}: {weight} %" for code, weight in value.items())
    if name in CHOICES:
        return _chosen(name, value)
    if isinstance(value, Decimal):
        money = Call._meta.get_field(name).max_digits == 10  # type: ignore[union-attr]
        return f"{figures(value)} €" if money else f"{_short(value)} %"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def _short(value: Decimal) -> str:
    return str(number_format(value.quantize(Decimal(1)) if value == int(value) else value))


def _chosen(name: str, value: object) -> str:
    choices = CHOICES[name]
    labels = {str(code): str(label) for code, label in (choices() if callable(choices) else choices)}
    codes = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(code), str(code)) for code in codes)


def _round_row(number: int, window: CallWindow) -> dict[str, str]:
    opens = date_format(timezone.localtime(window.opens_at), "SHORT_DATE_FORMAT")
    closes = _("open end")
    if window.closes_at:
        closes = closing_words(window.closes_at, "SHORT_DATE_FORMAT")
    projects = _("projects from %(start)s to %(end)s") % {
        "start": date_format(window.project_from, "SHORT_DATE_FORMAT"),
        "end": date_format(window.project_until, "SHORT_DATE_FORMAT"),
    }
    return {"key": _("Round %(number)s") % {"number": number}, "value": f"{opens} – {closes}; {projects}"}


def _limit(limit: CostLimit) -> str:
    if not limit.allowed:
        return _("not paid for")
    said = []
    if limit.max_amount is not None:
        said.append(_("at most %(amount)s €") % {"amount": figures(limit.max_amount)})
    if limit.max_percent is not None:
        said.append(_("at most %(percent)s %% of the cost") % {"percent": _short(limit.max_percent)})
    if limit.max_unit_price is not None:
        said.append(_("at most %(amount)s € a unit") % {"amount": figures(limit.max_unit_price)})
    if limit.unit_minutes:
        said.append(
            ngettext("a unit is %(n)s minute", "a unit is %(n)s minutes", limit.unit_minutes)
            % {"n": limit.unit_minutes}
        )
    return "; ".join(said)


def history(call: Call) -> list[dict[str, object]]:
    """What has happened to the call, the latest first."""
    return [
        {
            "at": each.at,
            "who": str(each.actor),
            "text": each.get_verb_display(),
            "note": each.note or _fields_changed(each.fields),
            "tone": TONES.get(CallVerb(each.verb), "neutral"),
        }
        for each in call.changes.select_related("actor").order_by("-at", "-pk")
    ]


def _fields_changed(changed: dict[str, object]) -> str:
    names = {"windows": TITLES["rounds"][0], "limits": TITLES["costs"][0]}
    return ", ".join(str(names.get(name) or label_of(name)) for name in changed)


def meanwhile(call: Call) -> str:
    """Who changed the call while somebody else was writing, and what to do."""
    last = call.changes.select_related("actor").order_by("-at", "-pk").first()
    return _(
        "%(name)s has changed this call in the meantime. "
        "What you typed is still here: compare, then save again."
    ) % {"name": last.actor if last else _("Somebody")}


def coming_rounds(call: Call) -> list[CallWindow]:
    """The rounds that haven't ended."""
    now = timezone.now()
    return [each for each in call.windows.all() if each.closes_at is None or each.closes_at > now]


def problems_of(forms: Sequence[Form], general: Iterable[object] = ()) -> list[dict[str, str]]:
    """The errors of several forms with the fields they belong to."""
    problems = [{"text": str(text)} for text in general]
    for form in forms:
        for name, texts in form.errors.items():
            label = form[name].label if name in form.fields else ""
            href = f"#{form[name].id_for_label}" if name in form.fields else ""
            problems += [{"text": f"{label} – {text}", "href": href} for text in texts]
    return problems
