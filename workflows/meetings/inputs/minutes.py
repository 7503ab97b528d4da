"""Minutes and tasks as advisers type them: points with decisions a line each, who does what, sending."""

import re
from collections.abc import Iterator

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from workflows.people.models import STAFF_ROLES, Organisation, User
from workflows.values.widgets import DateFields, written_in

from ..actions import Given, Point
from ..models import MeetingTask
from ..reading.minutes import MOST_POINTS, Whole

_ROW = re.compile(r"title_(\d{1,3})", re.ASCII)


class BeginForm(forms.Form):
    """In which language the minutes are written."""

    language = forms.ChoiceField(
        label=gettext_lazy("In which language do you write them?"),
        choices=settings.LANGUAGES,
        initial="de",
        widget=forms.RadioSelect,
    )


class MinutesForm(forms.Form):
    """All points on one page, with an empty one at the end; a title that is emptied takes the point out."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: QueryDict | None = None, *, whole: Whole) -> None:
        super().__init__(data, initial=_initial(whole))
        self.rows = len(whole.points) + 1
        if data is not None:
            typed = [found[1] for key in data if (found := _ROW.fullmatch(key))]
            self.rows = max([self.rows, *(int(row) + 1 for row in typed)])
        self.rows = min(self.rows, MOST_POINTS + 1)
        language = whole.minutes.language
        for row in range(self.rows):
            said = {"number": row + 1}
            self.fields |= {
                f"key_{row}": forms.IntegerField(
                    widget=forms.HiddenInput, required=False, min_value=0, max_value=2**62
                ),
                f"title_{row}": forms.CharField(
                    label=_("Point %(number)d: title") % said,
                    max_length=200,
                    required=False,
                    widget=written_in(language),
                ),
                f"said_{row}": forms.CharField(
                    label=_("Point %(number)d: what was said") % said,
                    max_length=8000,
                    required=False,
                    widget=written_in(language, rows=4),
                ),
                f"decisions_{row}": forms.CharField(
                    label=_("Point %(number)d: decisions, one a line") % said,
                    max_length=20000,
                    required=False,
                    widget=written_in(language, rows=2),
                ),
            }

    def groups(self) -> Iterator[dict[str, forms.BoundField]]:
        """The fields of each point."""
        for row in range(self.rows):
            yield {part: self[f"{part}_{row}"] for part in ("key", "title", "said", "decisions")}

    def clean(self) -> dict[str, object]:
        """What was said belongs to a point with a title."""
        cleaned = super().clean() or self.cleaned_data
        for row in range(self.rows):
            said = cleaned.get(f"said_{row}") or cleaned.get(f"decisions_{row}")
            title = f"title_{row}"
            if said and not cleaned.get(title) and title not in self.errors:
                self.add_error(title, _("Give it a title, or empty its other fields, too."))
        return cleaned

    def points(self) -> list[Point]:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        return [
            Point(
                typed[f"title_{row}"],
                typed[f"said_{row}"],
                typed[f"decisions_{row}"].splitlines(),
                typed[f"key_{row}"],
            )
            for row in range(self.rows)
            if typed[f"title_{row}"].strip()
        ]


def _initial(whole: Whole) -> dict[str, object]:
    found: dict[str, object] = {"seen": whole.minutes.revision}
    for row, point in enumerate(whole.points):
        found |= {
            f"key_{row}": point.pk,
            f"title_{row}": point.title,
            f"said_{row}": point.said,
            f"decisions_{row}": "\n".join(each.words for each in point.decisions.all()),
        }
    return found


class SendForm(forms.Form):
    """To whom they go, and what was corrected."""

    reason = forms.CharField(
        label=gettext_lazy("What was corrected?"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Only when they have gone out before. Everybody reads it."),
    )
    to_all = forms.BooleanField(
        label=gettext_lazy("Also to those of the series who were not there"), required=False
    )

    def __init__(self, data: QueryDict | None = None, *, has_series: bool, is_again: bool) -> None:
        super().__init__(data)
        if not has_series:
            del self.fields["to_all"]
        if not is_again:
            del self.fields["reason"]


class TaskForm(forms.Form):
    """What is to be done, by whom, until when."""

    words = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=500)
    point = forms.ChoiceField(label=gettext_lazy("To which point?"), required=False)
    person = forms.ModelChoiceField(
        label=pgettext_lazy("task", "Who does it: a colleague"),
        queryset=User.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=gettext_lazy("No colleague"),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Or an organisation"),
        queryset=Organisation.objects.order_by("name"),
        to_field_name="uuid",
        required=False,
        empty_label=gettext_lazy("No organisation"),
        help_text=gettext_lazy("Whoever represents it is reminded."),
    )
    name = forms.CharField(label=gettext_lazy("Or somebody by name"), max_length=120, required=False)
    email = forms.CharField(
        label=gettext_lazy("Their e-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Only to remind them once, three days before."),
        widget=forms.EmailInput,
    )
    due_on = forms.DateField(label=gettext_lazy("Until when?"), widget=DateFields, required=False)

    def __init__(
        self, data: QueryDict | None = None, *, whole: Whole | None, task: MeetingTask | None = None
    ) -> None:
        super().__init__(data, initial=_of_task(task) if task else None)
        language = whole.minutes.language if whole else "de"
        self.fields["words"].widget = written_in(language)
        points = whole.points if whole else []
        field = self.fields["point"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("To none")), *((str(each.pk), each.title) for each in points)]
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset = User.objects.holding(*STAFF_ROLES).order_by("name", "pk")

    def given(self) -> Given:
        """What was typed; only for a form that is valid."""
        typed = self.cleaned_data
        return Given(**{**typed, "point": int(typed["point"]) if typed["point"] else None})


def _of_task(task: MeetingTask) -> dict[str, object]:
    return {
        "words": task.words,
        "point": str(task.point_id or ""),
        "person": task.person.uuid if task.person else None,
        "organisation": task.organisation.uuid if task.organisation else None,
        "name": task.name,
        "email": task.email,
        "due_on": task.due_on,
    }
