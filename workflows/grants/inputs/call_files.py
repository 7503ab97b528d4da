"""The form with which a call manager brings in a call from a file: first looked at, then kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.values.widgets import FilePicker
from workflows.values.yaml_files import LARGEST


class CallFileForm(forms.Form):
    """A file; once it was looked at, its text comes along and nobody has to choose it again."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A file that a house saved with “Save as file”. It ends in .yaml."),
        error_messages={"required": gettext_lazy("Choose a file.")},
        widget=FilePicker(attrs={"accept": ".yaml,.yml"}),
    )
    slug = forms.SlugField(
        label=gettext_lazy("Another short name in addresses"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Only when this house has a call with the short name in the file."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    text = forms.CharField(required=False, strip=False, max_length=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].required = not self.data.get("text")

    def clean_file(self) -> str:
        """The text of the file, empty when none was chosen."""
        given = self.cleaned_data["file"]
        if not given:
            return ""
        if given.size > LARGEST:
            raise forms.ValidationError(_("The file is too large."))
        try:
            return str(given.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This is not a text file. Choose a file that ends in .yaml.")
            ) from error

    def clean(self) -> dict[str, object]:
        """`text` is what the chosen file says, or what was looked at before."""
        data = super().clean() or {}
        data["text"] = data.get("file") or data.get("text", "")
        if not data["text"] and "file" not in self.errors:
            self.add_error("file", _("Choose a file."))
        return data
