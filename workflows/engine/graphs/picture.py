"""Drawing the way of a case: boxes from top to bottom, told apart by shape and words, not by colour only."""

import textwrap
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _
from viewflow.workflow import Node

from workflows.engine import kinds
from workflows.engine.flow import End
from workflows.engine.looking import steps_of
from workflows.engine.models import Case, StepState

from .outline import Line, Outline, flow_of, outline

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, LANE, MARGIN = 184, 68, 18, 38, 14, 8
LETTERS_A_LINE = 20


@dataclass(frozen=True)
class GraphItem:
    """One node in words: its name and where it stands (`done`, `current`, `ahead`, `cancelled`)."""

    node: str
    label: str
    state: str
    state_label: str
    next: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Graph:
    """The accessible picture and the same as a list."""

    svg: SafeString
    items: list[GraphItem]


def graph(case: Case) -> Graph:
    """The way of this case with its present place; one query, none when its steps have been read."""
    flow = flow_of(_with_process(case))
    shape = outline(flow)
    states = _states(case, shape)
    items = [_item(case, shape, name, states[name]) for row in shape.rows for name in row]
    return Graph(svg=_draw(case, flow, items), items=items)


def _with_process(case: Case) -> object:
    if case.process_id and "process" not in case._state.fields_cache:
        return Case.objects.select_related("process").get(pk=case.pk)
    return case


def _item(case: Case, shape: Outline, name: str, state: str) -> GraphItem:
    following = [line.target for line in shape.lines if line.source == name]
    return GraphItem(name, _label(case, shape.nodes[name]), state, _state_label(state), following)


def _label(case: Case, node: Node) -> str:
    kind = kinds.get(case.kind)
    label = kind.nodes.get(node.name)
    if label is None and isinstance(node, End):
        label = kind.stages.get(node.stage, _("End"))
    return str(label or node.name)


def _state_label(state: str) -> str:
    return {
        "done": pgettext("step", "done"),
        "current": pgettext("step", "now"),
        "ahead": pgettext("step", "possible"),
        "cancelled": pgettext("step", "cancelled"),
    }[state]


def _states(case: Case, shape: Outline) -> dict[str, str]:
    """A step done in an earlier round counts as ahead again once the case has gone back before it."""
    states = dict.fromkeys(shape.nodes, "ahead")
    for step in steps_of(case):
        node, state = step.node, step.state
        if node in states and not (states[node] == "current" and state != StepState.OPEN):
            states[node] = {"open": "current", "done": "done"}.get(state, "cancelled")
    open_rows = [shape.row_of(node) for node, state in states.items() if state == "current"]
    for node in states:
        if open_rows and states[node] != "current" and shape.row_of(node) > max(open_rows):
            states[node] = "ahead"
        if isinstance(shape.nodes[node], End) and case.closed_at and shape.nodes[node].stage == case.stage:
            states[node] = "current"
    return states


def _draw(case: Case, flow: object, items: list[GraphItem]) -> SafeString:
    """Only where the case stands differs from case to case; what all cases of a flow share is drawn once."""
    is_mirrored = get_language_bidi()
    sheet = _sheet(flow, is_mirrored)
    boxes = [
        _box(flow, item.node, item.label, item.state, item.state_label, is_mirrored=is_mirrored)
        for item in items
    ]
    context = {
        "id": f"graph-{str(case.pk)[:8]}",
        "sheet": sheet,
        "boxes": SafeString("".join(boxes)),
        "current": ", ".join(item.label for item in items if item.state == "current"),
    }
    return render_to_string("engine/graph.html", context)


@dataclass(frozen=True)
class Sheet:
    """The paper of a flow: its size, where boxes stand, and its lines as markup."""

    width: int
    height: int
    places: dict[str, tuple[int, int]]
    lines: SafeString


@cache
def _sheet(flow: object, is_mirrored: bool) -> Sheet:
    shape = outline(flow)
    lanes = _lanes(shape)
    sides = {side: MARGIN + LANE * (count + 1) for side, count in lanes.items()}
    widest = max((len(row) for row in shape.rows), default=1)
    width = widest * (BOX_WIDTH + GAP_X) - GAP_X + sides["skip"] + sides["back"]
    height = len(shape.rows) * (BOX_HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
    places = _places(shape, width - sides["skip"] - sides["back"], sides["skip"])
    paths = _paths(shape, places, width, is_mirrored=is_mirrored)
    lines = render_to_string("engine/graph_lines.html", {"lines": paths})
    if is_mirrored:
        places = {name: (width - x - BOX_WIDTH, y) for name, (x, y) in places.items()}
    return Sheet(width, height, places, lines)


def _lanes(shape: Outline) -> dict[str, int]:
    kinds_of_line = [_way(shape, line) for line in shape.lines]
    return {"skip": kinds_of_line.count("skip"), "back": kinds_of_line.count("back")}


def _way(shape: Outline, line: Line) -> str:
    if line.back:
        return "back"
    return "skip" if shape.row_of(line.target) - shape.row_of(line.source) > 1 else "next"


def _places(shape: Outline, inner: int, offset: int) -> dict[str, tuple[int, int]]:
    places = {}
    for number, row in enumerate(shape.rows):
        row_width = len(row) * (BOX_WIDTH + GAP_X) - GAP_X
        for column, name in enumerate(row):
            x = offset + (inner - row_width) // 2 + column * (BOX_WIDTH + GAP_X)
            places[name] = (x, MARGIN + number * (BOX_HEIGHT + GAP_Y))
    return places


@lru_cache(maxsize=4096)
def _box(  # noqa: PLR0913  all that a box shows
    flow: object, node: str, label: str, state: str, state_label: str, *, is_mirrored: bool
) -> SafeString:
    x, y = _sheet(flow, is_mirrored).places[node]
    lines = textwrap.wrap(label, LETTERS_A_LINE)[:3]
    middle = y + BOX_HEIGHT // 2 - 8 * (len(lines) - 1) + 5
    context = {
        "label": label,
        "state": state,
        "state_label": state_label,
        "x": x,
        "y": y,
        "w": BOX_WIDTH,
        "h": BOX_HEIGHT,
        "texts": [
            {"text": text, "x": x + BOX_WIDTH // 2, "y": middle + 17 * n} for n, text in enumerate(lines)
        ],
        "sign": {"done": "✓", "current": "●", "cancelled": "×"}.get(state, ""),
        "sign_x": x + 12 if is_mirrored else x + BOX_WIDTH - 12,
    }
    return render_to_string("engine/graph_box.html", context)


def _paths(
    shape: Outline, places: dict[str, tuple[int, int]], width: int, *, is_mirrored: bool
) -> list[dict[str, Any]]:
    used = {"skip": 0, "back": 0}
    paths = []
    for line in shape.lines:
        way = _way(shape, line)
        if way != "next":
            used[way] += 1
        points = _points(line, way, places, used, width)
        if is_mirrored:
            points = [(width - x, y) for x, y in points]
        paths.append({"way": way, "d": "M" + " L".join(f"{x},{y}" for x, y in points)})
    return paths


def _points(
    line: Line, way: str, places: dict[str, tuple[int, int]], used: dict[str, int], width: int
) -> list[tuple[int, int]]:
    (x1, y1), (x2, y2) = places[line.source], places[line.target]
    middle = BOX_WIDTH // 2
    if way == "next":
        bend = y2 - GAP_Y // 2
        return [
            (x1 + middle, y1 + BOX_HEIGHT),
            (x1 + middle, bend),
            (x2 + middle, bend),
            (x2 + middle, y2 - 5),
        ]
    if way == "skip":
        lane = MARGIN + LANE * (used["skip"] - 1)
        return [(x1, y1 + 40), (lane, y1 + 40), (lane, y2 + 20), (x2 - 5, y2 + 20)]
    lane = width - MARGIN - LANE * (used["back"] - 1)
    end = x2 + BOX_WIDTH + 5
    return [(x1 + BOX_WIDTH, y1 + 20), (lane, y1 + 20), (lane, y2 + 42), (end, y2 + 42)]
