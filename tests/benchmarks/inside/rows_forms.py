"""A page of a guided form with 60 questions, and a plain Django form with the same fields in one frame."""

from functools import partial
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import override_settings
from django.urls import path, reverse
from meter import Action

import urls as house
from tests.forms import sixty
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.engine.models import Case

TEMPLATE = """{% extends "layouts/question.html" %}{% block title %}Sixty{% endblock %}
{% block main %}{% include "components/error_summary.html" %}<h1>Sixty</h1>
<form method="post" novalidate>{% csrf_token %}{{ form }}<button class="button">Save</button></form>
{% endblock %}"""
CHOICES = [(each["code"], each["label"]) for each in sixty.OPTIONS]
YES_NO = [("yes", "Yes"), ("no", "No")]
FIELDS: dict[str, Any] = {
    "short_text": forms.CharField,
    "long_text": partial(forms.CharField, widget=forms.Textarea),
    "number": forms.IntegerField,
    "money": forms.DecimalField,
    "email": forms.EmailField,
    "choice": partial(forms.ChoiceField, choices=CHOICES, widget=forms.RadioSelect),
    "yes_no": partial(forms.ChoiceField, choices=YES_NO, widget=forms.RadioSelect),
    "date": forms.DateField,
    "multi": partial(forms.MultipleChoiceField, choices=CHOICES, widget=forms.CheckboxSelectMultiple),
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


def plain(request: HttpRequest) -> HttpResponse:
    """The plain form in the house's own frame, for whoever is signed in."""
    from workflows.people.access.doors import sign_in_required  # noqa: PLC0415  only this build has it

    def drawn(request: HttpRequest) -> HttpResponse:
        return HttpResponse(engines["django"].from_string(TEMPLATE).render({"form": Plain()}, request))

    return sign_in_required(drawn)(request)


urlpatterns = [path("plain/", plain), *house.urlpatterns]


def _look(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def _someone(*, answered: bool = False) -> tuple[Client, str]:
    """A person with a draft of the long form, signed in; the form's address."""
    from workflows.forms.actions import open_sheet  # noqa: PLC0415  only this build has it

    sixty.register()
    person, organisation = UserFactory(), OrganisationFactory()
    MembershipFactory(user=person, organisation=organisation)
    case = Case.objects.create(kind="grant", applicant=person, organisation=organisation, language="de")
    sheet = open_sheet(code=sixty.CODE, case=case, owner=person, organisation=organisation)
    client = Client()
    client.force_login(person)
    address = reverse("forms:page", kwargs={"sheet_id": sheet.pk, "page": "all"})
    if answered:
        assert client.post(address, sixty.POSTED).status_code == 302
    return client, address


def form_page(*, answered: bool = False) -> Action:
    """All sixty questions on one page."""
    client, address = _someone(answered=answered)
    return Action(partial(_look, client, address))


def plain_page() -> Action:
    """Sixty fields of Django's."""
    override_settings(ROOT_URLCONF=__name__).enable()
    client, _address = _someone()
    return Action(partial(_look, client, "/plain/"))


ROWS = {
    "form page": form_page,
    "form page answered": partial(form_page, answered=True),
    "plain form": plain_page,
}
