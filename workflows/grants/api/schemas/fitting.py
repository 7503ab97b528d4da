"""What goes in and out of the API when a group looks for the call that fits."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema

from workflows.values.schemas import Amount


class FitIn(Schema):
    """What a group says of itself; what is left out is not asked of the calls."""

    legal_form: Literal["initiative", "nev", "ev", "ggmbh", "public", "other"]
    is_migrant_organisation: bool = False
    is_charitable: bool = False
    had_grant: bool = False
    founded_on: date | None = None
    postcode: str = Field("", pattern=r"^([0-9]{5})?$")
    seat: str = Field("", pattern=r"^([0-9]{5})?$")
    amount: Amount | None = Field(None, max_digits=10, decimal_places=2, gt=0)
    start: date | None = None
    partners: int | None = Field(None, ge=0, le=20)


class FitOut(Schema):
    """A call: "green" fits, "talk" asks for something first, "red" does not fit; `reasons` say why."""

    slug: str
    title: str
    level: Literal["green", "talk", "red"]
    reasons: list[str]
    conditions: list[str]
    max_grant: Decimal
    is_open: bool
    opens_at: datetime
    closes_at: datetime | None
