"""Signing in and up by code: allauth's forms in our words."""

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from .fields import AddressField, CodeField


class SignInForm(allauth.LoginForm):
    """One question: your address."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField()


class SignUpForm(allauth.SignupForm):
    """Address, name and language."""

    field_order = ("email", "name", "language")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(initial=self.fields["email"].initial)
        self.order_fields(self.field_order)


class CodeForm(allauth.ConfirmLoginCodeForm):
    """The code that came by mail."""

    code = CodeField()


class AddressCodeForm(allauth.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""

    code = CodeField()


class OtherAddressForm(allauth.ChangeEmailForm):
    """A slip of the pen while signing up: the right address."""

    email = AddressField()


class NewAddressForm(allauth.AddEmailForm):
    """The address an account moves to."""

    email = AddressField(label=_("New e-mail address"))
