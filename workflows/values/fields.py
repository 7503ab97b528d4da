"""Fields of Django forms that read what people write."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .addresses import account_address
from .numbers import read_amount
from .reading import Unreadable
from .widgets import MoneyInput


class MoneyField(forms.DecimalField):
    """Euros to the cent, written the way people write them."""

    widget = MoneyInput

    def __init__(self, *, max_digits: int = 12, **options: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=2, **options)

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        try:
            return value if isinstance(value, Decimal) else read_amount(str(value))
        except Unreadable as error:
            raise ValidationError(error.message, code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        """None: a text field that takes commas, unlike a number field."""
        return {}


class AddressField(forms.EmailField):
    """An e-mail address as accounts are known by it: without marks, in small letters."""

    def to_python(self, value: object) -> str:
        """The address; a sentence for what is none."""
        text = super().to_python(value)
        if text in self.empty_values:
            return ""
        try:
            return account_address(str(text))
        except Unreadable as error:
            raise ValidationError(error.message, code="invalid") from error
