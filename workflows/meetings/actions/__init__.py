"""What people do with meetings: verbs, one transaction each."""

from .attending import add_guest, note_attendance
from .calling_off import call_off
from .closing import close, finish
from .facts import Facts, Span, Words
from .feedback import say
from .planning import announce, change, plan
from .registering import Person, confirm, leave, register

__all__ = [
    "Facts",
    "Person",
    "Span",
    "Words",
    "add_guest",
    "announce",
    "call_off",
    "change",
    "close",
    "confirm",
    "finish",
    "leave",
    "note_attendance",
    "plan",
    "register",
    "say",
]
