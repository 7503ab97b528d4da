"""One sheet with all that a screen or a change of it needs; its SQL is written once in a process."""

from uuid import UUID

from django.db.models import QuerySet

from workflows.forms import registry
from workflows.forms.models import AnswerSheet
from workflows.upkeep.statements import CASE, Statement


def whole_sheet(sheet_id: UUID, *, lock: bool = False) -> AnswerSheet:
    """The sheet, locked until the transaction ends when asked.

    Raises AnswerSheet.DoesNotExist when there is none, or its form is no longer in use.
    """
    found = _sheet(tuple(sorted(registry.codes())), lock, case=sheet_id)
    if not found:
        raise AnswerSheet.DoesNotExist
    return found[0]


def _written(codes: tuple[str, ...], lock: bool) -> QuerySet[AnswerSheet]:
    rows = AnswerSheet.objects.whole().in_use(codes).filter(pk=CASE)
    return rows.select_for_update(of=("self",)) if lock else rows


_sheet: Statement[AnswerSheet] = Statement(_written)
