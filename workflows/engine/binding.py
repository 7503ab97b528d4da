"""Which case a Viewflow process belongs to, carried along so that no node has to ask the database."""

from typing import Any

from workflows.engine import kinds
from workflows.engine.models import Case

_ATTRIBUTE = "_house_case"


def bind(process: object, case: Case) -> None:
    """Nodes activated with this process object read `case`."""
    setattr(process, _ATTRIBUTE, case)


def case_of(activation: Any) -> Case:
    """The concrete case of an activation, read from the database when nobody bound one."""
    case = getattr(activation.process, _ATTRIBUTE, None)
    if case is None:
        case = kinds.concrete(Case.objects.get(process_id=activation.process.pk))
        bind(activation.process, case)
    return case
