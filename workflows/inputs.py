"""How people enter dates, money, long texts and files in any Django form.

Drawn by the templates in site/templates/form/; every one of them works without JavaScript.
"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format

_DATE = re.compile(r"^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$")
_CENT = Decimal("0.01")


class DateFields(forms.Widget):
    """A date as three short fields: day, month, year. Posts `<name>_day`, `<name>_month`, `<name>_year`."""

    template_name = "form/widgets/date.html"
    use_fieldset = True
    parts = ("day", "month", "year")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        written = widget["value"] or {}
        base = widget["attrs"].get("id", f"id_{name}")
        autocomplete = str(self.attrs.get("autocomplete", ""))
        widget["parts"] = [
            {
                "code": part,
                "name": f"{name}_{part}",
                "id": base if part == "day" else f"{base}_{part}",
                "value": written.get(part, ""),
                "autocomplete": f"bday-{part}" if autocomplete == "bday" else "",
            }
            for part in self.parts
        ]
        return context

    def format_value(self, value: Any) -> dict[str, str]:
        """The three texts to show: of a date, or of what was typed."""
        if hasattr(value, "year"):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        year, _, rest = str(value or "").partition("-")
        month, _, day = rest.partition("-")
        return {"day": day.lstrip("0") or day, "month": month.lstrip("0") or month, "year": year}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """`YYYY-MM-DD` as typed (the field judges whether such a day exists), also from one whole field."""
        typed = [str(data.get(f"{name}_{part}") or "").translate(_DIGITS).strip() for part in self.parts]
        if not any(typed):
            whole = str(data.get(name) or "").strip()
            return ("-".join(reversed(match.groups())) if (match := _DATE.match(whole)) else whole) or None
        day, month, year = typed
        return f"{year}-{month.zfill(2) if month else ''}-{day.zfill(2) if day else ''}"

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in self.parts)


# Arabic-Indic and Persian digits, and their separators, as a keyboard in those languages writes them.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789,.")


# A comma before cents and dots between thousands, or the other way round; "1,234" could mean both.
_GERMAN = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")
_ENGLISH = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}")


def amount(text: str) -> Decimal:
    """The euros meant by `1.234,50 €`, `1234.5` or `١٢٣٤٫٥`, to the cent; ValueError when unreadable."""
    written = re.sub(r"[\s\u00a0\u202f'€]|EUR", "", str(text).translate(_DIGITS), flags=re.IGNORECASE)
    if _GERMAN.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", ".")).quantize(_CENT)
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", "")).quantize(_CENT)
    raise ValueError(text)


class MoneyInput(forms.TextInput):
    """An amount in euros with the sign beside it."""

    template_name = "form/widgets/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int | float):
            return str(number_format(value, decimal_pos=2, use_l10n=True, force_grouping=True))
        return super().format_value(value)


class MoneyField(forms.DecimalField):
    """Euros to the cent, written the way people write them."""

    widget = MoneyInput

    def __init__(self, *, max_digits: int = 12, **options: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=2, **options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        try:
            return value if isinstance(value, Decimal) else amount(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """None: a text field that takes commas, unlike a number field."""
        return {}


class LongText(forms.Textarea):
    """A text of several lines; `max_words` shows what is left while typing."""

    template_name = "form/widgets/long_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, max_words: int | None = None) -> None:
        super().__init__({"rows": 6, **(attrs or {})})
        self.max_words = max_words

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["max_words"] = self.max_words
        context["widget"]["words"] = len(str(value or "").split())
        if self.max_words:
            described = context["widget"]["attrs"].get("aria-describedby", "")
            identifier = context["widget"]["attrs"].get("id", f"id_{name}")
            context["widget"]["attrs"]["aria-describedby"] = f"{described} {identifier}_words".strip()
            context["widget"]["counter_id"] = f"{identifier}_words"
        return context


class FilePicker(forms.FileInput):
    """A file to choose; the name of a stored one is shown beside it."""

    template_name = "form/widgets/file.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, stored_name: str = "", stored_url: str = ""
    ) -> None:
        super().__init__(attrs)
        self.stored_name = stored_name
        self.stored_url = stored_url

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"].update(stored_name=self.stored_name, stored_url=self.stored_url)
        return context
