"""What a group notes about the people it reports to the Transparenzregister."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.values.widgets import DateFields

from ..actions.transparency import Noted
from ..statute.transparency import Owner


class OwnerForm(forms.Form):
    """One person; everything may stay open until it is known."""

    birthdate = forms.DateField(label=_("Date of birth"), widget=DateFields, required=False)
    town = forms.CharField(label=pgettext_lazy("home", "Town"), max_length=100, required=False)
    country = forms.CharField(label=_("Country where the person lives"), max_length=60, required=False)
    nationalities = forms.CharField(
        label=_("All citizenships"),
        help_text=_("Separated by commas. Deleted here as soon as you tick off the report."),
        max_length=200,
        required=False,
    )

    def noted(self, owner: Owner) -> Noted:
        """As the action takes it."""
        data = self.cleaned_data
        return {
            "name": owner.name,
            "birthdate": data["birthdate"],
            "town": data["town"],
            "country": data["country"],
            "nationalities": data["nationalities"],
        }


def owner_forms(posted: QueryDict | None, owners: list[Owner]) -> list[tuple[Owner, OwnerForm]]:
    """One form for each person to report."""
    return [
        (owner, OwnerForm(posted, prefix=f"owner{number}", initial=vars(owner)))
        for number, owner in enumerate(owners, start=1)
    ]
