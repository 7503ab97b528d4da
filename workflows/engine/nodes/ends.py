"""Where a flow begins and where it ends."""

from viewflow.workflow.nodes.end import End as ViewflowEnd
from viewflow.workflow.nodes.end import EndActivation as ViewflowEndActivation
from viewflow.workflow.nodes.start import StartHandle, StartHandleActivation

from workflows.engine.binding import case_of
from workflows.engine.stages import close, move

from .guarding import Guarded


class StartActivation(Guarded, StartHandleActivation):
    """Started by `actions.start`, never by a screen of Viewflow."""


class Start(StartHandle):
    """The first node: `start = Start().Next(this.formal_check)`."""

    activation_class = StartActivation

    def bpmn_content(self) -> str:
        """A plain start event."""
        return ""


class EndActivation(Guarded, ViewflowEndActivation):
    """Ends the process and, when the node says so, moves or closes the case."""

    @ViewflowEndActivation.status.super()
    def activate(self) -> None:
        super().activate.original()
        node = self.flow_task
        if node.stage:
            (close if node.closes else move)(case_of(self), node.stage)


class End(ViewflowEnd):
    """The last node; with a `stage` the case enters it, and is closed unless `closes=False`."""

    activation_class = EndActivation

    def __init__(self, *, stage: str = "", closes: bool = True, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.stage = stage
        self.closes = closes
