"""Who is asked to review, and what reviewers know about and read."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workflows.people.models import User

from ..models import Application
from ..reading.panels import asked_for, topic_choices, why
from ..rules.reviewers import Candidate


class AssignForm(forms.Form):
    """Who reviews."""

    reviewers = forms.MultipleChoiceField(label=_("Reviewers"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, data: QueryDict | None, *, candidates: list[Candidate], case: Application, count: int
    ) -> None:
        super().__init__(data)
        field = self.fields["reviewers"]
        assert isinstance(field, forms.MultipleChoiceField)
        free = [each for each in candidates if each.free]
        field.choices = [(str(each.user.uuid), f"{each.user} – {why(each, case)}") for each in free]
        field.initial = [str(each.user.uuid) for each in free[:count]]
        rule = _("Choose %(count)s. Proposed are those who fit best and have the least to do.") % {
            "count": count
        }
        field.help_text = f"{asked_for(case)} {rule}"

    def chosen(self, candidates: list[Candidate]) -> list[User]:
        """The people who were ticked."""
        return [each.user for each in candidates if str(each.user.uuid) in self.cleaned_data["reviewers"]]


class KnowledgeForm(forms.Form):
    """What a reviewer knows about and reads."""

    topics = forms.MultipleChoiceField(
        label=_("Knows about"),
        choices=topic_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For whom the projects are that this person can judge well."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Reads"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Languages in which this person can read an application."),
    )
