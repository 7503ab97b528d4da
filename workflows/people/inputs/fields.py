"""Fields that several account forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values import fields
from workflows.values.numbers import latin_digits
from workflows.values.texts import bare

NO_ADDRESS = _("This is not an e-mail address. It looks like name@example.org.")


class CodeField(forms.CharField):
    """A code somebody copies from a mail or an app, typed with any digits and spaces."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Code"))
        options.setdefault("max_length", 40)
        widget = forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "dir": "ltr",
                "class": "input--code",
            }
        )
        options.setdefault("widget", widget)
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        """The code in Latin digits: ١٢٣ and 123 are the same."""
        text = super().to_python(value) or ""
        return latin_digits(bare(text)).replace(" ", "")


class AddressField(fields.AddressField):
    """The e-mail address of an account."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("E-mail address"))
        options.setdefault("max_length", 254)
        options.setdefault("error_messages", {"invalid": NO_ADDRESS})
        options.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email"}))
        super().__init__(**options)
