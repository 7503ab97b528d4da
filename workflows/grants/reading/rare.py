"""What few grants have: one statement says what there is, and the rest is read only where there is some."""

from django.db.models import Exists, Model

from ..models import Application, ChangeRequest, Complaint, Notice, ReportReturn

PARTS: dict[str, type[Model]] = {
    "changes": ChangeRequest,
    "complaints": Complaint,
    "notices": Notice,
    "returns": ReportReturn,
}


def parts_of(case: Application) -> frozenset[str]:
    """The names of `PARTS` of which this case has any."""
    there = [Exists(model._default_manager.filter(application=case.pk)) for model in PARTS.values()]
    row = Application.objects.filter(pk=case.pk).values_list(*there).get()
    return frozenset(name for name, is_there in zip(PARTS, row, strict=True) if is_there)
