"""What somebody answers who is invited: whether they come and how, with how many, what to prepare."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import LongText

from ..actions import Answer
from ..models import Invitation, Meeting, Registration, Said
from ..models.invitations import MOST_PEOPLE
from ..rules.series import is_both
from .registering import wishes

DEPUTY = ("deputy_name", "deputy_email")
WISHES = ("interpreter", "access", "food", "children")


class AnswerForm(forms.Form):
    """One answer is needed; all else may stay empty."""

    said = forms.ChoiceField(label=_("Do you come?"), widget=forms.RadioSelect)
    people = forms.IntegerField(
        label=_("How many people come, you included?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_("Only if you come or take part online."),
    )
    need = forms.CharField(
        label=_("What do you need, what should we talk about?"),
        max_length=1000,
        required=False,
        help_text=_("No stories of single people, please."),
        widget=LongText(attrs={"rows": 3}),
    )
    deputy_name = forms.CharField(
        label=_("Name of the person who comes for you"), max_length=120, required=False
    )
    deputy_email = forms.CharField(
        label=_("Their e-mail address"),
        max_length=254,
        required=False,
        help_text=_("They get an invitation of their own. Without an address we write to you."),
        widget=forms.EmailInput(),
    )

    def __init__(
        self, data: QueryDict | None = None, *, case: Meeting, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields.update(wishes(with_children=case.child_care))
        said = self.fields["said"]
        assert isinstance(said, forms.ChoiceField)
        left_out = {Said.OPEN} | (set() if is_both(case) else {Said.ONLINE})
        said.choices = [(each.value, each.label) for each in Said if each not in left_out]

    def clean_people(self) -> int:
        """One, when nothing was said."""
        return self.cleaned_data["people"] or 1

    def given(self) -> Answer:
        """What was typed, only for a form that is valid; a name of an earlier answer is left out."""
        typed = dict(self.cleaned_data)
        if "children" in typed:
            typed["children"] = typed["children"] or 0
        if typed["said"] != Said.DEPUTY:
            typed |= dict.fromkeys(DEPUTY, "")
        return Answer(**typed)

    @property
    def wishes(self) -> list[forms.BoundField]:
        """What is asked so that the house can prepare it."""
        return [self[name] for name in WISHES if name in self.fields]

    @property
    def deputy(self) -> list[forms.BoundField]:
        """What is asked of who comes instead."""
        return [self[name] for name in DEPUTY]

    @property
    def is_about_wishes(self) -> bool:
        """Whether something stands there, or is wrong."""
        return any(field.value() or field.errors for field in self.wishes)

    @property
    def is_about_deputy(self) -> bool:
        """Whether somebody else comes, or something is wrong."""
        return self["said"].value() == Said.DEPUTY or any(field.errors for field in self.deputy)


def standing(found: Invitation, row: Registration | None, said: str) -> dict[str, object]:
    """What was answered, else what the link in the mail proposes."""
    proposed, need = said if said in Said.values else "", getattr(found, "need", None)
    told = {name: getattr(row, name) or None for name in WISHES} if row else {}
    return {
        "said": proposed or found.said,
        "people": found.people,
        "need": need.words if need else "",
        **{name: getattr(found, name) for name in DEPUTY},
        **told,
    }
