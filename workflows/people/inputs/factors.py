"""Second factors: allauth's forms in our words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import CodeField


class FactorForm(base.AuthenticateForm):
    """The code of the app, or a recovery code."""

    code = CodeField(help_text=_("Six digits from your app. A recovery code works too."))


class FactorAgainForm(base.ReauthenticateForm):
    """The same once more, before something sensitive."""

    code = CodeField(help_text=_("Six digits from your app. A recovery code works too."))


class AppForm(totp.ActivateTOTPForm):
    """The first code of a new app."""

    code = CodeField(label=_("Code from the app"), help_text=_("Six digits. They change every 30 seconds."))


class PasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey that signs in by itself."""

    name = forms.CharField(
        label=_("Name of the device"), required=False, max_length=100, help_text=_("For example: my phone.")
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this passkey alone"),
        required=False,
        initial=True,
        help_text=_("Your device checks fingerprint, face or PIN instead of a code by mail."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""


class PasskeyNameForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of the device"), max_length=100)
