"""How one form field is drawn: its control, its attributes and what describes it."""

from collections.abc import MutableMapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from workflows.forms.explaining import Explained, explain

_LEFT_TO_RIGHT = (forms.EmailInput, forms.URLInput, forms.NumberInput, forms.PasswordInput)
# Whose a name is, each form says itself: devices, tokens and other people have names, too.
_AUTOCOMPLETE = {
    "email": "email",
    "phone": "tel",
    "street": "street-address",
    "postcode": "postal-code",
    "town": "address-level2",
    "iban": "off",
    "organisation": "organization",
}
_TEMPLATES: dict[type[forms.Widget], str] = {
    forms.RadioSelect: "form/widgets/choices.html",
    forms.CheckboxSelectMultiple: "form/widgets/choices.html",
    forms.ClearableFileInput: "form/widgets/clearable_file.html",
}


def is_group(field: BoundField) -> bool:
    """Whether several controls answer one question, so that a fieldset names them."""
    return bool(field.use_fieldset)


def describe(field: BoundField) -> dict[str, object]:
    """What the field template needs to know."""
    widget = field.field.widget
    return {
        "group": is_group(field),
        "single_choice": isinstance(widget, forms.CheckboxInput),
        "help_id": f"{field.auto_id}_helptext",
        "error_id": f"{field.auto_id}_error",
        "described_by": described_by(field),
        "optional": not field.field.required and not isinstance(widget, forms.CheckboxInput),
        "words": words_of(field),
    }


def words_of(field: BoundField) -> list[Explained]:
    """The words of the glossary in label and help, in forms that say `explains_words`, each once a form."""
    if not getattr(field.form, "explains_words", False):
        return []
    known = vars(field.form)
    if "_words" not in known:  # all fields at once, when the first one is drawn
        rows: list[MutableMapping[str, object]] = [
            {"label": each.label, "help": each.help_text} for each in field.form
        ]
        explain(rows)
        known["_words"] = {each.name: row["explained"] for each, row in zip(field.form, rows, strict=True)}
    found: list[Explained] = known["_words"][field.name]
    return found


def described_by(field: BoundField) -> str:
    """The ids of help and error, in reading order."""
    parts = [f"{field.auto_id}_helptext"] if field.help_text else []
    parts += [f"{field.auto_id}_error"] if field.errors else []
    return " ".join(parts)


def focus_target(field: BoundField) -> str:
    """The id of the first control: of a group of choices its first, of everything else the only one."""
    if isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


def attributes(field: BoundField) -> dict[str, Any]:
    """Class, direction, autocomplete and description of the control."""
    widget = field.field.widget
    own = widget.attrs
    attrs: dict[str, object] = {"class": f"{_css_class(widget)} {own.get('class', '')}".strip()}
    if "dir" not in own and (direction := _direction(field)):
        attrs["dir"] = direction
    if "autocomplete" not in own and (known := _autocomplete(field)):
        attrs["autocomplete"] = known
    if described := described_by(field):
        attrs["aria-describedby"] = described
    return attrs


def _css_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "input input--text"
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choice__control"
    if isinstance(widget, forms.SelectMultiple):
        return "input input--list"
    if isinstance(widget, forms.Select):
        return "input input--select"
    return "input input--file" if isinstance(widget, forms.FileInput) else "input"


def _direction(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, _LEFT_TO_RIGHT) or "iban" in field.name or "phone" in field.name:
        return "ltr"
    return "auto" if isinstance(widget, forms.TextInput | forms.Textarea) else ""


def _autocomplete(field: BoundField) -> str:
    if isinstance(field.field, forms.EmailField):
        return "email"
    return _AUTOCOMPLETE.get(field.name, "") if isinstance(field.field.widget, forms.TextInput) else ""


def draw(field: BoundField) -> SafeString:
    """The control as HTML; radios and checkboxes as large targets, everything else by its own template."""
    widget = field.field.widget
    if field.field.localize:
        widget.is_localized = True
    attrs = field.build_widget_attrs({"id": field.auto_id, **attributes(field)}, widget)
    if is_group(field):  # help stands at the fieldset; what is wrong, at each control that is called invalid
        attrs.pop("aria-describedby", None)
        attrs |= {"aria-describedby": f"{field.auto_id}_error"} if field.errors else {}
    context = widget.get_context(field.html_name, field.value(), attrs)
    template = _TEMPLATES.get(type(widget), widget.template_name)
    return widget._render(template, context, field.form.renderer)
