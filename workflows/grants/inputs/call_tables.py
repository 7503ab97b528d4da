"""The two tables of a call as forms: its rounds, and a limit per kind of cost."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.moments import end_of
from workflows.values.widgets import DateFields

from ..models import Call, CostCategory, CostLimit
from .calls import PercentField

EMPTY_ROUNDS = 2


class RoundForm(forms.Form):
    """One round in days; an empty one is left out."""

    opens = forms.DateField(label=_("Takes applications from"), widget=DateFields, required=False)
    closes = forms.DateField(
        label=_("Last day for applications"),
        widget=DateFields,
        required=False,
        help_text=_("Leave it empty if applications are welcome at any time."),
    )
    project_from = forms.DateField(label=_("Projects start from"), widget=DateFields, required=False)
    project_until = forms.DateField(label=_("Projects end by"), widget=DateFields, required=False)
    remove = forms.BooleanField(label=_("Remove this round"), required=False)

    def clean(self) -> dict[str, object]:
        """A round that has anything has all it needs."""
        data = super().clean() or {}
        if self.is_written() and not data.get("remove"):
            for name in ("opens", "project_from", "project_until"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("This round needs the date."))
        return data

    def is_written(self) -> bool:
        """Whether a date was entered."""
        dates = ("opens", "closes", "project_from", "project_until")
        return any(self.cleaned_data.get(name) for name in dates)

    def row(self) -> dict[str, object] | None:
        """The round as the action takes it; None when it is empty or removed."""
        data = self.cleaned_data
        if data.get("remove") or not self.is_written():
            return None
        return {
            "opens_at": self._kept("opens") or _start_of(data["opens"]),
            "closes_at": self._kept("closes") or (end_of(data["closes"]) if data["closes"] else None),
            "project_from": data["project_from"],
            "project_until": data["project_until"],
        }

    def _kept(self, name: str) -> datetime.datetime | None:
        """The moment as it is stored, when its day was left as it was: a time of day isn't lost."""
        stored = self.initial.get(f"{name}_at")
        same = stored is not None and timezone.localdate(stored) == self.cleaned_data[name]
        return stored if same else None


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


RoundForms = forms.formset_factory(RoundForm, extra=EMPTY_ROUNDS, max_num=20, absolute_max=30)


def rounds_of(call: Call) -> list[dict[str, object]]:
    """The rounds of the call as the forms show them."""
    return [
        {
            "opens_at": each.opens_at,
            "closes_at": each.closes_at,
            "opens": timezone.localdate(each.opens_at),
            "closes": timezone.localdate(each.closes_at) if each.closes_at else None,
            "project_from": each.project_from,
            "project_until": each.project_until,
        }
        for each in call.windows.order_by("opens_at")
    ]


class LimitForm(forms.Form):
    """The limit of one kind of cost."""

    allowed = forms.BooleanField(label=_("Paid for"), required=False)
    max_amount = MoneyField(label=_("At most, euros"), required=False, min_value=0)
    max_percent = PercentField(label=_("At most, % of the cost"), required=False)
    max_unit_price = MoneyField(label=_("At most a unit, euros"), required=False, min_value=0)
    unit_minutes = forms.IntegerField(
        label=_("Minutes of a unit"),
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric", "dir": "ltr"}),
    )

    def __init__(self, data: Any = None, *, category: str, initial: dict[str, object]) -> None:
        super().__init__(data, prefix=category, initial=initial)
        self.category = category
        self.label = CostCategory(category).label
        for name, field in self.fields.items():
            field.widget.attrs["aria-labelledby"] = f"kind-{category} head-{name}"

    def row(self) -> dict[str, object] | None:
        """The limit as the action takes it; None when there is none."""
        row = {"category": self.category, **self.cleaned_data}
        return None if row == {**dict.fromkeys(row), "category": self.category, "allowed": True} else row


def limit_forms(call: Call, data: object = None) -> list[LimitForm]:
    """A form per kind of cost."""
    kept: dict[str, CostLimit] = {limit.category: limit for limit in call.cost_limits.all()}
    found = []
    for category in CostCategory.values:
        limit = kept.get(category)
        initial: dict[str, object] = {"allowed": True}
        if limit is not None:
            initial = {name: getattr(limit, name) for name in LimitForm.base_fields}
        found.append(LimitForm(data, category=category, initial=initial))
    return found
