"""What is typed about help: an address, an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.inputs.fields import NO_ADDRESS
from workflows.people.models import Organisation


class AddressForm(forms.Form):
    """The e-mail address with which the other side signs in."""

    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={"invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )


class PartnerForm(forms.Form):
    """An organisation that the house trusts."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.order_by("name"), to_field_name="uuid"
    )
