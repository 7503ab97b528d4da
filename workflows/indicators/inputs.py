"""What the lead of the house types about funding periods, targets and reports."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.values.widgets import DateFields

from . import measures
from .actions import Funding
from .measures import PILLARS, Kind
from .models import FundingPeriod, Target


class PeriodForm(forms.Form):
    """For what the house gets money."""

    title = forms.CharField(label=_("What is funded?"), max_length=200)
    funder = forms.CharField(label=_("Who gives the money?"), max_length=200)
    reference = forms.CharField(
        label=_("Reference of the funder"),
        max_length=100,
        required=False,
        help_text=_("As it stands on the grant notice."),
    )
    since = forms.DateField(label=_("First day"), widget=DateFields)
    until = forms.DateField(label=_("Last day"), widget=DateFields)

    def given(self) -> Funding:
        """What was typed; only for a form that is valid."""
        return Funding(**self.cleaned_data)

    @staticmethod
    def initial_of(period: FundingPeriod) -> dict[str, object]:
        """What a period says now."""
        return {name: getattr(period, name) for name in ("title", "funder", "reference", "since", "until")}


def _measures() -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in measures.every().values():
        groups.setdefault(str(PILLARS[each.pillar]), []).append((each.code, str(each.label)))
    return list(groups.items())


class TargetForm(forms.Form):
    """What was promised of a measure."""

    measure = forms.ChoiceField(label=_("What is counted?"), choices=_measures)
    kind = forms.ChoiceField(label=_("What was promised?"), choices=Kind.choices, widget=forms.RadioSelect)
    number = forms.IntegerField(label=pgettext_lazy("count", "Number"), min_value=1, max_value=1_000_000)
    source = forms.CharField(
        label=_("Where is it written?"),
        max_length=300,
        help_text=_("For example: grant notice of 3 March 2026, page 4."),
    )

    @staticmethod
    def initial_of(target: Target) -> dict[str, object]:
        """What a target says now."""
        return {name: getattr(target, name) for name in ("measure", "kind", "number", "source")}


class ReportForm(forms.Form):
    """As of which day, and why once more."""

    as_of = forms.DateField(label=_("As of which day?"), widget=DateFields, initial=timezone.localdate)
    reason = forms.CharField(
        label=_("Why is it issued again?"),
        max_length=500,
        required=False,
        help_text=_("Only when there is a report of this day already."),
    )
