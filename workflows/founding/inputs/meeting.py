"""What the group reports about its founding meeting."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..actions.meeting import MeetingReport
from ..checks.origin import Counts
from ..models import Founder, MeetingMode
from ..models.meetings import OFFICE_CHOICES
from ..statute import Person, StatuteData

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_VOTES = 999
COUNTS = {
    "members_total": _("Members: all"),
    "members_noneu": _("Members: without EU citizenship"),
    "members_eu": _("Members: with another EU citizenship"),
    "board_total": _("Board: all"),
    "board_noneu": _("Board: without EU citizenship"),
    "board_eu": _("Board: with another EU citizenship"),
}
_VOTES = (("yes", _("Yes")), ("no", _("No")), ("abstain", _("Abstentions")))


def _number(label: "StrOrPromise", *, initial: int | None = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_VOTES, initial=initial)


class MeetingForm(forms.Form):
    """The facts of the minutes; one block for each office the statute names."""

    held_on = forms.DateField(
        label=_("On which day was the meeting?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(
        label=_("Where?"), help_text=_("For a meeting online: the name of the service."), max_length=200
    )
    mode = forms.ChoiceField(
        label=_("How did you meet?"),
        choices=MeetingMode.choices,
        initial=MeetingMode.PRESENT,
        widget=forms.RadioSelect,
        required=False,
    )
    mode_agreed = forms.BooleanField(
        label=_("Online: everybody who founds agreed to meet this way"),
        help_text=_(
            "There is no statute yet that allows it (§ 32 Abs. 2 BGB). The statute is signed on paper anyway."
        ),
        required=False,
    )
    invited_on = forms.DateField(
        label=_("When was the invitation sent?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    starts = forms.TimeField(
        label=_("The meeting began at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    ends = forms.TimeField(
        label=_("It ended at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    opened_by = forms.CharField(label=_("Who opened the meeting?"), max_length=200, required=False)
    chair = forms.CharField(label=_("Who chaired it?"), max_length=200)
    minutes_taker = forms.CharField(label=_("Who took the minutes?"), max_length=200)
    present = _number(_("How many people entitled to vote were present?"), initial=None)
    attended = forms.MultipleChoiceField(
        label=_("Who of the founders was there?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    signed = forms.MultipleChoiceField(
        label=_("Who signed the statute?"),
        help_text=_("For registration at least seven members have to sign."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    founding_yes = _number(_("Founding: yes"), initial=None)
    founding_no = _number(_("Founding: no"))
    founding_abstain = _number(_("Founding: abstentions"))
    statute_yes = _number(_("Statute: yes"), initial=None)
    statute_no = _number(_("Statute: no"))
    statute_abstain = _number(_("Statute: abstentions"))
    statute_first = forms.BooleanField(
        label=_("The statute was adopted before the board was elected."), required=False
    )
    dues = forms.CharField(label=_("Decision on dues"), max_length=300, required=False)
    auditors = forms.CharField(
        label=_("Who checks the cash?"),
        help_text=_("Names, separated by commas."),
        max_length=300,
        required=False,
    )

    def __init__(self, data: Any = None, *, data_set: StatuteData, founders: list[Founder]) -> None:
        super().__init__(data)
        self.founders = founders
        self.slots = offices(data_set)
        people = [(str(founder.position), founder.name) for founder in founders if founder.joins]
        for name in ("attended", "signed"):
            self.fields[name].choices = people  # type: ignore[attr-defined]
        self.fields["held_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        for slot, office in self.slots:
            self._add_office(slot, office, planned=_planned(data_set, office))
        for name, label in COUNTS.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_VOTES, required=False
            )

    def _add_office(self, slot: str, office: str, *, planned: Person | None) -> None:
        needed = office != "assessors"
        name, town = (planned.name, planned.town) if planned else ("", "")
        self.fields[f"{slot}-name"] = forms.CharField(
            label=pgettext_lazy("person", "Name"), max_length=200, required=needed, initial=name
        )
        self.fields[f"{slot}-birthdate"] = forms.DateField(
            label=_("Date of birth"),
            help_text=_("The court enters it in the register."),
            required=False,
            initial=planned.birthdate if planned else None,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        self.fields[f"{slot}-town"] = forms.CharField(
            label=pgettext_lazy("home", "Town"), max_length=100, required=False, initial=town
        )
        for vote, label in _VOTES:
            self.fields[f"{slot}-{vote}"] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_VOTES, required=False
            )
        self.fields[f"{slot}-accepted"] = forms.BooleanField(label=_("Accepts the election"), required=False)

    def clean_held_on(self) -> object:
        """A meeting that is still to come can't be recorded."""
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Come back after the meeting."))
        return day

    def clean_invited_on(self) -> object:
        """The invitation comes before the meeting."""
        day, held_on = self.cleaned_data["invited_on"], self.cleaned_data.get("held_on")
        if day and held_on and day > held_on:
            raise forms.ValidationError(_("The invitation was sent before the meeting."))
        return day

    def groups(self) -> list[dict[str, Any]]:
        """The offices with their fields, for the template."""
        labels = dict(OFFICE_CHOICES)
        parts = ("name", "birthdate", "town", "yes", "no", "abstain", "accepted")
        return [
            {"label": labels[office], "fields": [self[f"{slot}-{part}"] for part in parts]}
            for slot, office in self.slots
        ]

    def fields_named(self, *names: str) -> list[object]:
        """Some fields, for the template."""
        return [self[name] for name in names]

    def count_fields(self) -> list[object]:
        """The fields of the nationality counts."""
        return self.fields_named(*COUNTS)

    def report(self) -> MeetingReport:
        """What was typed, as the action takes it."""
        values = self.cleaned_data
        names = (
            "held_on", "place", "mode_agreed", "invited_on", "starts", "ends", "opened_by", "chair",
            "minutes_taker", "present", "founding_yes",
            "founding_no", "founding_abstain", "statute_yes", "statute_no", "statute_abstain",
            "statute_first",
            "dues", "auditors",
        )  # fmt: skip
        asked = {name: values.get(name) for name in COUNTS}
        counts = None if None in asked.values() else Counts(**asked)  # type: ignore[arg-type]
        return MeetingReport(
            meeting={name: values[name] for name in names} | {"mode": values["mode"] or MeetingMode.PRESENT},
            elected=[self._elected(slot, office) for slot, office in self.slots if values[f"{slot}-name"]],
            attended=frozenset(map(int, values["attended"])),
            signed=frozenset(map(int, values["signed"])),
            counts=counts,
        )

    def _elected(self, slot: str, office: str) -> dict[str, object]:
        values = self.cleaned_data
        name = values[f"{slot}-name"]
        minors = {founder.name for founder in self.founders if founder.is_minor}
        return {
            "office": office,
            "name": name,
            "birthdate": values[f"{slot}-birthdate"],
            "town": values[f"{slot}-town"],
            "is_minor": name in minors,
            "accepted": values[f"{slot}-accepted"],
            **{vote: values[f"{slot}-{vote}"] or 0 for vote, _label in _VOTES},
        }


def offices(data: StatuteData) -> list[tuple[str, str]]:
    """One slot for each office, several for assessors."""
    slots = [(office, office) for office in data.roles if office != "assessors"]
    count = data.assessors_max if "assessors" in data.roles else 0
    return slots + [(f"assessors{number}", "assessors") for number in range(1, min(count, 20) + 1)]


def _planned(data: StatuteData, office: str) -> Person | None:
    """Who is planned for an office; None for assessors, who may be several."""
    people = [person for person in data.founders if person.office == office]
    return people[0] if len(people) == 1 and office != "assessors" else None
