"""Whose lists an administrator wants to see, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.models import LONGEST_REASON, User


class LookForm(forms.Form):
    """An address and a reason."""

    email = forms.EmailField(label=_("E-mail address of the person"), max_length=254)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        help_text=_("The person reads it. For example: you asked on the phone where your report is."),
    )

    def clean_email(self) -> str:
        """The address of somebody who has an account."""
        text: str = self.cleaned_data["email"]
        self.person = User.objects.filter(email__iexact=text, is_active=True).first()
        if self.person is None:
            raise forms.ValidationError(_("Nobody has this address. Check how it is written."))
        return text
