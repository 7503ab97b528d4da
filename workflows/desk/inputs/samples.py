"""What an auditor says before cases are drawn."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.desk.models import LONGEST_PURPOSE, LONGEST_SEED, MOST_DRAWN
from workflows.desk.reading.samples import Chosen, budget_names
from workflows.engine import kinds
from workflows.values.widgets import DateFields


class SampleForm(forms.Form):
    """A period, and what narrows it: a stage of a process, a budget."""

    purpose = forms.CharField(
        label=_("What is the sample for?"),
        max_length=LONGEST_PURPOSE,
        help_text=_("For example “Audit 2026, small projects”."),
    )
    since = forms.DateField(label=_("Received from"), widget=DateFields)
    until = forms.DateField(label=_("Received up to and including"), widget=DateFields)
    stage = forms.ChoiceField(label=_("Process and stage"), required=False)
    budget = forms.ChoiceField(label=_("Budget"), required=False)
    size = forms.IntegerField(label=_("How many cases?"), min_value=1, max_value=MOST_DRAWN)
    seed = forms.CharField(
        label=_("Seed"),
        max_length=LONGEST_SEED,
        required=False,
        help_text=_("Empty: a new draw. With the seed of an earlier one the same cases come again."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"since": today.replace(month=1, day=1), "until": today, "size": 10})
        for name, choices in (("stage", list(_stages())), ("budget", list(budget_names().items()))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *choices]

    def chosen(self) -> Chosen:
        """What is drawn from, once the form is valid."""
        data = self.cleaned_data
        kind, _dot, stage = data["stage"].partition("/")
        return Chosen(data["since"], data["until"], kind, stage, data["budget"])


def _stages() -> Iterator[tuple[str, list[tuple[str, object]]]]:
    """By process, the whole process and each of its stages."""
    for kind in kinds.every():
        stages = [(f"{kind.code}/{code}", label) for code, label in kind.stages.items() if code != "draft"]
        yield str(kind.label), [(f"{kind.code}/", _("Every stage")), *stages]
