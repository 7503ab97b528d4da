"""What applicants choose when they start."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.models import Organisation
from workflows.values.isolating import isolated

from ..models import Application
from ..reading.starts import EMPTY, Start


class ApplyForm(forms.Form):
    """Which organisation applies, and whether it begins with answers it gave before."""

    organisation = forms.ChoiceField(label=_("For which organisation?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, start: Start, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.start = start
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.uuid), isolated(each.name)) for each in start.organisations]
        if start.chosen is not None and start.chosen.organisation is not None:
            field.initial = str(start.chosen.organisation.uuid)
        elif len(start.organisations) == 1:
            field.initial = str(start.organisations[0].uuid)
        if start.earlier:
            self.fields["from"] = _earlier_field(start)

    def clean(self) -> dict[str, object]:
        """Earlier answers stay within their organisation."""
        cleaned = super().clean() or self.cleaned_data
        earlier = self.earlier
        if earlier and "organisation" in cleaned and earlier.organisation_id != self.chosen.pk:
            self.add_error("from", _("Earlier answers can only be used for the same organisation."))
        return cleaned

    @property
    def chosen(self) -> Organisation:
        """The organisation that applies; only for a form whose organisation is valid."""
        wanted = self.cleaned_data["organisation"]
        return next(each for each in self.start.organisations if str(each.uuid) == wanted)

    @property
    def earlier(self) -> Application | None:
        """The application whose answers are taken over, if any."""
        wanted = self.cleaned_data.get("from")
        return next((each for each in self.start.earlier if str(each.pk) == wanted), None)


def _earlier_field(start: Start) -> forms.ChoiceField:
    rows = [(str(each.pk), _named(each)) for each in start.earlier]
    return forms.ChoiceField(
        label=_("How do you want to begin?"),
        help_text=_(
            "With earlier answers you look at dates and amounts again. Declarations are never taken over."
        ),
        choices=[(EMPTY, _("With an empty form")), *rows],
        initial=str(start.chosen.pk) if start.chosen else EMPTY,
        widget=forms.RadioSelect,
    )


def _named(case: Application) -> object:
    facts = {"title": case.title or case.call.text("title"), "number": case.number}
    return _("With our answers to “%(title)s” (%(number)s)") % facts
