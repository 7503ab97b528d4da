"""What advisers type: the answer, what came out, their hours and days off."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields, LongText

from .. import topics
from ..actions import Report
from ..models import Way, spoken_choices
from ..models.consultations import LONGEST, SHORTEST

_YES, _NO = "yes", "no"


class AnswerForm(forms.Form):
    """The adviser's answer."""

    agreed = forms.TypedChoiceField(
        label=_("Does this time suit you?"),
        choices=[(_YES, _("Yes, agree to it")), (_NO, _("No, decline"))],
        coerce=lambda value: value == _YES,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Your words to the group"),
        required=False,
        max_length=1000,
        help_text=_("Needed when you decline: say why, and what they can do instead."),
        widget=LongText(attrs={"rows": 4}),
    )


class ReportForm(forms.Form):
    """What came out."""

    came = forms.TypedChoiceField(
        label=_("Did the consultation take place?"),
        choices=[(_YES, _("Yes")), (_NO, _("No, nobody came"))],
        coerce=lambda value: value == _YES,
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=_("What you talked about"),
        choices=topics.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=SHORTEST, max_value=LONGEST)
    result = forms.CharField(
        label=_("Result, for the house"),
        required=False,
        max_length=4000,
        help_text=_("No sensitive details: nothing about health, religion or politics."),
        widget=LongText(attrs={"rows": 4}),
    )
    next_step = forms.CharField(
        label=_("Next step"),
        required=False,
        max_length=2000,
        help_text=_("The group reads it and gets it by mail."),
        widget=LongText(attrs={"rows": 3}),
    )

    def report(self) -> Report:
        """What was written down."""
        given = self.cleaned_data
        return Report(
            came=given["came"],
            topics=tuple(given["topics"]),
            minutes=given["minutes"],
            result=given["result"],
            next_step=given["next_step"],
        )


def _weekdays() -> list[tuple[str, Any]]:
    return [("", _("On a single day")), *((str(number), name) for number, name in WEEKDAYS.items())]


class HoursForm(forms.Form):
    """When an adviser is there."""

    weekday = forms.TypedChoiceField(
        label=_("Each week on"), choices=_weekdays, coerce=int, empty_value=None, required=False
    )
    day = forms.DateField(label=_("Or on this single day"), required=False, widget=DateFields)
    begins = forms.TimeField(label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    ends = forms.TimeField(label=_("Until"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("Minutes for one talk"), initial=45, min_value=15, max_value=240)
    ways = forms.MultipleChoiceField(
        label=_("Ways"), choices=Way.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=spoken_choices, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=topics.choices,
        required=False,
        help_text=_("None chosen: any topic."),
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.CharField(
        label=_("Room or link"),
        required=False,
        max_length=300,
        help_text=_("People read it once their time is agreed."),
    )


class AbsenceForm(forms.Form):
    """Days on which an adviser is away."""

    prefix = "absence"

    first = forms.DateField(label=_("First day"), widget=DateFields)
    last = forms.DateField(label=_("Last day"), widget=DateFields)
