"""Series: the rhythm, and a pasted list of people."""

import re

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from workflows.values.texts import bare, clean, one_line
from workflows.values.widgets import LongText

from ..actions import Line
from ..models.series import LONGEST_RHYTHM

_ADDRESS = re.compile(r"^(?P<name>.*?)\s*<(?P<email>[^<>]*)>$")
_BETWEEN = re.compile(r"[;\t]")


class RhythmForm(forms.Form):
    """How often a series meets."""

    every_months = forms.IntegerField(
        label=_("Every how many months?"), min_value=1, max_value=LONGEST_RHYTHM, initial=3
    )
    on_day = forms.IntegerField(
        label=_("On which day of the month?"),
        min_value=1,
        max_value=31,
        help_text=_("31: on the last day of each month. Holidays and weekends move it to an earlier day."),
    )


class PeopleForm(forms.Form):
    """A list as people have it: pasted, a person a line."""

    people = forms.CharField(
        label=_("People, one a line"),
        help_text=_(
            "Name; e-mail address; language (de, en, ar, uk); organisation. Only the address is needed. "
            "You can copy the cells of a spreadsheet."
        ),
        widget=LongText(attrs={"rows": 8, "dir": "ltr"}),
        strip=False,
    )

    def lines(self) -> list[Line]:
        """Whatever the lines say; only for a form that is valid."""
        text = clean(self.cleaned_data["people"])
        return [read_line(number, row) for number, row in enumerate(text.splitlines(), 1) if row.strip()]


def read_line(number: int, row: str) -> Line:
    """The address is the cell with an @, the language one with its code; then name and organisation."""
    cells = [one_line(each).strip("\"' ,") for each in _split(row)]
    words, email, language = [], "", "de"
    for cell in cells:
        found = _ADDRESS.match(cell)
        if "@" in cell and not email:
            words += [found["name"].strip("\"' ")] if found else []
            email = bare(found["email"] if found else cell).removeprefix("mailto:")
        elif cell.lower() in dict(settings.LANGUAGES):
            language = cell.lower()
        else:
            words.append(cell)
    if not email:
        return Line(number, row.strip())
    name, organisation = (*words, "", "")[:2]
    return Line(number, email, name, language, organisation)


def _split(row: str) -> list[str]:
    cells = _BETWEEN.split(row)
    return cells if len(cells) > 1 else row.split(",")
