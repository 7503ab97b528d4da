"""Plain verbs for every process: start, perform, cancel, record; nothing else knows Viewflow."""

from workflows.engine.stages import close, move
from workflows.engine.steps import move_due

from .giving import give
from .history import record
from .numbering import next_number
from .performing import Doing, performing
from .starting import start
from .stopping import cancel, cancel_step, reassign, revive
from .timing import postpone, set_deadline, stop_deadlines
from .undoing import take_back

__all__ = [
    "Doing",
    "cancel",
    "cancel_step",
    "close",
    "give",
    "move",
    "move_due",
    "next_number",
    "performing",
    "postpone",
    "reassign",
    "record",
    "revive",
    "set_deadline",
    "start",
    "stop_deadlines",
    "take_back",
]
