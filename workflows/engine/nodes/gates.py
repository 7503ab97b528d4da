"""Gates: which way a case goes, read from its row and from nothing else."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from viewflow.workflow.exceptions import FlowRuntimeError
from viewflow.workflow.nodes.if_gate import If, IfActivation
from viewflow.workflow.nodes.switch import Switch as ViewflowSwitch
from viewflow.workflow.nodes.switch import SwitchActivation as ViewflowSwitchActivation

from workflows.engine.binding import case_of

from .guarding import Guarded, Passing


class GateActivation(Guarded, Passing, IfActivation):
    """Asks the condition with the case."""

    @IfActivation.status.super()
    def activate(self) -> None:
        self._condition_result = bool(self.flow_task._condition(case_of(self)))


class Gate(If):
    """`Gate(lambda case: case.formal_ok).Then(this.review).Else(this.reject)`."""

    activation_class = GateActivation

    def __init__(self, condition: Callable[[Any], bool], **kwargs: object) -> None:
        super().__init__(condition, **kwargs)


class SwitchActivation(Guarded, Passing, ViewflowSwitchActivation):
    """Asks for the code of the way with the case."""

    @ViewflowSwitchActivation.status.super()
    def activate(self) -> None:
        node = self.flow_task
        code = str(node.choose(case_of(self)))
        self.next_task = node.ways.get(code)
        if self.next_task is None:
            raise FlowRuntimeError(f"{node.name} has no way for the code {code!r}.")


class Switch(ViewflowSwitch):
    """`Switch(lambda case: case.outcome, {"approved": this.letter, "rejected": this.end})`."""

    activation_class = SwitchActivation

    def __init__(self, choose: Callable[[Any], str], ways: Mapping[str, object], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.choose = choose
        for code, node in ways.items():
            self.Case(node, code)
        self.ways: dict[str, object] = {}

    def _resolve(self, instance: Model) -> None:
        super()._resolve(instance)
        self.ways = {code: node for node, code in self._activate_next}
