"""The court's letter and the tasks that a person confirms."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields, FilePicker, LongText

from ..actions.court_points import LONGEST_LETTER, Point, text_of
from ..reading.court_letters import MOST_POINTS
from ..reading.court_points import Proposal

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONGEST_POINT = 2000


class LetterForm(forms.Form):
    """A file or a text; the file is read and not kept."""

    file = forms.FileField(
        label=_("The letter as a file"),
        help_text=_("A PDF with text, no scan; up to 5 MB. We read it and do not keep it."),
        required=False,
        widget=FilePicker,
    )
    text = forms.CharField(
        label=_("Or paste or type what it says"),
        required=False,
        max_length=LONGEST_LETTER,
        strip=False,
        widget=LongText(attrs={"rows": 10, "lang": "de", "dir": "ltr"}),
    )

    def letter(self) -> str:
        """What the letter says; the file wins over the text. Raises Invalid."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return text_of(text=self.cleaned_data["text"])
        return text_of(file=file.read(), name=str(file.name))


class PointForm(forms.Form):
    """One task; only what is ticked is confirmed."""

    keep = forms.BooleanField(label=_("This is a task"), required=False)
    text = forms.CharField(
        label=_("What does the court object to?"),
        max_length=LONGEST_POINT,
        widget=LongText(attrs={"rows": 3, "lang": "de", "dir": "ltr"}),
    )
    todo = forms.CharField(
        label=_("What has to be done?"),
        max_length=LONGEST_POINT,
        required=False,
        widget=LongText(attrs={"rows": 2}),
    )
    due_on = forms.DateField(label=_("Until when?"), widget=DateFields)
    rule = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    field_order = ("keep", "text", "todo", "clause", "due_on")

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        prefix: str,
        headings: Mapping[str, str],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix, initial=initial)
        self.fields["clause"] = forms.ChoiceField(
            label=_("Paragraph of your statute"),
            choices=[("", _("None")), *headings.items()],
            required=False,
        )
        self.order_fields(self.field_order)

    def is_kept(self) -> bool:
        """Whether the person confirms this one."""
        return f"{self.prefix}-keep" in self.data

    def point(self) -> Point:
        """As the action takes it."""
        said = self.cleaned_data
        return Point(said["text"], said["due_on"], said["todo"], said["clause"], said["rule"])


def proposed_forms(found: Sequence[Proposal], headings: Mapping[str, str]) -> list[PointForm]:
    """What the house proposes, each ticked."""
    return [
        PointForm(prefix=f"point{number}", headings=headings, initial={**vars(each), "keep": True})
        for number, each in enumerate(found, start=1)
    ]


def confirmed_forms(posted: QueryDict, headings: Mapping[str, str]) -> list[PointForm]:
    """All that was on the screen, as it was posted."""
    numbers = range(1, MOST_POINTS + 1)
    there = [number for number in numbers if f"point{number}-text" in posted]
    return [PointForm(posted, prefix=f"point{number}", headings=headings) for number in there]


class SolutionForm(forms.Form):
    """What was done, for the answer to the court."""

    solution = forms.CharField(
        label=_("What have you done? In German: it stands in the answer to the court."),
        max_length=LONGEST_POINT,
        required=False,
        widget=LongText(attrs={"rows": 2, "lang": "de", "dir": "ltr"}),
    )
