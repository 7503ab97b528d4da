"""Forms over a list of cases: filters, order, columns, and the name of a saved view."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.desk.listing import ORDERS, Columns, Filters
from workflows.desk.listing.columns import LABELS
from workflows.desk.listing.filters import MOST_DAYS
from workflows.desk.models import LONGEST_NAME, Label
from workflows.engine import kinds


class FilterForm(forms.Form):
    """The desk's filters as a form; the list itself reads `Filters` and `Columns`."""

    q = forms.CharField(label=_("Number, title or organisation"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Process"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    whose = forms.ChoiceField(
        label=_("Contact person"),
        required=False,
        choices=[("", _("Everyone")), ("mine", _("Me")), ("nobody", _("Nobody yet"))],
    )
    state = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("Running cases")), ("closed", _("Closed cases")), ("all", _("All cases"))],
    )
    label = forms.ChoiceField(label=_("Label"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False)
    received_before = forms.IntegerField(
        label=_("Received more than … days ago"), required=False, min_value=1, max_value=MOST_DAYS
    )
    waiting_for = forms.IntegerField(
        label=_("In this stage for more than … days"), required=False, min_value=1, max_value=MOST_DAYS
    )
    overdue = forms.BooleanField(label=_("Only overdue"), required=False)
    followed = forms.BooleanField(label=_("Only cases that I follow"), required=False)
    unrepresented = forms.BooleanField(label=_("Nobody acts for the applicant"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Columns"), required=False, choices=LABELS.items, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, filters: Filters, columns: Columns, labels: Iterable[Label] = ()) -> None:
        given = {**filters.values(), "overdue": filters.overdue, "unrepresented": filters.unrepresented}
        given["followed"] = filters.followed
        super().__init__(initial={**given, "columns": list(columns.codes)})
        self._choose("kind", [(kind.code, kind.label) for kind in kinds.every()], _("All"))
        self._choose("sort", [(code, order.label) for code, order in ORDERS.items()], _("As it fits"))
        kind = kinds.find(filters.kind)
        self._choose("stage", kind.stages.items() if kind else [], _("All"))
        if kind is None:
            del self.fields["stage"]
        self._choose("label", [(str(label.pk), label.name) for label in labels], _("All"))
        if not labels:
            del self.fields["label"]
        self.hidden = {"organisation": str(filters.organisation)} if filters.organisation else {}

    def _choose(self, name: str, choices: Iterable[tuple[str, object]], none: object) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", str(none)), *((code, str(label)) for code, label in choices)]


class SaveViewForm(forms.Form):
    """A name for the list on the screen."""

    name = forms.CharField(
        label=_("Name of the view"),
        max_length=LONGEST_NAME,
        help_text=_("For example: Formal checks that wait too long."),
    )
    is_shared = forms.BooleanField(label=_("Share it with everybody at the desk"), required=False)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, prefix="view", initial=dict(initial or {}))
