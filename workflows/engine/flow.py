"""Flows: the order of a process, written like its BPMN and free of logic."""

from typing import Any

from viewflow.this_object import this
from viewflow.workflow.base import Flow

from .locks import BlockingRowLock
from .nodes import End, Gate, HumanTask, Join, Panel, Start, Switch

__all__ = [
    "BaseFlow",
    "End",
    "Gate",
    "HumanTask",
    "Join",
    "Panel",
    "Start",
    "Switch",
    "graph_snapshot",
    "this",
]


class BaseFlow(Flow):
    """The base of every process; `kind` is the code under which it is registered in `kinds`.

    A new behaviour is a new class (`MicroProjectFlowV2`); the old one stays while its cases run.
    """

    kind: str = ""
    lock_impl = BlockingRowLock()


def graph_snapshot(flow: type[BaseFlow]) -> tuple[list[str], list[str]]:
    """The names of all nodes and all edges ("a -> b"), sorted, for the snapshot test of a process."""
    nodes: list[Any] = list(flow.instance.nodes())
    edges = {f"{edge.src.name} -> {edge.dst.name}" for node in nodes for edge in node._outgoing() if edge.dst}
    return sorted(f"{node.name}: {node.task_type}" for node in nodes), sorted(edges)
