"""Forms over how long things are kept."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Rule, hold_kinds


class HoldForm(forms.Form):
    """Something is to be kept whatever the rules say."""

    kind = forms.ChoiceField(label=_("What"))
    subject = forms.CharField(
        label=_("Number, address or identifier"),
        max_length=254,
        help_text=_("The number of a case, or the e-mail address of an account."),
    )
    reason = forms.CharField(
        label=_("Why it has to be kept"),
        max_length=500,
        help_text=_("For example: a complaint, an audit. No names, please."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.code, kind.label) for kind in hold_kinds()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    """How long something is kept."""

    after = forms.IntegerField(label=_("Kept for"), min_value=0, max_value=32767)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit.choices)
    from_year_end = forms.BooleanField(
        label=_("Count from the end of the calendar year"), required=False, help_text=_("As in § 147 (4) AO.")
    )
    warn_days = forms.IntegerField(
        label=_("Tell people so many days before"), min_value=0, max_value=365, help_text=_("0: tell nobody.")
    )
    deed = forms.ChoiceField(label=_("Then"))
    basis = forms.CharField(label=_("Legal basis"), max_length=300)
    checked_on = forms.DateField(
        label=_("Compared with the law on"), required=False, help_text=_("May stay empty.")
    )

    def __init__(self, data: QueryDict | None = None, *, rule: Rule) -> None:
        super().__init__(data, initial={name: getattr(rule.row, name) for name in self.base_fields})
        deeds = [choice for choice in Deed.choices if choice[0] in rule.keeping.deeds]
        self.fields["deed"].choices = deeds  # type: ignore[attr-defined]
        if rule.keeping.tell is None:
            self.fields["warn_days"].widget = forms.HiddenInput()
