"""The same human step with nothing but Viewflow, to measure ours against."""

from typing import Any

from viewflow import this
from viewflow.workflow import flow


def _no_screen(request: Any) -> None:
    """Viewflow wants a view; the measure never calls it."""


class BareFlow(flow.Flow):
    """Approve twice."""

    start = flow.StartHandle().Next(this.first)
    first = flow.View(_no_screen).Next(this.second)
    second = flow.View(_no_screen).Next(this.end)
    end = flow.End()
