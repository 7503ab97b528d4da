"""The API of lending, by subject: what there is, bookings, the steps of the office."""

from . import bookings, catalogue, feeds, numbers, quotas, steps
from .routing import router

__all__ = ["bookings", "catalogue", "feeds", "numbers", "quotas", "router", "steps"]
