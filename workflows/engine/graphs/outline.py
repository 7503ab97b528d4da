"""What people see of a flow: human steps and ends; gates, panels and joins become lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from viewflow.workflow import Node

from workflows.engine import kinds
from workflows.engine.flow import End, HumanTask


@dataclass(frozen=True)
class Line:
    """From one visible node to the next; `back` when it returns to an earlier one."""

    source: str
    target: str
    back: bool = False


@dataclass(frozen=True)
class Outline:
    """The visible nodes in rows from the start to the ends, and the lines between them."""

    nodes: dict[str, Any]
    rows: list[list[str]]
    lines: list[Line] = field(default_factory=list)

    def row_of(self, name: str) -> int:
        """The row in which a node stands, counted from 0."""
        return next(number for number, row in enumerate(self.rows) if name in row)


def flow_of(case: Any) -> object:
    """The flow class that runs this case; the kind's own one before the start."""
    flow = case.process.flow_class if case.process_id else None
    return flow or kinds.get(case.kind).flow


@cache
def outline(flow: Any) -> Outline:
    """The visible part of a flow; a flow is code, so it is the same in every request."""
    start = next(node for node in flow.instance.nodes() if node.bpmn_element == "startEvent")
    nodes: dict[str, object] = {}
    targets: dict[str, list[str]] = {}
    back: set[tuple[str, str]] = set()

    def walk(node: Node, path: tuple[str, ...]) -> None:
        nodes[node.name] = node
        targets[node.name] = []
        for following in _visible_after(node):
            if following.name not in targets[node.name]:
                targets[node.name].append(following.name)
            if following.name in (*path, node.name):
                back.add((node.name, following.name))
            elif following.name not in targets:
                walk(following, (*path, node.name))

    first = list(_visible_after(start))
    for node in first:
        walk(node, ())
    lines = [Line(a, b, (a, b) in back) for a, followers in targets.items() for b in followers]
    return Outline(nodes, _rows([node.name for node in first], lines), lines)


def _visible_after(node: Node, seen: frozenset[str] = frozenset()) -> Iterator[Any]:
    for edge in node._outgoing():
        following = edge.dst
        if following is None or following.name in seen:
            continue
        if isinstance(following, HumanTask | End):
            yield following
        else:
            yield from _visible_after(following, seen | {following.name})


def _rows(first: list[str], lines: list[Line]) -> list[list[str]]:
    forward = [line for line in lines if not line.back]
    row = dict.fromkeys(first, 0)
    changed = True
    while changed:
        changed = False
        for line in forward:
            if line.source in row and row.get(line.target, -1) < row[line.source] + 1:
                row[line.target] = row[line.source] + 1
                changed = True
    rows: list[list[str]] = [[] for _number in range(max(row.values(), default=-1) + 1)]
    for name, number in row.items():
        rows[number].append(name)
    return rows
