"""What people without an account type: where to mail the link, and later for whom they apply."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.people.inputs.fields import NO_ADDRESS
from workflows.people.models import Organisation
from workflows.values.isolating import isolated


class LinkMailForm(forms.Form):
    """The address to which the link goes, once."""

    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={"invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        help_text=_("Only for this one mail. We don’t keep the address with your answers."),
    )


class TakeOverForm(forms.Form):
    """Which organisation applies."""

    organisation = forms.ChoiceField(label=_("For which organisation?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, organisations: Sequence[Organisation]) -> None:
        super().__init__(data)
        self.organisations = organisations
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.uuid), isolated(each.name)) for each in organisations]
        if len(organisations) == 1:
            field.initial = str(organisations[0].uuid)

    @property
    def chosen(self) -> Organisation:
        """The organisation that applies; only for a valid form."""
        wanted = self.cleaned_data["organisation"]
        return next(each for each in self.organisations if str(each.uuid) == wanted)
