"""What happens when a duty towards an office comes near or falls due: one mail."""

from workflows.engine.deadlines import Handler
from workflows.engine.models import Deadline

from ..models import DutyCode
from .duties import remind
from .handing_over import SAFE, lay_into_safe


def _reminder(code: str, moment: str) -> Handler:
    def send(deadline: Deadline) -> None:
        remind(case_id=deadline.case_id, code=code, moment=moment)

    return send


# What is to happen when a deadline with this code falls due: each duty has two reminders; papers follow.
DEADLINES = {
    f"founding.{code}.{moment}": _reminder(code, moment)
    for code in DutyCode.values
    for moment in ("soon", "due")
} | {SAFE: lay_into_safe}
