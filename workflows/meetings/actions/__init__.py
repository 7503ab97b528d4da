"""What people do with meetings: verbs, one transaction each."""

from .answering import answer, leave_series
from .attending import add_guest, note_attendance
from .calling_off import call_off
from .closing import close, finish
from .facts import Facts, Span, Words
from .feedback import say
from .planning import announce, change, plan
from .registering import Person, confirm, leave, register
from .series import Added, Line, begin_series, change_series, invite_people, settle_need, take_out

__all__ = [
    "Added",
    "Facts",
    "Line",
    "Person",
    "Span",
    "Words",
    "add_guest",
    "announce",
    "answer",
    "begin_series",
    "call_off",
    "change",
    "change_series",
    "close",
    "confirm",
    "finish",
    "invite_people",
    "leave",
    "leave_series",
    "note_attendance",
    "plan",
    "register",
    "say",
    "settle_need",
    "take_out",
]
