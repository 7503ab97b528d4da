"""Forms for what is done to many cases, and for labels."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.desk.batches.deeds import Deed
from workflows.desk.models import LONGEST_LABEL, LONGEST_MESSAGE, Label, Tone
from workflows.people.models import OFFICE_ROLES, User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _long(label: "StrOrPromise", help_text: "StrOrPromise", *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST_MESSAGE, widget=area, required=required
    )


def each_of(posted: Mapping[str, object], deed: Deed) -> dict[str, dict[str, dict[str, str]]]:
    """What was written for single cases ("amount.<identifier>"), if the deed takes that."""
    each: dict[str, dict[str, str]] = {}
    for name, value in posted.items():
        what, _dot, case = name.partition(".")
        if case and what in ("amount", "reason"):
            each.setdefault(case, {})[what] = str(value)
    return {"each": each} if deed.each is not None and each else {}


class DeedForm(forms.Form):
    """What a deed needs for all cases."""

    text = forms.CharField(
        label=_("Message to each applicant"),
        max_length=LONGEST_MESSAGE,
        help_text=_("Each gets it in their own case. It can't be taken back."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    person = forms.ChoiceField(label=_("Colleague"))
    label = forms.ChoiceField(label=_("Label"))
    question = forms.ChoiceField(label=_("Question to be changed"))
    change = _long(_("What has to change"), _("Each applicant reads it beside the question."))
    conditions = _long(_("Conditions"), _("One per line; printed in each letter."), required=False)
    reasons = _long(_("Reasons"), _("Stay inside the house."))
    feedback = _long(_("Message to the applicants"), _("Printed in each letter."))

    def __init__(
        self,
        deed: Deed,
        data: Mapping[str, object] | None = None,
        *,
        questions: Iterable[tuple[str, str]] = (),
    ) -> None:
        super().__init__(data)
        for name in set(self.fields) - set(deed.needs):
            del self.fields[name]
        if "question" in deed.needs:
            self._choose("question", questions)
        if "person" in deed.needs:
            people = User.objects.holding(*OFFICE_ROLES).order_by("name", "pk")
            self._choose("person", ((str(each.uuid), str(each)) for each in people))
        if "label" in deed.needs:
            self._choose("label", ((str(each.pk), each.name) for each in Label.objects.all()))

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", str(_("Please choose"))), *choices]


class LabelForm(forms.Form):
    """A label of the house."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_LABEL, help_text=_("For example: press, second look.")
    )
    tone = forms.ChoiceField(label=_("Colour"), choices=Tone.choices)


class CaseLabelsForm(forms.Form):
    """Which labels are on a case."""

    labels = forms.MultipleChoiceField(label=_("Labels"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        labels: Iterable[Label] = (),
        on_case: Iterable[Label] = (),
    ) -> None:
        super().__init__(data, initial={"labels": [str(label.pk) for label in on_case]})
        field = self.fields["labels"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(label.pk), label.name) for label in labels]
