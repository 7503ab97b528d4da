"""The answer sheet of an application."""

from workflows.forms.models import AnswerSheet

from ..models import Application


def sheet_of(case: Application) -> AnswerSheet:
    """The sheet with the answers of this application."""
    return AnswerSheet.objects.select_related("version").get(case_id=case.pk, code=case.call.form_code)
