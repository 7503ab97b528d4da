"""What the group and its adviser type on the way to the register."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields, FilePicker, LongText

from ..actions.filing import Application
from ..models import AnswerKind, DraftReply, NoticeKind, PaperPoint, RemedyWay
from ..reading import register
from ..reading.papers import REQUIRED
from ..rules.register import WAYS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 4000


def _long(label: "StrOrPromise", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=LongText(attrs={"rows": 4}), max_length=LONGEST, required=False, **options
    )


class PapersForm(forms.Form):
    """A scan of each signed paper; what is `there` already need not come again."""

    def __init__(self, *args: Any, there: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in REQUIRED.items():
            known = _("There is a file already. Choose one only to replace it.") if kind in there else ""
            self.fields[kind] = forms.FileField(
                label=label, widget=FilePicker, required=kind not in there, help_text=known
            )


class PapersCheckForm(forms.Form):
    """What the adviser compares; what is not ticked differs."""

    agreeing = forms.MultipleChoiceField(
        label=_("This agrees"),
        choices=PaperPoint.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick what you have compared. The group gets the rest back."),
    )
    meeting_again = forms.BooleanField(
        label=_("What was reported about the meeting is wrong: the group reports it anew"), required=False
    )
    note = _long(_("Message to the group"), help_text=_("Needed when something differs."))

    def given(self) -> dict[str, Any]:
        """The arguments of `check_papers`."""
        data = self.cleaned_data
        return {
            "differing": [point for point in PaperPoint.values if point not in data["agreeing"]],
            "note": data["note"],
            "meeting_again": data["meeting_again"],
        }


class FilingForm(forms.Form):
    """Who certified which signatures, and when the court got the application."""

    court = forms.CharField(label=_("To which register court?"), max_length=120)
    certified_by = forms.ChoiceField(label=_("Who certified the signatures?"), widget=forms.RadioSelect)
    certified_on = forms.DateField(label=_("When was that?"), widget=DateFields)
    signers = forms.MultipleChoiceField(
        label=_("Who signed the application?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    signed_there = forms.BooleanField(
        label=_("All of them signed only at the appointment"), required=False, initial=True
    )
    representation = forms.CharField(
        label=_("What does the application say about representation?"),
        help_text=_("Word for word as in the statute. Change it only if the notary wrote something else."),
        widget=LongText(attrs={"rows": 3, "lang": "de", "dir": "ltr"}),
        max_length=2000,
    )
    filed_on = forms.DateField(
        label=_("When was it sent to the court?"),
        help_text=_("Usually the notary sends it, on the same day or a few days later."),
        widget=DateFields,
    )

    def __init__(self, *args: Any, known: register.ForCourt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["certified_by"].choices = [(body.code, register.body_name(body)) for body in known.bodies]
        fields["signers"].choices = [(name, name) for name in known.signers]
        fields["representation"].initial = known.representation
        if known.court is not None:
            fields["court"].initial = known.court.court
        else:
            fields["court"].help_text = _("We have no court on file for your seat. Ask the local court.")

    def application(self) -> Application:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Application(**{**data, "signers": tuple(data["signers"])})


class CourtAnswerForm(forms.Form):
    """The letter of the court."""

    kind = forms.ChoiceField(
        label=_("What did the court write?"), choices=AnswerKind.choices, widget=forms.RadioSelect
    )
    received_on = forms.DateField(label=_("When did the letter come?"), widget=DateFields)
    number = forms.CharField(
        label=_("Register number"),
        help_text=_("Only when you are entered, for example VR 1234."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    board_only_german = forms.TypedChoiceField(
        label=_("Has everybody on the board only German citizenship, and do all live in Germany?"),
        help_text=_(
            "Only when you are entered. It decides whether you have to report to the Transparenzregister. "
            "We use the answer once and do not store it."
        ),
        choices=[("yes", _("Yes, all of them")), ("no", _("No, not all of them"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    due_on = forms.DateField(
        label=_("Until when does the court want an answer?"),
        help_text=_("Only when it wants something changed. The day stands in the letter."),
        widget=DateFields,
        required=False,
    )
    text = _long(_("What does the court want, or why does it refuse?"))


class RemedyForm(forms.Form):
    """What the group did about the court's letter."""

    way = forms.ChoiceField(label=_("What have you done?"), widget=forms.RadioSelect)
    done_on = forms.DateField(label=_("When?"), widget=DateFields)
    note = _long(_("What did you change or write?"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["way"]
        choice.choices = [(way.value, RemedyWay(way).label) for way in WAYS[AnswerKind(kind)]]


class TaxNoticeForm(forms.Form):
    """A notice of the tax office."""

    kind = forms.ChoiceField(
        label=_("What did the tax office send?"), choices=NoticeKind.choices, widget=forms.RadioSelect
    )
    dated = forms.DateField(label=_("Date of the notice"), widget=DateFields)
    received_on = forms.DateField(label=_("When did it come?"), widget=DateFields)


class DraftReplyForm(forms.Form):
    """What the tax office said about the draft."""

    reply = forms.ChoiceField(
        label=_("What does the tax office say about your draft?"),
        choices=DraftReply.choices,
        widget=forms.RadioSelect,
    )
    replied_on = forms.DateField(label=_("Date of its letter"), widget=DateFields, required=False)
    wishes = _long(_("What does it want changed?"))


class MembersForm(forms.Form):
    """How many members the association has."""

    members = forms.IntegerField(label=_("How many members are there now?"), min_value=0, max_value=1_000_000)


class ChangeForm(forms.Form):
    """A new board or a changed statute."""

    changed_on = forms.DateField(
        label=_("On which day was the new board elected or the statute changed?"), widget=DateFields
    )
