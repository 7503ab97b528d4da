"""The answer of the house to an idea."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields, LongText


class IdeaForm(forms.Form):
    """Yes with a word on the application, or no with the reasons."""

    checklist = forms.MultipleChoiceField(
        label=_("Looked through"),
        choices=[
            ("fits", _("The idea fits the call")),
            ("eligible", _("The organisation may apply")),
            ("money", _("The amount is possible")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=[
            ("ok", _("Yes: the group writes the application")),
            ("reject", _("No (a second person has to confirm)")),
        ],
        widget=forms.RadioSelect,
    )
    feedback = forms.CharField(
        label=_("Message to the applicant"),
        widget=LongText(attrs={"rows": 4}),
        max_length=4000,
        required=False,
        help_text=_(
            "With a yes: what to think of in the application. With a no: why; printed in the letter."
        ),
    )
    note = forms.CharField(
        label=_("Note for the house"), widget=LongText(attrs={"rows": 4}), max_length=4000, required=False
    )


class MoreTimeForm(forms.Form):
    """Until when the application may come, and why."""

    until = forms.DateField(label=_("The application may come until"), widget=DateFields)
    reason = forms.CharField(
        label=_("Reason"),
        widget=LongText(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("The group reads it in its mail."),
    )
