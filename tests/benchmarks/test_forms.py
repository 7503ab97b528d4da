"""A page of a guided form with 60 questions against a plain Django form with the same 60 fields."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path, reverse

import urls as house
from tests.forms import sixty
from tests.forms.factories import make_sheet
from tests.forms.report import register as register_report
from tests.forms.sample import register as register_sample
from workflows.forms import registry
from workflows.forms.actions import open_sheet
from workflows.people.access.doors import sign_in_required

from .conftest import Ratios, median_ms

COUNT = 60
MOST = 2.0
TEMPLATE = """{% extends "layouts/question.html" %}{% block title %}Sixty{% endblock %}
{% block main %}{% include "components/error_summary.html" %}<h1>Sixty</h1>
<form method="post" novalidate>{% csrf_token %}{{ form }}<button class="button">Save</button></form>
{% endblock %}"""
CHOICES = [(each["code"], each["label"]) for each in sixty.OPTIONS]
FIELDS: dict[str, Any] = {
    "short_text": forms.CharField,
    "long_text": lambda **rest: forms.CharField(widget=forms.Textarea, **rest),
    "number": forms.IntegerField,
    "money": forms.DecimalField,
    "email": forms.EmailField,
    "choice": lambda **rest: forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, **rest),
    "yes_no": lambda **rest: forms.ChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect, **rest
    ),
    "date": forms.DateField,
    "multi": lambda **rest: forms.MultipleChoiceField(
        choices=CHOICES, widget=forms.CheckboxSelectMultiple, **rest
    ),
    "phone": forms.CharField,
}


class Plain(forms.Form):
    """The same fields as Django draws them by itself, without anything a guided form does."""

    default_renderer = DjangoTemplates()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in sixty.QUESTIONS:
            make = FIELDS[question["type"]]
            self.fields[question["id"]] = make(label=question["label"], help_text=question["help"])


@sign_in_required
def plain(request: HttpRequest) -> HttpResponse:
    """The plain form in the house's own frame."""
    return HttpResponse(engines["django"].from_string(TEMPLATE).render({"form": Plain()}, request))


urlpatterns = [path("plain/", plain), *house.urlpatterns]


@pytest.fixture
def long_form() -> Iterator[None]:
    """The form can be opened."""
    for register in (register_sample, register_report, sixty.register):
        register()
    yield
    for code in ("sample.project", "sample.report", sixty.CODE):
        registry._KINDS.pop(code, None)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_sixty_questions(ratios: Ratios, long_form: None) -> None:
    """Showing the page, whole, and saving it."""
    sheet = make_sheet()
    long = open_sheet(code=sixty.CODE, case=sheet.case, owner=sheet.owner, organisation=sheet.organisation)
    client = Client()
    client.force_login(sheet.owner)
    address = reverse("forms:page", kwargs={"sheet_id": long.pk, "page": "all"})

    def show(url: str) -> None:
        assert client.get(url).status_code == 200

    ours, theirs = [], []
    for _ in range(3):  # in turns, so that a busy moment of the machine hits both
        ours.append(median_ms(lambda: show(address), COUNT // 3))
        theirs.append(median_ms(lambda: show("/plain/"), COUNT // 3))
    ratios.add("form page, 60 questions", min(ours), "plain Django form, 60 fields", min(theirs))
    assert min(ours) <= MOST * min(theirs)
