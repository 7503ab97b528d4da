"""What there is and when it is free, over the API."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema


class BundlePartOut(Schema):
    """So many pieces of another belong to a bundle."""

    resource: str
    pieces: int


class ResourceOut(Schema):
    """A room or equipment; `free` is there when a time was asked for, `why_not` says why it does not fit."""

    slug: str
    kind: str
    language: str
    name: str
    summary: str
    equipment: list[str]
    rules: str
    price_note: str
    manual: str
    place: str
    capacity: int | None
    square_metres: int | None
    is_step_free: bool
    has_accessible_toilet: bool
    has_hearing_loop: bool
    deposit: Decimal
    provider: str
    provider_contact: str
    lead_hours: int
    horizon_days: int
    longest_hours: int
    open_bookings: int
    instant_for: str
    organisations_only: bool
    pieces: int
    parts: list[BundlePartOut]
    free: int | None = None
    why_not: str = ""


class BusyOut(Schema):
    """A time at which a piece is not free; nobody's name."""

    piece: int
    starts_at: datetime
    ends_at: datetime


class DayOut(Schema):
    """A day: free, partly, full, closed or past; `busy` are times at which not one piece is free."""

    date: date
    state: str
    hours: str
    busy: list[str]
