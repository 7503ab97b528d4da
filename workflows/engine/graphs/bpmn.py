"""The flow of a case as a BPMN 2.0 file."""

from typing import Any

from viewflow.workflow import chart

from .outline import flow_of


def bpmn(case: Any) -> str:
    """The XML of the flow, with positions, for every BPMN editor."""
    return chart.grid_to_bpmn(chart.calc_layout_data(flow_of(case)))
