"""The forms on which call managers write a call: one section a page, in the words of the field."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.widgets import written_in

from ..models import Call
from ..reading.call_choices import CHOICES, label_of
from ..reading.call_words import HELP
from ..rules.call_fields import SECTIONS
from ..rules.call_terms import LONGEST
from ..rules.call_values import TEXTS
from ..rules.scoring import CRITERIA


class ListField(forms.CharField):
    """Short texts with commas between them: postcodes, names."""

    def prepare_value(self, value: object) -> object:
        """The list as people write it."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> object:  # type: ignore[override]
        """The parts, without the empty ones."""
        return [part.strip() for part in (super().to_python(value) or "").split(",") if part.strip()]


class PercentField(forms.DecimalField):
    """A percentage, written with comma or point."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "class": "input--short", "dir": "ltr"}
        options |= {"min_value": 0, "max_value": 100, "decimal_places": 2, "localize": True}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)


class SectionForm(forms.Form):
    """The fields of one section; what doesn't fit together the action says."""

    def __init__(self, *args: Any, call: Call, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.names = call, SECTIONS[section]
        for name in self.names:
            if name in TEXTS:
                self._add_texts(name)
            elif name == "weights":
                self._add_weights()
            else:
                self.fields[name] = field_of(name)
                self.initial.setdefault(name, getattr(call, name))

    def _add_texts(self, name: str) -> None:
        for code, language in settings.LANGUAGES:
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label_of(name)} – {language}",
                required=(name, code) == ("title", "de"),
                max_length=LONGEST[name],
                widget=written_in(code, rows=0 if name == "title" else 3),
                help_text=HELP.get(f"{name}_{code}", ""),
            )
            self.initial.setdefault(f"{name}_{code}", getattr(self.call, name).get(code, ""))

    def _add_weights(self) -> None:
        for code, label in CRITERIA.items():
            self.fields[f"weight_{code}"] = forms.IntegerField(
                label=_("Weight: %(criterion)s") % {"criterion": label},
                min_value=0,
                max_value=100,
                widget=_count(),
            )
            self.initial.setdefault(f"weight_{code}", self.call.weights.get(code, 0))

    def terms(self) -> dict[str, object]:
        """The fields of the call as the action takes them."""
        data = self.cleaned_data
        found: dict[str, object] = {}
        for name in self.names:
            if name in TEXTS:
                found[name] = {code: data[f"{name}_{code}"].strip() for code, _name in settings.LANGUAGES}
            elif name == "weights":
                found[name] = {code: data[f"weight_{code}"] for code in CRITERIA if data[f"weight_{code}"]}
            else:
                found[name] = data[name]
        return found

    def field_for(self, name: str) -> str | None:
        """Where an error of this field of the call is shown; None above the form."""
        shown = {name: f"{name}_de" for name in TEXTS} | {"weights": f"weight_{next(iter(CRITERIA))}"}
        name = shown.get(name, name)
        return name if name in self.fields else None


class NewCallForm(forms.Form):
    """What a new call starts from."""

    source = forms.ChoiceField(
        label=_("Start from"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("A copy takes all terms and texts along, but no rounds: dates have to be new."),
    )
    title = forms.CharField(label=_("German title"), max_length=LONGEST["title"])
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, for example micro-project-2027."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    budget = MoneyField(
        label=_("Budget"), required=False, min_value=1, help_text=_("Only for an empty call. Euros in all.")
    )
    max_grant = MoneyField(
        label=_("Largest grant"), required=False, min_value=1, help_text=_("Only for an empty call.")
    )

    def __init__(self, *args: Any, calls: list[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("An empty call")), *((each.slug, str(each)) for each in calls)]


def field_of(name: str) -> forms.Field:
    """The form field of a field of the call, with its help in plain words."""
    column = Call._meta.get_field(name)
    assert isinstance(column, models.Field)
    options: dict[str, Any] = {
        "label": label_of(name),
        "help_text": HELP.get(name) or column.help_text,
        "required": not (column.blank or column.null or isinstance(column, models.BooleanField)),
    }
    if name in CHOICES:
        return _choice(name, column, options)
    if name in {"postcode_prefixes", "seat_postcodes", "excluded_funders"}:
        attrs = {} if name == "excluded_funders" else {"dir": "ltr"}
        return ListField(widget=forms.TextInput(attrs=attrs), **options)
    if isinstance(column, models.DecimalField):
        return MoneyField(**options) if column.max_digits == 10 else PercentField(**options)
    if isinstance(column, models.IntegerField):
        return forms.IntegerField(min_value=0, max_value=9999, widget=_count(), **options)
    if isinstance(column, models.BooleanField):
        return forms.BooleanField(**options)
    return forms.CharField(max_length=column.max_length, **options)


def _choice(name: str, column: models.Field, options: dict[str, Any]) -> forms.Field:
    choices = CHOICES[name]
    listed = list(choices() if callable(choices) else choices)
    if isinstance(column, ArrayField):
        return forms.MultipleChoiceField(choices=listed, widget=forms.CheckboxSelectMultiple, **options)
    return forms.ChoiceField(choices=listed, widget=forms.RadioSelect, **options)


def _count() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric", "dir": "ltr"})
