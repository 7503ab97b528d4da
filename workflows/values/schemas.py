"""Types for the schemas of the API: the same reading of amounts and moments as on the screens."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from .moments import in_house_time
from .numbers import read_number, stored_number
from .reading import Unreadable


def as_number(value: object) -> object:
    """A number of JSON or a text as people write it; everything else is left to the schema to refuse."""
    if isinstance(value, str):
        return read_number(value) if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        found = stored_number(value)
        if found is None:
            raise Unreadable(f"{value} is not a number we know.")
        return found
    return value


Amount = Annotated[Decimal, BeforeValidator(as_number)]
Moment = Annotated[datetime, AfterValidator(in_house_time)]
