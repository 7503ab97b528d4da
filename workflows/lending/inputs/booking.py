"""The request for a room or equipment, changing it and giving it up."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.people.models import Organisation
from workflows.values.isolating import isolated
from workflows.values.widgets import DateFields, LongText

from ..actions import Wanted
from ..models import Resource
from ..reading.needs import pieces_there
from ..rules.series import EVERY, dates
from .times import TimesForm

ALONE = "alone"


class BookingForm(TimesForm):
    """What somebody asks for."""

    organisation = forms.ChoiceField(label=gettext_lazy("For whom?"), widget=forms.RadioSelect)
    pieces = forms.IntegerField(label=gettext_lazy("How many?"), min_value=1, initial=1)
    people = forms.IntegerField(
        label=gettext_lazy("How many people come?"), min_value=1, max_value=9999, required=False
    )
    purpose = forms.CharField(
        label=gettext_lazy("What do you need it for?"), max_length=500, widget=LongText(attrs={"rows": 3})
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often?"),
        choices=[
            ("", gettext_lazy("Once")),
            ("weekly", gettext_lazy("Every week")),
            ("fortnightly", gettext_lazy("Every two weeks")),
        ],
        required=False,
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        widget=DateFields,
        required=False,
        help_text=gettext_lazy("Only for a series."),
    )
    leave_out_taken = forms.BooleanField(
        label=gettext_lazy("Of a series, leave out the dates that are taken"), required=False
    )
    delegate = forms.CharField(
        label=gettext_lazy("Who picks it up?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Empty: you. Anybody else needs the code that you find with your booking."),
    )
    exception = forms.CharField(
        label=gettext_lazy("Why do you need more than your quota?"),
        max_length=500,
        required=False,
        widget=LongText(attrs={"rows": 3}),
        help_text=gettext_lazy("Only if your quota is used up. The house answers then."),
    )
    may_wait = forms.BooleanField(
        label=gettext_lazy("If it is taken, put me on the waiting list"), required=False
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        resource: Resource,
        organisations: list[Organisation],
        has_quota: bool,
        initial: dict[str, object],
    ) -> None:
        super().__init__(data, resource=resource, initial=initial)
        if not has_quota:
            del self.fields["exception"]
        self.organisations = organisations
        self._offer_organisations()
        units = pieces_there(resource)
        if units < 2:
            del self.fields["pieces"]
        else:
            self.fields["pieces"].help_text = _("There are %(n)d.") % {"n": units}
        if resource.is_room:
            if resource.capacity:
                self.fields["people"].help_text = _("There is room for %(n)d.") % {"n": resource.capacity}
        else:
            for name in ("people", "rhythm", "until", "leave_out_taken"):
                del self.fields[name]
        if not resource.needs_handover:
            del self.fields["delegate"]

    def _offer_organisations(self) -> None:
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        choices: list[tuple[str, str]] = [
            (str(each.uuid), isolated(each.name)) for each in self.organisations
        ]
        if not self.resource.organisations_only:
            choices.append((ALONE, _("For myself")))
        field.choices = choices
        field.initial = choices[0][0] if choices else None

    def clean(self) -> dict[str, object]:
        """A series has an end."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("rhythm") in EVERY and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say until when."))
        return cleaned

    def wanted(self) -> Wanted:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        chosen = [each for each in self.organisations if str(each.uuid) == typed["organisation"]]
        return Wanted(
            resource=self.resource,
            periods=dates(self.period(), typed.get("rhythm", ""), typed.get("until")),
            purpose=typed["purpose"],
            pieces=typed.get("pieces", 1),
            people=typed.get("people"),
            organisation=chosen[0] if chosen else None,
            delegate=typed.get("delegate", ""),
            exception=typed.get("exception", ""),
            may_wait=typed["may_wait"],
            leave_out_taken=typed.get("leave_out_taken", False),
        )


class ChangeForm(TimesForm):
    """Another time, or another number of pieces."""

    pieces = forms.IntegerField(label=gettext_lazy("How many?"), min_value=1)
    grounds = forms.CharField(
        label=gettext_lazy("Why may they have more than their quota?"),
        max_length=500,
        required=False,
        widget=LongText(attrs={"rows": 3}),
        help_text=gettext_lazy("Only if the new time is more than that. It stands in the history."),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        resource: Resource,
        may_except: bool,
        initial: dict[str, object],
    ) -> None:
        super().__init__(data, resource=resource, initial=initial)
        if not may_except:
            del self.fields["grounds"]
        if pieces_there(resource) < 2:
            del self.fields["pieces"]


class CancelForm(forms.Form):
    """Giving it up."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=1000, required=False, widget=LongText(attrs={"rows": 3})
    )
