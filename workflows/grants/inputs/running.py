"""The forms of a running grant: signing, asking for money, checking, releasing, receipts, examination."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields, FilePicker, LongText

from ..bank.invoices import bill_in
from ..rules import rounds
from ..rules.settling import CHECKLIST
from .steps import PointsMixin

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS = 4


def long_text(label: "StrOrPromise", **options: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, widget=LongText(attrs={"rows": 4}), max_length=4000, **options)


def yes_no(label: "StrOrPromise", yes: object, no: object) -> forms.ChoiceField:
    """A question with two answers, "yes" and "no"."""
    return forms.ChoiceField(label=label, choices=[("yes", yes), ("no", no)], widget=forms.RadioSelect)


class CodeForm(forms.Form):
    """Name and the code from the mail."""

    name = forms.CharField(
        label=_("Your first and last name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}),
    )
    agreed = forms.BooleanField(label=_("I have read the contract and sign it for our organisation."))


class ScanForm(forms.Form):
    """Scan or photo of the signed contract."""

    name = forms.CharField(label=_("Who has signed?"), max_length=150, help_text=_("First and last name."))
    signed_on = forms.DateField(label=_("Day of the signature"), widget=DateFields)
    file = forms.FileField(label=_("Scan or photo of the signed contract"), widget=FilePicker)


class StatementForm(forms.Form):
    """A statement of the house's account."""

    file = forms.FileField(
        label=_("Bank statement"),
        widget=FilePicker,
        help_text=_("CAMT.053 as XML or zip file, from your online banking. Only what fits is kept."),
    )


class CountersignForm(forms.Form):
    """The signature of the house."""

    signed = yes_no(
        _("Does the house sign?"), _("Yes, I sign for the house"), _("No, the group has to sign again")
    )
    note = long_text(
        _("Message to the group"), required=False, help_text=_("Only when they have to sign again.")
    )


class PaymentForm(forms.Form):
    """What money is needed for: up to four rows, the bill's payee when the house pays it."""

    def __init__(self, *args: Any, direct: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ROWS + 1):
            names = {"number": number}
            self.fields[f"what_{number}"] = forms.CharField(
                label=_("What for? (%(number)s)") % names, max_length=200, required=number == 1
            )
            self.fields[f"due_on_{number}"] = forms.DateField(
                label=_("To be paid on (%(number)s)") % names, widget=DateFields, required=False
            )
            self.fields[f"amount_{number}"] = MoneyField(
                label=_("Amount (%(number)s)") % names, required=False
            )
        if direct:
            self.fields["payee"] = forms.CharField(label=_("Who gets the money?"), max_length=150)
            self.fields["iban"] = forms.CharField(
                label=_("IBAN on the bill"), max_length=42, widget=forms.TextInput(attrs={"dir": "ltr"})
            )

    def given(self) -> dict[str, Any]:
        """The arguments of `request_payment`."""
        data = self.cleaned_data
        needs = [
            {name: data.get(f"{name}_{number}") for name in ("what", "due_on", "amount")}
            for number in range(1, ROWS + 1)
        ]
        return {"needs": needs, "payee": data.get("payee") or "", "iban": data.get("iban") or ""}


class CheckPaymentForm(forms.Form):
    """An officer looks at a request."""

    accepted = yes_no(_("Can it be paid?"), _("Yes, on to the cash desk"), _("No, back to the group"))
    answer = long_text(_("Message to the group"), required=False)


class ReleaseForm(forms.Form):
    """The second person."""

    released = yes_no(_("Do you release it?"), _("Yes, release"), _("No, send it back"))
    note = long_text(_("What is wrong"), required=False, help_text=_("Only when you send it back."))


class ReceiptForm(forms.Form):
    """One bill or receipt."""

    file = forms.FileField(
        label=_("Photo or file of the receipt"),
        widget=FilePicker,
        required=False,
        help_text=_(
            "From an e-invoice (PDF with data) we read payee, day, amount and number: leave them empty."
        ),
    )
    payee = forms.CharField(label=_("Who got the money?"), max_length=150)
    reason = forms.CharField(label=_("What for?"), max_length=200)
    paid_on = forms.DateField(label=_("Paid on"), widget=DateFields)
    amount = MoneyField(label=_("Amount"))
    number = forms.CharField(label=_("Number of the bill"), max_length=60, required=False)
    line = forms.ChoiceField(label=_("Which cost of the plan?"), required=False)

    def __init__(
        self, *args: Any, lines: list[tuple[str, str]], file_needed: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = file_needed
        self.bill = bill_in(self.files.get("file")) if self.files else None
        if self.bill is not None:
            known = {"payee": self.bill.seller, "paid_on": self.bill.day, "amount": self.bill.amount}
            for name, value in known.items():
                self.fields[name].required = value in ("", None)
        if not file_needed:
            self.fields["file"].help_text = _("Not needed now. We ask for some of the receipts later.")
        choice: Any = self.fields["line"]
        choice.choices = [("", _("None of these")), *lines]


class ReceiptFileForm(forms.Form):
    """The file of a receipt that the house drew."""

    file = forms.FileField(label=_("Photo or file of the receipt"), widget=FilePicker)


class ExaminationForm(PointsMixin):
    """What counts of every cost, the checklist, or questions to the group."""

    ROWS = 3

    def __init__(
        self,
        *args: Any,
        costs: list[dict[str, object]],
        questions: list[tuple[str, str]],
        originals: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.costs = costs
        self.fields["result"] = yes_no(
            _("Result"), _("Examined: propose the settlement"), _("Questions to the group")
        )
        self.fields["result"].initial = "yes"
        for number, cost in enumerate(costs):
            label = {"cost": cost["label"]}
            self.fields[f"accepted_{number}"] = MoneyField(
                label=_("Accepted: %(cost)s") % label, initial=cost["amount"], required=False
            )
            self.fields[f"reason_{number}"] = forms.CharField(
                label=_("Why less: %(cost)s") % label, max_length=300, required=False
            )
        self.fields["checklist"] = forms.MultipleChoiceField(
            label=_("Looked through"),
            choices=[row for row in CHECKLIST.items() if originals or row[0] != "originals"],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields["note"] = long_text(_("Note of the examination"), required=False)
        self.add_points(lambda: questions)

    def clean(self) -> dict[str, object]:
        """Questions go to the group only with the result that sends them."""
        data = super().clean()
        if data.get("result") == "yes" and self.points():
            self.add_error("result", rounds.misplaced_points())
        return data

    def pairs(self) -> list[tuple[dict[str, object], forms.BoundField, forms.BoundField]]:
        """Every cost with its two fields."""
        return [
            (cost, self[f"accepted_{number}"], self[f"reason_{number}"])
            for number, cost in enumerate(self.costs)
        ]

    def rest(self) -> list[forms.BoundField]:
        """The fields below the costs."""
        names = [name for name in self.fields if not name.startswith(("accepted_", "reason_", "result"))]
        return [self[name] for name in names]

    def accepted(self) -> dict[int, tuple[Decimal, str]]:
        """Position → what counts, and why less."""
        return {
            number: (amount, self.cleaned_data.get(f"reason_{number}") or "")
            for number in range(len(self.costs))
            if (amount := self.cleaned_data.get(f"accepted_{number}")) is not None
        }


class SettleForm(forms.Form):
    """The second person behind a settlement."""

    confirmed = yes_no(_("Is the settlement right?"), _("Yes, confirm"), _("No, back to the examiner"))
    note = long_text(_("What is wrong"), required=False, help_text=_("Only when you send it back."))


class RunForm(forms.Form):
    """When the bank shall pay."""

    execution_on = forms.DateField(
        label=_("When shall the bank pay?"), widget=DateFields, initial=timezone.localdate
    )
