"""What people do with bookings: verbs, one transaction each."""

from .answering import grant, refuse
from .cancelling import cancel, leave_out
from .changing import change
from .feeds import make_feed, remove_feed
from .handing import hand_over, miss
from .placing import place
from .requesting import Wanted, ask
from .returning import settle_damage, take_back

__all__ = [
    "Wanted",
    "ask",
    "cancel",
    "change",
    "grant",
    "hand_over",
    "leave_out",
    "make_feed",
    "miss",
    "place",
    "refuse",
    "remove_feed",
    "settle_damage",
    "take_back",
]
