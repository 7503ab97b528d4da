"""The forms of safe, health check and record."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.values.widgets import DateFields, FilePicker

from .actions.keeping import Board, Seat
from .actions.safe import LONGEST_REASON, LONGEST_TITLE, Paper
from .models import Expiry, OrganisationRecord, Reply, SafeEntry, SafeKind
from .models.health import ASKED
from .reading.health import Check
from .reading.health_words import QUESTIONS

MORE_SEATS = 3
type Data = QueryDict | None


class DocumentForm(forms.Form):
    """A document for the safe; for the next version of an entry its kind stands already."""

    kind = forms.ModelChoiceField(
        label=_("Kind of document"),
        queryset=SafeKind.objects.none(),
        empty_label=_("Choose a kind"),
        to_field_name="code",
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Only when you have several of one kind, for example: minutes of the meeting in May."),
    )
    file = forms.FileField(label=_("File"), widget=FilePicker)
    dated = forms.DateField(
        label=_("Date on the document"),
        widget=DateFields,
        required=False,
        help_text=_("A notice of the tax office needs it: it says how long the notice stands."),
    )
    expires_on = forms.DateField(
        label=_("Stands until"),
        widget=DateFields,
        required=False,
        help_text=_("For example the last day of an insurance. We write to you before that day."),
    )

    def __init__(
        self, data: Data = None, files: MultiValueDict | None = None, *, entry: SafeEntry | None = None
    ) -> None:
        super().__init__(data, files)
        self.entry = entry
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ModelChoiceField)
        kind.queryset = SafeKind.objects.filter(is_active=True)
        if entry is not None:
            del self.fields["kind"], self.fields["title"]
            if entry.kind.expiry != Expiry.TYPED:
                del self.fields["expires_on"]

    @property
    def paper(self) -> Paper:
        """What was said about the file."""
        said = self.cleaned_data
        return Paper(
            kind=self.entry.kind if self.entry else said["kind"],
            title=said.get("title", ""),
            dated=said.get("dated"),
            expires_on=said.get("expires_on"),
        )


class ReasonForm(forms.Form):
    """Why a document is taken out."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("For example: wrong file, or no longer needed."),
    )


class HealthForm(forms.Form):
    """The questions of the health check; what is left open keeps its last answer."""

    def __init__(self, data: Data = None, *, checks: Sequence[Check]) -> None:
        super().__init__(data)
        concerning = {check.item for check in checks if check.light != "none"}
        last = {check.item: check.reply for check in checks}
        for item in ASKED:
            if item.value in concerning:
                self.fields[item.value] = forms.ChoiceField(
                    label=QUESTIONS[item],
                    choices=Reply.choices,
                    required=False,
                    initial=last[item.value],
                    widget=forms.RadioSelect,
                )

    @property
    def replies(self) -> dict[str, str]:
        """What was answered."""
        return {item: reply for item, reply in self.cleaned_data.items() if reply}


class RecordForm(forms.Form):
    """Seat and board."""

    seat = forms.CharField(
        label=_("Seat (town)"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=_("As in the rules of your association."),
    )
    elected_on = forms.DateField(label=_("Board elected on"), widget=DateFields, required=False)
    term_years = forms.IntegerField(
        label=_("Term of office in years"),
        required=False,
        min_value=1,
        max_value=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    registered_on = forms.DateField(
        label=_("Board entered in the register on"),
        widget=DateFields,
        required=False,
        help_text=_("The day stands on the extract of the register."),
    )

    def __init__(
        self, data: Data = None, *, record: OrganisationRecord | None, seats: Sequence[Seat]
    ) -> None:
        known = (
            {
                "seat": record.seat,
                "elected_on": record.board_elected_on,
                "term_years": record.board_term_years,
                "registered_on": record.board_registered_on,
            }
            if record
            else {}
        )
        super().__init__(data, initial=known)
        self.rows = range(1, len(seats) + MORE_SEATS + 1)
        for place in self.rows:
            seat = seats[place - 1] if place <= len(seats) else Seat("", "")
            self._add("office", place, pgettext_lazy("board", "Office %(n)s"), seat.office, 60)
            self._add("name", place, _("Name of person %(n)s"), seat.name, 200)

    def _add(self, what: str, place: int, label: object, value: str, longest: int) -> None:
        self.fields[f"{what}_{place}"] = forms.CharField(
            label=str(label) % {"n": place},
            max_length=longest,
            required=False,
            initial=value,
            widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        )

    @property
    def board(self) -> Board:
        """The board as typed; rows left empty are nobody."""
        said = self.cleaned_data
        seats = [Seat(said[f"office_{place}"], said[f"name_{place}"]) for place in self.rows]
        return Board(
            elected_on=said["elected_on"],
            term_years=said["term_years"],
            registered_on=said["registered_on"],
            seats=[seat for seat in seats if seat.office or seat.name],
        )


class SearchForm(forms.Form):
    """Looking for an organisation."""

    q = forms.CharField(
        label=_("Name, register number or town"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class MergeForm(forms.Form):
    """Why two records are one organisation."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("For example: the association was entered twice, by its old and its new chair."),
    )
