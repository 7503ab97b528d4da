"""The forms of a jury: calling it together, who came, leaving the room, voting, counting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.people.models import User
from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields, LongText

from ..models import Ballot, Call, Conflict
from ..rules.juries import MEMBERS


class MeetingForm(forms.Form):
    """When a jury meets on which call, and who sits in it."""

    call = forms.ModelChoiceField(label=_("Call"), queryset=Call.objects.none(), to_field_name="slug")
    held_on = forms.DateField(label=_("Day of the meeting"), widget=DateFields)
    chair = forms.ModelChoiceField(label=_("Chair"), queryset=User.objects.none(), to_field_name="uuid")
    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=User.objects.none(),
        to_field_name="uuid",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, role_grants__role__in=MEMBERS).distinct()
        fields: Any = self.fields
        fields["call"].queryset = Call.objects.published().filter(jury=True).order_by("slug")
        fields["chair"].queryset = fields["members"].queryset = people.order_by("name", "pk")
        choices = [(person.uuid, str(person)) for person in fields["members"].queryset]  # read once for both
        fields["members"].choices = choices
        fields["chair"].choices = [("", fields["chair"].empty_label), *choices]


class PresenceForm(forms.Form):
    """Who is there."""

    present = forms.MultipleChoiceField(
        label=_("Who is there?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        choices: Any = self.fields["present"]
        choices.choices = [(str(person.uuid), str(person)) for person in people]

    def chosen(self) -> list[User]:
        """The people that were ticked."""
        return [person for person in self.people if str(person.uuid) in self.cleaned_data["present"]]


class BallotForm(forms.Form):
    """One vote."""

    ballot = forms.ChoiceField(label=_("Your vote"), choices=Ballot.choices, widget=forms.RadioSelect)


class LeavingForm(forms.Form):
    """Why somebody leaves the room."""

    reason = forms.ChoiceField(
        label=_("Why do you leave the room?"),
        choices=[choice for choice in Conflict.choices if choice[0] != Conflict.NONE],
        widget=forms.RadioSelect,
    )


class CountingForm(forms.Form):
    """What the chair writes when the votes are counted."""

    amount = MoneyField(label=_("Amount"), help_text=_("If the jury says yes."), required=False)
    reasons = forms.CharField(label=_("Reasons"), widget=LongText(attrs={"rows": 4}), max_length=4000)
    waiting_list = forms.BooleanField(label=_("On the waiting list: only if money is left"), required=False)
    postponed = forms.BooleanField(label=_("Postpone, without a vote"), required=False)
