"""The form on which a call manager words a letter in one language."""

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict

from workflows.values.widgets import written_in

from ..letters.wording import words
from ..models import Call
from ..reading.call_words import PARTS, PARTS_HELP
from ..rules.letter_words import LETTERS, LONGEST, key

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class LetterForm(forms.Form):
    """The parts of the letter as they are said now; an empty one says what the house says."""

    def __init__(self, given: QueryDict | None, *, call: Call, letter: str, language: str) -> None:
        super().__init__(given)
        for part in LETTERS[letter]:
            label: StrOrPromise = str(PARTS[part])
            text = words(call, key(letter, part), language)
            self.fields[part] = forms.CharField(
                label=label,
                required=False,
                max_length=LONGEST,
                help_text=str(PARTS_HELP.get(part, "")),
                widget=written_in(language, rows=12 if part == "terms" else 5),
                initial=text,
            )
