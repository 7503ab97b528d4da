"""What can be done with a founding."""

from .closing import close_founding
from .duties import set_duties, tick_duty, untick_duty
from .meeting import record_meeting
from .review import approve_statute, return_statute
from .start import start_founding
from .submit import submit_statute
from .waivers import reword_paragraph, waive_rule, withdraw_waiver

__all__ = [
    "approve_statute",
    "close_founding",
    "record_meeting",
    "return_statute",
    "reword_paragraph",
    "set_duties",
    "start_founding",
    "submit_statute",
    "tick_duty",
    "untick_duty",
    "waive_rule",
    "withdraw_waiver",
]
