"""Forms about who does a step, and about being away."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from workflows.desk.reading.tasks import Colleague
from workflows.people.models import User
from workflows.values.widgets import DateFields


class GiveForm(forms.Form):
    """The colleague who does the step from now on."""

    to = forms.ChoiceField(label=_("Who does it from now on?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, colleagues: Iterable[Colleague]) -> None:
        super().__init__(data)
        self.people = {str(each.person.uuid): each.person for each in colleagues}
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(each.person.uuid), _said(each)) for each in colleagues]

    @property
    def person(self) -> User:
        """Who was chosen, once the form is valid."""
        return self.people[self.cleaned_data["to"]]


def _said(colleague: Colleague) -> str:
    if colleague.absence is None or not colleague.absence.is_now:
        return str(colleague.person)
    until = date_format(colleague.absence.last_day, "SHORT_DATE_FORMAT")
    return str(_("%(person)s – away until %(day)s") % {"person": colleague.person, "day": until})


class AbsentForm(forms.Form):
    """Whose absence is noted."""

    person = forms.ChoiceField(label=_("Who is away?"))

    def __init__(self, data: Any = None, *, people: Iterable[User]) -> None:
        super().__init__(data)
        choice = self.fields["person"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", str(_("Please choose"))), *((str(each.uuid), str(each)) for each in people)]


class AbsenceForm(forms.Form):
    """From when until when somebody is away, and who stands in."""

    first_day = forms.DateField(label=_("First day of your absence"), widget=DateFields)
    last_day = forms.DateField(label=_("Last day of your absence"), widget=DateFields)
    substitute = forms.ChoiceField(
        label=_("Who stands in for you?"),
        help_text=_("They can do what their own roles allow. Reviews stay with you; tell the office."),
    )

    def __init__(self, data: Any = None, *, people: Iterable[User], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.people = {str(person.uuid): person for person in people}
        choice = self.fields["substitute"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [
            ("", str(_("Please choose"))),
            *((key, str(each)) for key, each in self.people.items()),
        ]

    def given(self) -> dict[str, Any]:
        """What the action takes, once the form is valid."""
        return {**self.cleaned_data, "substitute": self.people.get(self.cleaned_data["substitute"])}
