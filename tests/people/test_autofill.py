"""What browsers fill in (WCAG 1.3.5): the person's own data in fields about the person, nothing elsewhere."""

import re

import pytest
from django import forms

from workflows.grants.inputs.running import CodeForm, ScanForm
from workflows.people.inputs.accounts import ProfileForm, TokenForm
from workflows.people.inputs.factors import PasskeyForm, PasskeyNameForm
from workflows.people.inputs.organisations import OrganisationForm
from workflows.people.inputs.sign_up import SignUpFields

ABOUT_THE_PERSON = {
    (ProfileForm, "name"): "name",
    (SignUpFields, "name"): "name",
    (CodeForm, "name"): "name",
    (CodeForm, "code"): "one-time-code",
}
ABOUT_SOMETHING_ELSE = [
    (PasskeyForm, "name"),
    (PasskeyNameForm, "name"),
    (TokenForm, "name"),
    (ScanForm, "name"),
]


def token_of(form: type[forms.BaseForm], name: str) -> str:
    """What the field as it is drawn tells the browser."""
    field = form.base_fields[name]
    bare = type("Bare", (forms.Form,), {name: field})()
    found = re.search(r'autocomplete="([^"]*)"', str(bare[name].as_field_group()))
    return found[1] if found else ""


@pytest.mark.parametrize(("place", "token"), ABOUT_THE_PERSON.items(), ids=str)
def test_fields_about_the_person_are_filled_in(place: tuple[type[forms.BaseForm], str], token: str) -> None:
    assert token_of(*place) == token


@pytest.mark.parametrize("place", ABOUT_SOMETHING_ELSE, ids=str)
def test_no_other_name_is_taken_for_the_person_s(place: tuple[type[forms.BaseForm], str]) -> None:
    assert token_of(*place) in ("", "off")


def test_an_organisation_is_never_filled_in_with_the_person() -> None:
    personal = {"name", "email", "tel", "street-address", "address-line1"}
    tokens = {name: token_of(OrganisationForm, name) for name in OrganisationForm.base_fields}
    assert {name: token for name, token in tokens.items() if token in personal} == {}
