"""What is asked of the reports in the editors' admin."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.translation_report import Wanted, kinds
from pages.translations import State, other_languages


class ReportForm(forms.Form):
    """Which translations are shown."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind of page"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        names = dict(settings.LANGUAGES)
        languages = [(code, names[code]) for code in other_languages()]
        models = [(label, str(capfirst(each._meta.verbose_name))) for label, each in kinds().items()]
        for name, choices in {
            "language": languages,
            "state": [(state.value, str(state.label)) for state in State],
            "kind": sorted(models, key=lambda each: each[1]),
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *choices]

    def wanted(self) -> Wanted:
        """What is asked for; what nobody knows is left out."""
        self.is_valid()
        return Wanted(**{name: self.cleaned_data.get(name, "") for name in Wanted._fields})
