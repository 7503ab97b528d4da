"""What people type on the screens of a founding."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from workflows.engine import law

from ..models import ReadyComment, ReviewDecision, ReviewScope
from ..reading import orientation_words as texts
from ..statute import Clause


def _with_amount(question: str, text: Any) -> Any:
    if question not in texts.AMOUNTS:
        return text
    amount = law.value(texts.AMOUNTS[question])
    return text % {"amount": number_format(amount, 0, force_grouping=True)}


class OrientationForm(forms.Form):
    """One question of the orientation."""

    def __init__(self, question: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        label, help_text, answers = texts.QUESTIONS[question]
        self.fields[question] = forms.ChoiceField(
            label=label,
            help_text=_with_amount(question, help_text),
            choices=list(answers.items()),
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Please choose an answer."),
                "invalid_choice": _("Please choose an answer."),
            },
        )

    @property
    def question(self) -> object:
        """The one field."""
        return next(iter(self))


class StartForm(forms.Form):
    """The working title of a founding."""

    name = forms.CharField(
        label=_("What is your association to be called?"),
        help_text=_("You can change the name later. Leave it empty if you do not know yet."),
        max_length=120,
        required=False,
    )


class WaiveForm(forms.Form):
    """Why a rule need not be met here."""

    reason = forms.CharField(
        label=_("Why need this rule not be met here?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why this rule need not be met here.")},
    )


class WordingForm(forms.Form):
    """The words of one paragraph."""

    text = forms.CharField(
        label=_("Wording (in German)"),
        help_text=_("Empty brings the generated text back."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "de", "dir": "ltr"}),
    )


class ReviewForm(forms.Form):
    """Approve or return, with a comment box for each clause."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[
            (ReviewDecision.APPROVED, _("Approve the statute")),
            (ReviewDecision.RETURNED, _("Return it for changes")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please decide.")},
    )
    scope = forms.ChoiceField(
        label=_("If you return it: what may the group change?"),
        choices=ReviewScope.choices,
        initial=ReviewScope.COMMENTED,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note to the group"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        clauses: tuple[Clause, ...],
        ready: Iterable[ReadyComment] = (),
    ) -> None:
        super().__init__(data)
        self.clauses = clauses
        self.ready = {str(comment.pk): comment for comment in ready}
        for clause in clauses:
            self.fields[self.name(clause.id)] = forms.CharField(
                label=_("Comment on %(clause)s") % {"clause": clause.heading},
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

            self._offer(clause)

    def _offer(self, clause: Clause) -> None:
        """A choice among the ready texts that fit this clause, when there are some."""
        fitting = [(key, each.title) for key, each in self.ready.items() if each.clause in ("", clause.id)]
        if fitting:
            self.fields[f"ready-{clause.id}"] = forms.ChoiceField(
                label=_("Ready text for %(clause)s") % {"clause": clause.heading},
                help_text=_("It is put before your comment when you send the decision."),
                choices=[("", _("None")), *fitting],
                required=False,
            )

    def offered(self, clause: str) -> forms.BoundField | None:
        """The choice among ready texts for a clause, if there is one."""
        return self[f"ready-{clause}"] if f"ready-{clause}" in self.fields else None

    @staticmethod
    def name(clause: str) -> str:
        """The name of the comment box of a clause."""
        return f"comment-{clause}"

    def comments(self) -> dict[str, str]:
        """The comments by clause, empty ones left out."""
        found = {clause.id: self._comment(clause.id) for clause in self.clauses}
        return {clause: text for clause, text in found.items() if text}

    def _comment(self, clause: str) -> str:
        chosen = self.ready.get(self.cleaned_data.get(f"ready-{clause}") or "")
        own = self.cleaned_data[self.name(clause)].strip()
        return "\n\n".join(filter(None, (chosen.text if chosen else "", own)))

    def clean_scope(self) -> str:
        """Only what was commented on, when nothing is chosen."""
        return self.cleaned_data["scope"] or ReviewScope.COMMENTED


class ReadyCommentForm(forms.Form):
    """A text that advisers use again and again."""

    title = forms.CharField(label=_("Short name"), max_length=80)
    language = forms.ChoiceField(label=_("In which language is it?"), choices=settings.LANGUAGES)
    text = forms.CharField(
        label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        clauses: Iterable[tuple[str, str]],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["clause"] = forms.ChoiceField(
            label=_("For which clause?"), choices=[("", _("For all clauses")), *clauses], required=False
        )
