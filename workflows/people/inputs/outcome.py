"""The way of every screen: GET shows a form, POST does it or shows it again (422) with what does not fit."""

from collections.abc import Callable, Mapping

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ..verdicts import Invalid


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when it is nothing; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def attempt[T](form: forms.BaseForm, action: Callable[[], T], **fields: str) -> T | None:
    """What the action returned; None when form or action found something that does not fit.

    `fields` say where a complaint stands whose name the form does not know, e.g. `points="question_1"`.
    """
    if not form.is_valid():
        return None
    try:
        return action()
    except Invalid as invalid:
        complain(form, invalid.errors, fields)
        return None


def done(form: forms.BaseForm, action: Callable[[], object], **fields: str) -> bool:
    """Whether the posted form was valid and its action done; else every complaint stands with its field."""
    return form.is_bound and attempt(form, lambda: (action(),), **fields) is not None


def complain(form: forms.BaseForm, errors: Mapping[str, str], fields: Mapping[str, str]) -> None:
    """Each message stands with the field it is about, or above the form."""
    for name, text in errors.items():
        field = fields.get(name, name)
        form.add_error(field if field in form.fields else None, text)


def show(request: HttpRequest, template: str, form: forms.BaseForm, **context: object) -> HttpResponse:
    """The screen with its form; 422 when something was posted that does not fit."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)
