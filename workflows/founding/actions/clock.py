"""What happens when a duty towards an office comes near or falls due: one mail."""

from workflows.engine.deadlines import handler
from workflows.engine.models import Deadline

from ..models import DutyCode
from .duties import remind


def _register(code: str, moment: str) -> None:
    @handler(f"founding.{code}.{moment}")
    def send(deadline: Deadline) -> None:
        remind(case_id=deadline.case_id, code=code, moment=moment)


def register() -> None:
    """Every duty has its two reminders."""
    for code in DutyCode.values:
        for moment in ("soon", "due"):
            _register(code, moment)
