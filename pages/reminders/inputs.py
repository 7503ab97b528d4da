"""What people write to be reminded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import AddressField


class RemindForm(forms.Form):
    """An e-mail address only."""

    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("We send you a mail now. You are only reminded after you have confirmed it there."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is not an e-mail address. Write it as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "spellcheck": "false"}),
    )
