"""What the office fills in: the answer, the protocols, the damage."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.widgets import FilePicker, LongText

from ..actions.handing import held_units
from ..models import Booking, Unit
from ..reading.parts import parts_of

type Files = MultiValueDict[str, UploadedFile]


class AnswerForm(forms.Form):
    """Yes or no."""

    granted = forms.ChoiceField(
        label=_("Can they have it?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=1000,
        widget=LongText(attrs={"rows": 4}),
        help_text=_("Needed for a no: why, and what they can do instead."),
    )
    grounds = forms.CharField(
        label=_("Why may they have more than their quota?"),
        required=False,
        max_length=500,
        widget=LongText(attrs={"rows": 3}),
        help_text=_("Needed for a yes. It stands in the history; they don't read it."),
    )
    confirm_organisation = forms.BooleanField(
        label=_("Confirm this organisation"),
        required=False,
        help_text=_("From now on the rules and quotas of organisations count for it."),
    )

    def __init__(self, data: QueryDict | None, *, is_exception: bool, is_new: bool) -> None:
        super().__init__(data)
        if not is_exception:
            del self.fields["grounds"]
        if not is_new:
            del self.fields["confirm_organisation"]


class PlaceForm(forms.Form):
    """From the waiting list: nothing to fill in."""


class ProtocolForm(forms.Form):
    """What is there, how it is, and who signs."""

    there = forms.MultipleChoiceField(
        label=_("What is there?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    condition = forms.CharField(
        label=_("Condition"), required=False, max_length=1000, widget=LongText(attrs={"rows": 3})
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=FilePicker(attrs={"accept": ".jpg,.jpeg,.png,.heic"}),
        help_text=_("Of what is damaged or worn already."),
    )
    signed_name = forms.CharField(
        label=_("Signed by"),
        max_length=200,
        required=False,
        help_text=_("The person types their own name; that is the signature."),
    )

    def __init__(self, data: QueryDict | None, files: Files | None = None, *, case: Booking) -> None:
        super().__init__(data, files)
        parts = parts_of(case.resource)
        field = self.fields["there"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(part, part) for part in parts]
        if not parts:
            del self.fields["there"]
        units = [] if case.resource.is_room else held_units(case)
        for name in ("units", "damaged", "missing"):
            self._offer(name, units)

    def _offer(self, name: str, units: list[Unit]) -> None:
        """The pieces one by one, where there are several."""
        field = self.fields.get(name)
        if not isinstance(field, forms.ChoiceField):
            return
        if len(units) < 2:
            del self.fields[name]
            return
        field.choices = [(each.inventory_number, f"{each.resource}: {each}") for each in units]
        if name == "units":
            field.initial = [each.inventory_number for each in units]


class HandOverForm(ProtocolForm):
    """Handing over."""

    units = forms.MultipleChoiceField(
        label=_("Which pieces go out?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What stays here is free for others."),
    )
    code = forms.CharField(
        label=_("Code for pick-up"),
        required=False,
        max_length=6,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    deposit_taken = forms.BooleanField(label=_("The deposit is there"), required=False)
    came = forms.ChoiceField(
        label=_("Did they come?"),
        choices=[("yes", _("Yes, it is handed over")), ("no", _("No, nobody came"))],
        initial="yes",
        widget=forms.RadioSelect,
    )
    field_order = ("came", "code", "units", "there", "condition", "photo", "deposit_taken", "signed_name")

    def __init__(self, data: QueryDict | None, files: Files | None = None, *, case: Booking) -> None:
        super().__init__(data, files, case=case)
        if case.deposit:
            self.fields["deposit_taken"].help_text = f"{case.deposit} €"
        else:
            del self.fields["deposit_taken"]
        if case.delegate:
            self.fields["code"].help_text = _("%(name)s picks it up and has it.") % {"name": case.delegate}
        else:
            del self.fields["code"]


class ReturnForm(ProtocolForm):
    """Taking back."""

    damaged = forms.MultipleChoiceField(
        label=_("Which pieces are damaged?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    missing = forms.MultipleChoiceField(
        label=_("Which pieces are missing?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They are not lent until you say in the admin that they are in order."),
    )
    damage = forms.CharField(
        label=_("What is damaged or missing?"),
        required=False,
        max_length=1000,
        widget=LongText(attrs={"rows": 3}),
        help_text=_("Empty: all is well."),
    )
    field_order = ("damaged", "missing", "there", "condition", "damage", "photo", "signed_name")


class DamageForm(forms.Form):
    """What was agreed about the damage."""

    outcome = forms.CharField(
        label=_("What was agreed?"), max_length=1000, widget=LongText(attrs={"rows": 4})
    )
    cost = MoneyField(label=_("Cost"), required=False)
    deposit_returned = MoneyField(label=_("Given back of the deposit"), required=False)

    def __init__(self, data: QueryDict | None, *, case: Booking) -> None:
        super().__init__(data)
        if not case.deposit:
            del self.fields["deposit_returned"]
