"""What people give to have a statute checked: a file or its text, and what the association wants to be."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..statute_check import accepted_endings

LONGEST_TEXT = 150_000


class StatuteCheckForm(forms.Form):
    """A file or a text; nothing of it is kept."""

    file = forms.FileField(
        label=_("Your statute as a file"),
        help_text=_("DOCX, ODT, PDF, HTML, Markdown or text, up to 5 MB."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in accepted_endings())}),
    )
    text = forms.CharField(
        label=_("Or paste its text"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "de", "dir": "ltr"}),
    )
    legal_form = forms.ChoiceField(
        label=_("Is the association to be registered?"),
        choices=[("ev", _("Yes, as an e.V.")), ("none", _("No, without registration"))],
        initial="ev",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose an answer."),
            "invalid_choice": _("Please choose an answer."),
        },
    )
    charitable = forms.BooleanField(
        label=_("The association wants to be charitable (gemeinnützig)"),
        help_text=_("If the text itself says so, we check the tax clauses anyway."),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """One of the two has to be there."""
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not (given.get("text") or "").strip():
            self.add_error("file", _("Choose a file or paste the text of your statute."))
        return given

    def content(self) -> tuple[bytes, str]:
        """The bytes to read, with their name; the file wins over the text."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), str(file.name)
        return self.cleaned_data["text"].encode(), "text.txt"
