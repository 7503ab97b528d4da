"""Forms of a case: messages, questions, who acts for the applicant, notes."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.desk.actions.handing import LONGEST_REASON
from workflows.desk.models import LONGEST_MESSAGE
from workflows.people.models import User


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

    def __init__(self, data: QueryDict | None = None, *, members: Iterable[User] | None = None) -> None:
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
