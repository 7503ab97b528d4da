"""What the API says about numbers of grants."""

from decimal import Decimal

from ninja import Schema


class GroupOut(Schema):
    """Applications that have something in common; `amount` is what was approved of them."""

    label: str
    applied: int
    approved: int
    amount: Decimal


class NumbersOut(Schema):
    """Numbers of a call and a period; days are counted from the submission to the decision."""

    applied: int
    requested: Decimal
    granted: int
    amount: Decimal
    paid: Decimal
    reclaimed: Decimal
    organisations: int
    first_timers: int
    decided: int
    days_median: Decimal | None
    days_average: Decimal | None
    days_longest: Decimal | None
    by_call: list[GroupOut]
    by_month: list[GroupOut]
    by_district: list[GroupOut]
    by_target_group: list[GroupOut]
