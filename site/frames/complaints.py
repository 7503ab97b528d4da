"""What a form says of a field that does not fit: an empty one is named, with what to do about it.

Django's own "This field is required." names nothing: somebody who reads or hears a list of problems has to
guess which field is meant. A field with a message of its own for this keeps it.
"""

from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

_CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)


class Complaint(NamedTuple):
    """One message: as it stands at the field, and as a line of the summary above the form."""

    text: str
    line: str


def complaints(field: BoundField) -> list[Complaint]:
    """Everything the form says about this field, in its order."""
    found = zip(field.errors, field.errors.as_data(), strict=True)
    return [_complaint(field, str(text), error) for text, error in found]


def _complaint(field: BoundField, text: str, error: ValidationError) -> Complaint:
    if field.label and error.code == "required" and text == _unnamed():
        named = _missing(field.field.widget) % {"label": field.label}
        return Complaint(named, named)
    return Complaint(text, f"{field.label} – {text}")


def _unnamed() -> str:
    """What Django says of any empty field, in the reader's language."""
    return str(forms.Field.default_error_messages["required"])


def _missing(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return _("Please tick “%(label)s”.")
    if isinstance(widget, forms.FileInput):
        return _("Please choose a file for “%(label)s”.")
    if isinstance(widget, _CHOSEN):
        return _("Please choose an answer for “%(label)s”.")
    return _("Please fill in “%(label)s”.")
