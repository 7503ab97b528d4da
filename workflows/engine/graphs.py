"""The way of a case as a picture and, beside it, as a list."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from workflows.engine import kinds
from workflows.engine.models import Step, StepState


@dataclass(frozen=True)
class GraphItem:
    """One node in words: its name and where it stands (`done`, `current`, `open` ahead, `cancelled`)."""

    node: str
    label: str
    state: str
    next: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graph:
    """The accessible picture and the same as a list."""

    svg: SafeString
    items: list[GraphItem] = field(default_factory=list)


def graph(case: Any) -> Graph:
    """The way of this case with its present place."""
    return Graph(svg=mark_safe(""), items=_items(case))


def _items(case: Any) -> list[GraphItem]:
    states: dict[str, str] = {}
    for step in Step.objects.filter(case_id=case.pk).order_by("id"):
        states[step.node] = {StepState.OPEN: "current", StepState.DONE: "done"}.get(
            StepState(step.state), "cancelled"
        )
    kind = kinds.get(case.kind)
    return [GraphItem(name, str(label), states.get(name, "ahead")) for name, label in kind.nodes.items()]
