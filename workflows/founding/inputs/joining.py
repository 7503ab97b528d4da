"""What a group types to invite a founder, and what the founder types."""

from functools import partial
from typing import TypedDict

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.values.widgets import DateFields, FilePicker

from ..actions.founder_data import FounderData
from ..models import FounderEntry, FounderKind
from ..models.meetings import OFFICE_CHOICES
from ..questions.consent import current_consent


class Given(TypedDict):
    """What a posted form hands to `enter_founder`."""

    given: FounderData
    agrees: bool
    origin: str
    consent: UploadedFile | None


class InviteForm(forms.Form):
    """One founder to invite."""

    name = forms.CharField(label=_("Who is this link for?"), max_length=200)
    email = forms.CharField(
        label=_("E-mail address"),
        help_text=_("Leave this empty to show the link as a QR code instead."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Which language do they read?"), choices=settings.LANGUAGES)


class KindForm(forms.Form):
    """Who joins: the first question, because the others depend on it."""

    kind = forms.ChoiceField(label=_("Who joins?"), choices=FounderKind.choices, widget=forms.RadioSelect)


ORIGIN_CHOICES = [
    ("german", _("German, also together with another one")),
    ("eu", _("Of another state of the European Union")),
    ("other", _("Of none of these")),
    ("", _("I don’t want to say")),
]
_ASKED = {
    FounderKind.ADULT: (
        "name", "title", "own_name", "street", "postal_code", "town", "country", "office", "birthdate",
    ),
    FounderKind.MINOR: (
        "name", "own_name", "birthdate", "street", "postal_code", "town", "country", "guardians", "consent",
        "office",
    ),
    FounderKind.CHILD: (
        "name", "own_name", "birthdate", "street", "postal_code", "town", "country", "guardians", "consent",
    ),
    FounderKind.ORGANISATION: (
        "name", "street", "postal_code", "town", "country", "representative", "register", "is_controlled",
    ),
}  # fmt: skip


_line = partial(forms.CharField, max_length=200)


def _latin(complete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "ltr", "autocomplete": complete})


class FounderForm(forms.Form):
    """A founder's own data; only what is needed for this kind of founder is asked."""

    name = _line(
        label=_("Name exactly as in the passport or identity card"),
        help_text=_("In Latin letters, as they stand there. The court enters it like this."),
        widget=_latin("name"),
    )
    title = _line(label=_("Academic title, for example Dr."), max_length=40, required=False)
    own_name = _line(
        label=_("Name in your own script"),
        help_text=_("It stands beside the other one on the lists."),
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    birthdate = forms.DateField(
        label=_("Date of birth"), widget=DateFields({"autocomplete": "bday"}), required=False
    )
    street = _line(label=_("Street and number"), widget=_latin("street-address"))
    postal_code = _line(label=_("Postcode"), max_length=20, widget=_latin("postal-code"))
    town = _line(label=pgettext_lazy("home", "Town"), max_length=100, widget=_latin("address-level2"))
    country = _line(label=_("Country"), max_length=60, required=False, widget=_latin("country-name"))
    office = forms.ChoiceField(
        label=_("Would you like to be on the board?"),
        choices=[("", _("No")), *OFFICE_CHOICES],
        required=False,
    )
    guardians = _line(
        label=_("Names of the parents or guardians"),
        max_length=300,
        help_text=_("Both parents as a rule (§§ 107, 108 BGB)."),
    )
    consent = forms.FileField(
        label=_("Consent of the parents, signed"),
        help_text=_("A scan or photo. You can also bring it later, with the same link."),
        required=False,
        widget=FilePicker,
    )
    representative = _line(label=_("Who acts for the organisation?"))
    register = _line(
        label=_("Register and number"),
        max_length=120,
        required=False,
        help_text=_("For example Amtsgericht Lindenstadt, VR 1234."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    is_controlled = forms.BooleanField(
        label=_("The organisation is led by people who found this association, too"),
        help_text=_("Then it does not count to the seven founders."),
        required=False,
    )
    origin = forms.ChoiceField(
        label=_("Which citizenship do you have?"),
        help_text=_(
            "We only add one to a count. Your answer is not kept with your name. "
            "The count shows whether your association has to report to an authority (§ 14 VereinsG)."
        ),
        choices=ORIGIN_CHOICES,
        required=False,
        widget=forms.RadioSelect,
    )
    agrees = forms.BooleanField(required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        kind: str,
        entry: FounderEntry | None = None,
    ) -> None:
        super().__init__(data, files, initial=_initial(entry))
        self.kind = kind
        asked = [*_ASKED[FounderKind(kind)]]
        if kind != FounderKind.ORGANISATION and not (entry and entry.counted):
            asked.append("origin")
        self.fields = {name: self.fields[name] for name in (*asked, "agrees")}
        if kind == FounderKind.ORGANISATION:
            self.fields["name"].label = _("Full name of the organisation")
            self.fields["name"].help_text = _("As in its register or statute.")
        if kind in (FounderKind.MINOR, FounderKind.CHILD):
            self.fields["birthdate"].required = True
        if kind == FounderKind.ADULT:
            self.fields["birthdate"].help_text = _(
                "Only when you would like to be on the board: the court enters it."
            )
        if entry and entry.consent_document_id and "consent" in self.fields:
            self.fields["consent"].help_text = _("There is a file already. Choose one only to replace it.")
        self.fields["agrees"].label = _("I agree")
        self.fields["agrees"].help_text = current_consent().say()

    def given(self) -> Given:
        """The arguments of `enter_founder`."""
        data = {name: self.cleaned_data.get(name) for name in self.fields}
        agrees, origin, consent = data.pop("agrees"), data.pop("origin", ""), data.pop("consent", None)
        own = {name: value for name, value in data.items() if value is not None}
        given = FounderData(kind=self.kind, **own)
        return {"given": given, "agrees": bool(agrees), "origin": origin or "", "consent": consent}


def _initial(entry: FounderEntry | None) -> dict[str, object]:
    if entry is None:
        return {"country": "Deutschland"}
    names = {name for asked in _ASKED.values() for name in asked} - {"consent"}
    return {name: getattr(entry, name) for name in names}
