"""Forms of the desk: messages, notes, retention."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.desk.actions.handing import LONGEST_REASON
from workflows.desk.models import LONGEST_MESSAGE
from workflows.desk.reading.log import Wanted, verb_choices
from workflows.people.models import User
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Rule, hold_kinds
from workflows.values.days import read_day
from workflows.values.reading import Unreadable


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; an empty list when none was chosen."""

    widget = ManyFiles

    def clean(self, data: object, initial: object = None) -> list[object]:
        """Each file by itself."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class MessageForm(forms.Form):
    """A message to the other side."""

    text = forms.CharField(
        label=_("Your message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 5})
    )
    attachments = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("PDF, picture or office file, at most five, up to 15 MB each."),
    )


class QuestionForm(forms.Form):
    """A question to the office."""

    text = forms.CharField(
        label=_("Your question"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 4})
    )


class HandOverForm(forms.Form):
    """Who acts for the applicant from now on, and why."""

    email = forms.EmailField(label=_("E-mail address of the person who takes over"), max_length=254)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        help_text=_("For example: the chair has left; the new chair showed us the register."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, members: Iterable[User] | None = None) -> None:
        """With `members` one of them is chosen; without, any account can be named."""
        super().__init__(data, prefix="hand")
        if members is not None:
            self.fields["email"] = forms.ChoiceField(
                label=_("Member who takes over"),
                choices=[("", _("Please choose")), *((each.email, str(each)) for each in members)],
            )


class NoteForm(forms.Form):
    """A note among the staff."""

    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_MESSAGE,
        help_text=_("Only the office reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LogForm(forms.Form):
    """Which lines of the log: read from an address, so that a look at it can be passed on."""

    person = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    case = forms.CharField(label=_("Number of the case"), required=False, max_length=60)
    verb = forms.ChoiceField(label=_("What happened"), required=False)
    since = forms.CharField(
        label=_("From"), required=False, max_length=20, help_text=_("For example 15.03.2026.")
    )
    until = forms.CharField(label=_("Up to and including"), required=False, max_length=20)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        verb = self.fields["verb"]
        assert isinstance(verb, forms.ChoiceField)
        verb.choices = [("", _("Everything")), *verb_choices()]

    def clean_since(self) -> date | None:
        """The first day."""
        return self._day("since")

    def clean_until(self) -> date | None:
        """The last day."""
        return self._day("until")

    def _day(self, name: str) -> date | None:
        text = self.cleaned_data[name]
        try:
            return read_day(text) if text else None
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any] | None:
        """The days in their order."""
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end lies before the beginning. Change one of the two dates."))
        return data

    def wanted(self) -> Wanted:
        """What was asked for, once the form is valid."""
        return Wanted(**self.cleaned_data)


class HoldForm(forms.Form):
    """Something is to be kept whatever the rules say."""

    kind = forms.ChoiceField(label=_("What"))
    subject = forms.CharField(
        label=_("Number, address or identifier"),
        max_length=254,
        help_text=_("The number of a case, or the e-mail address of an account."),
    )
    reason = forms.CharField(
        label=_("Why it has to be kept"),
        max_length=500,
        help_text=_("For example: a complaint, an audit. No names, please."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.code, kind.label) for kind in hold_kinds()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    """How long something is kept."""

    after = forms.IntegerField(label=_("Kept for"), min_value=0, max_value=32767)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit.choices)
    from_year_end = forms.BooleanField(
        label=_("Count from the end of the calendar year"), required=False, help_text=_("As in § 147 (4) AO.")
    )
    warn_days = forms.IntegerField(
        label=_("Tell people so many days before"), min_value=0, max_value=365, help_text=_("0: tell nobody.")
    )
    deed = forms.ChoiceField(label=_("Then"))
    basis = forms.CharField(label=_("Legal basis"), max_length=300)
    checked_on = forms.DateField(
        label=_("Compared with the law on"), required=False, help_text=_("May stay empty.")
    )

    def __init__(self, data: Any = None, *, rule: Rule) -> None:
        super().__init__(data, initial={name: getattr(rule.row, name) for name in self.base_fields})
        deeds = [choice for choice in Deed.choices if choice[0] in rule.keeping.deeds]
        self.fields["deed"].choices = deeds  # type: ignore[attr-defined]
        if rule.keeping.tell is None:
            self.fields["warn_days"].widget = forms.HiddenInput()
