"""Runs an action with what a form read and puts its complaints beside the right questions."""

from collections.abc import Callable

from django import forms

from ..verdicts import Invalid


def attempt[T](form: forms.BaseForm, action: Callable[[], T]) -> T | None:
    """What the action returned; None when form or action found something that does not fit."""
    if not form.is_valid():
        return None
    try:
        return action()
    except Invalid as invalid:
        for name, text in invalid.errors.items():
            form.add_error(name if name in form.fields else None, text)
        return None
