"""How people enter dates, money, long texts and files in any Django form.

Drawn by the templates in site/templates/form/; every one of them works without JavaScript.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings

from .days import read_day
from .money import figures
from .numbers import latin_digits
from .reading import Unreadable
from .texts import bare


class DateFields(forms.Widget):
    """A date as three short fields: day, month, year. Posts `<name>_day`, `<name>_month`, `<name>_year`."""

    template_name = "form/widgets/date.html"
    use_fieldset = True
    parts = ("day", "month", "year")

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        written = widget["value"] or {}
        base = widget["attrs"].get("id", f"id_{name}")
        autocomplete = str(self.attrs.get("autocomplete", ""))
        widget["error_id"] = widget["attrs"].get("aria-describedby", "")
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

    def value_from_datadict(self, data: Any, files: object, name: str) -> str | None:
        """`YYYY-MM-DD` as typed (the field judges whether such a day exists), also from one whole field."""
        typed = [latin_digits(bare(str(data.get(f"{name}_{part}") or ""))) for part in self.parts]
        if not any(typed):
            return _whole(str(data.get(name) or ""))
        day, month, year = typed
        return f"{year}-{month.zfill(2) if month else ''}-{day.zfill(2) if day else ''}"

    def value_omitted_from_data(self, data: Any, files: object, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in self.parts)


def _whole(text: str) -> str | None:
    try:
        return read_day(text).isoformat() if text.strip() else None
    except Unreadable:
        return text  # the field says what is wrong with it


class MoneyInput(forms.TextInput):
    """An amount in euros with the sign beside it."""

    template_name = "form/widgets/money.html"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "dir": "ltr", **(attrs or {})})

    def format_value(self, value: object) -> str | None:
        if isinstance(value, Decimal | int | float):
            return figures(value)
        return super().format_value(value)


class LongText(forms.Textarea):
    """A text of several lines; `max_words` shows what is left while typing."""

    template_name = "form/widgets/long_text.html"

    def __init__(self, attrs: dict[str, object] | None = None, *, max_words: int | None = None) -> None:
        super().__init__({"rows": 6, **(attrs or {})})
        self.max_words = max_words

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        context["widget"]["max_words"] = self.max_words
        context["widget"]["words"] = len(str(value or "").split())
        if self.max_words:
            described = context["widget"]["attrs"].get("aria-describedby", "")
            identifier = context["widget"]["attrs"].get("id", f"id_{name}")
            context["widget"]["attrs"]["aria-describedby"] = f"{described} {identifier}_words".strip()
            context["widget"]["counter_id"] = f"{identifier}_words"
        return context


def written_in(language: str, *, rows: int = 0) -> forms.Widget:
    """A text in this language, whatever language the page has: of one line, or of `rows`."""
    attrs = {"lang": language, "dir": "rtl" if language in settings.LANGUAGES_BIDI else "ltr"}
    return LongText(attrs={"rows": rows, **attrs}) if rows else forms.TextInput(attrs=attrs)


class FilePicker(forms.FileInput):
    """A file to choose; the name of a stored one is shown beside it."""

    template_name = "form/widgets/file.html"

    def __init__(
        self, attrs: dict[str, object] | None = None, *, stored_name: str = "", stored_url: str = ""
    ) -> None:
        super().__init__(attrs)
        self.stored_name = stored_name
        self.stored_url = stored_url

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        context["widget"].update(stored_name=self.stored_name, stored_url=self.stored_url)
        return context
