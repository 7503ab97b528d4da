"""What lending keeps: rooms and equipment, their units and hours, bookings and what they hold."""

from .bookings import Booking
from .feeds import Feed
from .opening import Closure, OpeningHours
from .protocols import Damage, Moment, Protocol
from .reservations import Hold, Reservation
from .resources import InstantFor, Kind, Resource, ResourcePhoto, ResourceText
from .shortages import Shortage
from .units import Unit, UnitState

__all__ = [
    "Booking",
    "Closure",
    "Damage",
    "Feed",
    "Hold",
    "InstantFor",
    "Kind",
    "Moment",
    "OpeningHours",
    "Protocol",
    "Reservation",
    "Resource",
    "ResourcePhoto",
    "ResourceText",
    "Shortage",
    "Unit",
    "UnitState",
]
