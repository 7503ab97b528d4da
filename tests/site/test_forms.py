"""Every Django form reads well to people and to screen readers; inputs understand what people write."""

import datetime
import re
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from tests.harness.markup import flat
from workflows.values.fields import MoneyField
from workflows.values.numbers import read_amount
from workflows.values.widgets import DateFields, LongText


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie im <b>Register</b>.")
    email = forms.EmailField(label="E-Mail", required=False)
    area = forms.ChoiceField(
        label="Thema", choices=[("a", "Sprache"), ("b", "Sport")], widget=forms.RadioSelect
    )
    starts = forms.DateField(label="Beginn", widget=DateFields, help_text="Tag, Monat, Jahr")
    money = MoneyField(label="Summe")
    text = forms.CharField(label="Vorhaben", widget=LongText(max_words=50))
    agreed = forms.BooleanField(label="Stimmt so")

    def clean(self) -> None:
        raise forms.ValidationError("Zusammen passt das nicht.")


def control(html: str, name: str) -> str:
    """The tag of the control with this name."""
    return re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)[0]


def test_an_untouched_form_names_every_field() -> None:
    html = str(Example())
    for name in ("name", "email", "money", "text"):
        identifier = re.search(r'id="([^"]+)"', control(html, name))[1]
        assert f'for="{identifier}"' in html
    assert 'dir="auto"' in control(html, "name")
    assert 'dir="ltr"' in control(html, "email")
    assert 'autocomplete="email"' in control(html, "email")
    assert 'aria-describedby="id_name_helptext"' in control(html, "name")
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_text_words"' in control(html, "text")
    assert "aria-invalid" not in html


def test_optional_is_marked_and_required_is_not() -> None:
    with override("de"):
        html = str(Example())
    assert html.count("(freiwillig)") == 1
    assert "*" not in html


def test_groups_are_fieldsets_with_a_legend() -> None:
    html = flat(str(Example()))
    assert re.search(r"<fieldset[^>]*><legend[^>]*>\s*Thema\s*</legend>", html)
    assert re.search(
        r'<fieldset[^>]*aria-describedby="id_starts_helptext"><legend[^>]*>\s*Beginn\s*</legend>', html
    )
    assert html.count('type="radio"') == 2


def test_errors_belong_to_their_fields_and_say_that_they_are_errors() -> None:
    with override("en"):
        html = flat(
            str(Example({"email": "post@", "starts_day": "31", "starts_month": "2", "starts_year": "2027"}))
        )
    assert 'aria-invalid="true"' in control(html, "name")
    assert 'aria-describedby="id_name_helptext id_name_error"' in control(html, "name")
    assert re.search(r'id="id_name_error"><span class="visually-hidden">Error: </span>', html)
    assert re.search(r'<fieldset[^>]*aria-describedby="id_starts_helptext id_starts_error"', html)
    assert 'value="31"' in control(html, "starts_day")
    assert "Zusammen passt das nicht." in html


def test_the_summary_leads_to_each_first_control() -> None:
    form = Example({"email": "post@"})
    html = Template('{% include "components/error_summary.html" %}').render(Context({"form": form}))
    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_name", "id_email", "id_area_0", "id_starts", "id_money", "id_text", "id_agreed"]
    rendered = str(form)
    assert all(f'id="{target}"' in rendered for target in targets)
    assert 'tabindex="-1" autofocus' in html
    assert "Zusammen passt das nicht." in html
    assert (
        Template('{% include "components/error_summary.html" %}').render(Context({"form": Example()})).strip()
        == ""
    )


NAMED = {
    "en": ("Please fill in “Name”.", "Please choose an answer for “Thema”.", "Please tick “Stimmt so”."),
    "de": ("Bitte „Name“ ausfüllen.", "Bitte bei „Thema“ etwas auswählen.", "Bitte „Stimmt so“ ankreuzen."),
    "ar": ("«Name»", "«Thema»", "«Stimmt so»"),
    "uk": ("«Name»", "«Thema»", "«Stimmt so»"),
}


class Upload(forms.Form):
    paper = forms.FileField(label="Satzung")
    own = forms.CharField(label="Grund", error_messages={"required": "Sagt, warum."})


@pytest.mark.parametrize("language", NAMED)
def test_what_is_missing_is_named_with_what_to_do(language: str) -> None:
    """ "This field is required" names nothing, neither at the field nor in the list above the form."""
    with override(language):
        form = Example({})
        summary = Template('{% include "components/error_summary.html" %}').render(Context({"form": form}))
        fields = str(form)
        unnamed = str(forms.Field.default_error_messages["required"])
    assert unnamed not in summary + fields
    for said in NAMED[language]:
        assert summary.count(said) == 1
        assert said in fields
    assert "Name – " not in summary


def test_a_missing_file_is_chosen_and_a_message_of_its_own_stays() -> None:
    with override("en"):
        form = Upload({})
        summary = Template('{% include "components/error_summary.html" %}').render(Context({"form": form}))
    assert "Please choose a file for “Satzung”." in summary
    assert "Grund – Sagt, warum." in summary


def test_what_people_typed_is_escaped() -> None:
    html = str(Example({"name": '"><script>alert(1)</script>', "text": "</textarea><script>"}))
    assert "<script>" not in html


def test_a_widget_keeps_its_own_class_and_attributes() -> None:
    class Own(forms.Form):
        code = forms.CharField(
            widget=forms.TextInput({"class": "code", "dir": "ltr", "autocomplete": "one-time-code"})
        )

    tag = control(str(Own()), "code")
    assert 'class="input code"' in tag
    assert 'dir="ltr"' in tag
    assert 'autocomplete="one-time-code"' in tag


def test_single_widgets_outside_our_pages_stay_as_django_draws_them() -> None:
    """Wagtail's admin draws fields one by one with its own styles."""
    assert "class=" not in str(Example()["name"])
    assert "choice" not in str(Example()["area"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234,50 €", "1234.50"),
        ("1234.5", "1234.50"),
        ("1 234,5", "1234.50"),
        ("2.500", "2500.00"),
        ("1.234.567,89", "1234567.89"),
        ("0,99", "0.99"),
        ("1,234.56", "1234.56"),
        ("١٢٣٤٫٥", "1234.50"),
        ("12 EUR", "12.00"),
    ],
)
def test_money_is_understood_as_people_write_it(written: str, meant: str) -> None:
    assert read_amount(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written", ["viel", "", "0.500", "1.2.3", "12,34,5", "1e9", "--5", "NaN", "Infinity"]
)
def test_money_that_could_mean_two_things_is_asked_again(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_amount(written)


def test_money_comes_back_as_the_language_writes_it() -> None:
    with override("de"):
        assert 'value="1.234,50"' in control(str(Example(initial={"money": Decimal("1234.50")})), "money")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({"starts_day": "1", "starts_month": "9", "starts_year": "2027"}, datetime.date(2027, 9, 1)),
        ({"starts_day": "١", "starts_month": "٩", "starts_year": "٢٠٢٧"}, datetime.date(2027, 9, 1)),
        ({"starts": "1.9.2027"}, datetime.date(2027, 9, 1)),
        ({"starts_day": "31", "starts_month": "2", "starts_year": "2027"}, None),
        ({"starts_day": "", "starts_month": "9", "starts_year": "2027"}, None),
        ({}, None),
    ],
)
def test_dates_are_three_short_fields(typed: dict[str, str], meant: datetime.date | None) -> None:
    form = Example(typed)
    form.is_valid()
    assert form.cleaned_data.get("starts") == meant
    assert ("starts" in form.errors) == (meant is None)
