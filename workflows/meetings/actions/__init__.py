"""What people do with meetings: verbs, one transaction each."""

from .answering import Answer, answer, leave_series
from .attending import add_guest, note_attendance
from .calling_off import call_off
from .checking_in import check_in
from .closing import close, finish
from .facts import Facts, Span, Words
from .feedback import say
from .follow_ups import Became, tell_what_became
from .minutes import Point, approve_minutes, begin_minutes, send_minutes, write_minutes
from .news import move_news, send_news, settle_news, take_back_news
from .offers import accept
from .planning import announce, change, plan
from .registering import Person, confirm, leave, register
from .series import Added, Line, begin_series, change_series, invite_people, settle_need, take_out
from .tasks import Given, change_task, drop_task, note_task, tick_task

__all__ = [
    "Added",
    "Answer",
    "Became",
    "Facts",
    "Given",
    "Line",
    "Person",
    "Point",
    "Span",
    "Words",
    "accept",
    "add_guest",
    "announce",
    "answer",
    "approve_minutes",
    "begin_minutes",
    "begin_series",
    "call_off",
    "change",
    "change_series",
    "change_task",
    "check_in",
    "close",
    "confirm",
    "drop_task",
    "finish",
    "invite_people",
    "leave",
    "leave_series",
    "move_news",
    "note_attendance",
    "note_task",
    "plan",
    "register",
    "say",
    "send_minutes",
    "send_news",
    "settle_need",
    "settle_news",
    "take_back_news",
    "take_out",
    "tell_what_became",
    "tick_task",
    "write_minutes",
]
