"""What lending keeps: rooms and equipment, their units and hours, bookings and what they hold."""

from .bookings import Booking
from .bundles import BundlePart
from .feeds import Feed
from .opening import Closure, OpeningHours
from .protocols import Damage, Found, Moment, Protocol, UnitCheck
from .quotas import Audience, ConfirmedOrganisation, Measure, Quota, Span
from .reservations import Hold, Reservation
from .resources import InstantFor, Kind, Resource, ResourcePhoto, ResourceText
from .shortages import Shortage
from .units import Unit, UnitState

__all__ = [
    "Audience",
    "Booking",
    "BundlePart",
    "Closure",
    "ConfirmedOrganisation",
    "Damage",
    "Feed",
    "Found",
    "Hold",
    "InstantFor",
    "Kind",
    "Measure",
    "Moment",
    "OpeningHours",
    "Protocol",
    "Quota",
    "Reservation",
    "Resource",
    "ResourcePhoto",
    "ResourceText",
    "Shortage",
    "Span",
    "Unit",
    "UnitCheck",
    "UnitState",
]
