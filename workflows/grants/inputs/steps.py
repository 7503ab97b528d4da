"""The forms of staff screens: formal check, reviewers, score sheet, decision, consultation."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.people.models import Organisation
from workflows.people.verdicts import Verdict
from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields, LongText

from ..models import Application, Conflict, Outcome, Recommendation, Review
from ..rules import juries, rounds, scoring

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CHECKLIST = {
    "complete": _("All answers and attachments are there"),
    "eligible": _("The organisation may apply"),
    "dates": _("Dates and deadlines fit"),
    "plan": _("The plan adds up and the amounts are plausible"),
    "double": _("No double funding (looked through other applications)"),
}


DECIDABLE = [(each.value, each.label) for each in (Outcome.APPROVE, Outcome.REJECT, Outcome.RETURN)]


def _long(label: "StrOrPromise", **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=LongText(attrs={"rows": 4}), max_length=4000, **options)


Questions = Callable[[], list[tuple[str, str]]]


class PointsMixin(forms.Form):
    """Up to five questions with what has to change, as pairs of fields."""

    ROWS = 5
    may_return = True

    def add_points(self, questions: Questions) -> None:
        """The pairs question/text are there; the questions are read when somebody sees or chooses one."""

        @cache
        def choices() -> list[tuple[str, str]]:
            return [("", str(_("Choose a question"))), *questions()]

        for number in range(1, self.ROWS + 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=_("Question %(number)s to be changed") % {"number": number},
                choices=choices,
                required=False,
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("What has to change (%(number)s)") % {"number": number},
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def offer_return(self, field: str, verdict: Verdict, left: str) -> None:
        """Sending back can be chosen, or it is said why it can't."""
        choice: Any = self.fields[field]
        self.may_return = verdict.allowed
        choice.help_text = left if verdict.allowed else verdict.reason
        if not verdict.allowed:
            choice.choices = [each for each in choice.choices if each[0] != "return"]

    def clean(self) -> dict[str, object]:
        """A question has its text and a text its question: nothing that was written is dropped."""
        data = super().clean() or self.cleaned_data
        for number in range(1, self.ROWS + 1):
            question, text = data.get(f"question_{number}"), data.get(f"text_{number}")
            if text and not question:
                self.add_error(f"question_{number}", _("Choose the question that this text is about."))
            elif question and not text:
                self.add_error(f"text_{number}", _("Write what has to change."))
        return data

    def points(self) -> dict[str, str]:
        """Question → what has to change."""
        pairs = (
            (self.cleaned_data.get(f"question_{n}"), self.cleaned_data.get(f"text_{n}"))
            for n in range(1, self.ROWS + 1)
        )
        return {question: text for question, text in pairs if question and text}


class FormalCheckForm(PointsMixin):
    """The formal check."""

    checklist = forms.MultipleChoiceField(
        label=_("Looked through"),
        choices=list(CHECKLIST.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=[
            ("ok", _("Complete: go on")),
            ("return", _("Ask the applicant to change something")),
            ("reject", _("Reject for formal reasons (a second person has to confirm)")),
        ],
        widget=forms.RadioSelect,
    )
    feedback = _long(
        _("Message to the applicant"), required=False, help_text=_("Printed in the letter of a rejection.")
    )
    note = _long(
        _("Note for the house"),
        required=False,
        help_text=_("Needed when a check failed and you go on all the same."),
    )

    def __init__(self, *args: Any, case: Application, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = rounds.returns_left(case.formal_round, case.call.formal_rounds)
        self.offer_return("result", rounds.may_return_formally(case), left)
        self.add_points(questions)


class ConfirmForm(forms.Form):
    """The second person's answer to a rejection for form."""

    confirmed = forms.ChoiceField(
        label=_("Do you confirm the rejection?"),
        choices=[("yes", _("Yes, reject the application")), ("no", _("No, back to the formal check"))],
        widget=forms.RadioSelect,
    )
    note = _long(_("Note"), required=False, help_text=_("Needed when you do not confirm."))


class ConflictForm(forms.Form):
    """The declaration before anything opens."""

    conflict = forms.ChoiceField(
        label=_("Is there anything that could make you biased?"),
        choices=Conflict.choices,
        widget=forms.RadioSelect,
    )


class ReviewForm(forms.Form):
    """The score sheet."""

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weights: dict[str, int] = review.application.call.weights
        for code in scoring.ordered(self.weights):
            weight = self.weights[code]
            given = review.scores.get(code) or {}
            self.fields[code] = forms.TypedChoiceField(
                label=_("%(criterion)s (weight %(weight)s)")
                % {"criterion": scoring.CRITERIA[code], "weight": weight},
                choices=[(points, str(points)) for points in range(scoring.MAX_POINTS + 1)],
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                initial=given.get("points"),
                required=False,
                help_text=scoring.GUIDANCE[code],
            )
            self.fields[f"{code}_reason"] = forms.CharField(
                label=_("Reason"),
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=given.get("reason", ""),
                max_length=2000,
                required=False,
            )
        self.fields["recommendation"] = forms.ChoiceField(
            label=_("What do you recommend?"),
            choices=Recommendation.choices,
            widget=forms.RadioSelect,
            initial=review.recommendation,
            required=False,
        )
        self.fields["recommended_amount"] = MoneyField(
            label=_("Recommended amount"), required=False, initial=review.recommended_amount
        )
        self.fields["conditions"] = _long(_("Conditions"), required=False, initial=review.conditions)
        self.fields["comment"] = _long(_("Comment for the decision"), required=False, initial=review.comment)

    def criteria(self) -> list[tuple[forms.BoundField, forms.BoundField, int]]:
        """Points, reason and weight, criterion by criterion."""
        codes = scoring.ordered(self.weights)
        return [(self[code], self[f"{code}_reason"], self.weights[code]) for code in codes]

    @property
    def best(self) -> int:
        """All points that can be had."""
        return scoring.best(self.weights)

    @property
    def reached(self) -> str:
        """The result of what was scored so far, in percent; the page counts on while somebody chooses."""
        points = {code: self[code].value() for code in self.weights}
        return f"{scoring.percent_so_far(points, self.weights)} %"

    def given(self) -> dict[str, Any]:
        """The arguments of `save_review` and `submit_review`."""
        data = self.cleaned_data
        scores = {
            code: {"points": data.get(code), "reason": data.get(f"{code}_reason", "")}
            for code in self.weights
        }
        rest = ("recommendation", "recommended_amount", "conditions", "comment")
        return {"scores": scores, **{name: data.get(name) for name in rest}}


class DecisionForm(PointsMixin):
    """The decision."""

    outcome = forms.ChoiceField(label=_("Decision"), choices=DECIDABLE, widget=forms.RadioSelect)
    amount = MoneyField(label=_("Amount"), required=False, help_text=_("Only when you approve."))
    conditions = _long(_("Conditions"), required=False, help_text=_("One per line; printed in the letter."))
    conditions_aid = _long(_("Conditions in the language of the group (in the translation)"), required=False)
    reasons = _long(_("Reasons"), help_text=_("Stay inside the house."))
    feedback = _long(_("Message to the applicant"), required=False, help_text=_("Printed in the letter."))

    def __init__(self, *args: Any, case: Application, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = juries.proposed_amount(case)
        left = rounds.returns_left(case.revision_round, case.call.revision_rounds)
        self.offer_return("outcome", rounds.may_return_for_revision(case), left)
        self.add_points(questions)


class RecheckForm(forms.Form):
    """The look at a revised application."""

    note = _long(_("Note for the decision"), required=False)


class SignatureForm(forms.Form):
    """The day on which the contract was signed."""

    signed_on = forms.DateField(
        label=_("Day of the signature"), widget=DateFields, help_text=_("As written on the contract.")
    )


class ConsultationForm(forms.Form):
    """A talk with an organisation."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.order_by("name"), to_field_name="uuid"
    )
    held_on = forms.DateField(label=_("Day of the talk"), widget=DateFields, initial=timezone.localdate)
    is_workshop = forms.BooleanField(label=_("It was a workshop on applying"), required=False)
    topic = forms.CharField(label=_("Topic"), max_length=200, required=False)
    note = _long(
        _("Note"),
        required=False,
        help_text=_("Nothing about health, religion or politics. Reviewers do not see it."),
    )


class SelfCheckForm(forms.Form):
    """The yes/no questions of the self-check."""

    def __init__(self, *args: Any, questions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in questions:
            self.fields[code] = forms.TypedChoiceField(
                label=label,
                choices=[("yes", _("Yes")), ("no", _("No"))],
                coerce=lambda value: value == "yes",
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose yes or no.")},
            )
