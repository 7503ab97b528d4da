"""The style guide: every part of the design system on one page, in both directions."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workflows.inputs import DateFields, LongText, MoneyField


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name des Vereins", help_text="So, wie er im Vereinsregister steht.")
    email = forms.EmailField(label="E-Mail-Adresse")
    starts_on = forms.DateField(
        label="Beginn des Projekts", widget=DateFields, help_text="Zum Beispiel 1 9 2027"
    )
    amount = MoneyField(label="Beantragte Summe")
    about = forms.CharField(label="Was habt ihr vor?", widget=LongText(max_words=150))


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """All components with real example texts."""
    return render(request, "styleguide/page.html", {"form": ExampleForm()})
