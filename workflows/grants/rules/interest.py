"""Interest on money that has to come back: points above the base rate, by the day (§ 49a Abs. 3 VwVfG).

A year has 365 or 366 days, as the calendar says; the day on which the money arrives counts, the day from
which it runs does not (§ 187 Abs. 1 BGB). What is worked out is rounded once, half a cent up.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from django.utils import timezone

from workflows.engine import law
from workflows.forms.types.finance.settlement import to_cents

from ..models import InterestFrom, Owed, Payment
from .reclaims import ZERO, Account

Rate = Callable[[datetime.date], Decimal]
Slices = list[tuple[datetime.date, Decimal]]
DAY = datetime.timedelta(days=1)


def accrued(account: Account, until: datetime.date) -> Decimal:
    """The interest from when the contract says until `until`; 0 where it asks for none."""
    start = account.reclaim.interest_from
    if start == InterestFrom.NONE:
        return ZERO
    bearing = _paid_out(account) if start == InterestFrom.PAID else _overdue(account)
    days = {each.received_on for each in account.receipts} | _waived_days(account)
    days |= {each.due_on for each in account.parts} | {_day(each.created_at) for each in account.parts}
    days |= {day for day, _amount in _payments(account)} if start == InterestFrom.PAID else set()
    return interest(bearing, days, until, rate_on())


def interest(
    bearing: Callable[[datetime.date], Decimal],
    days: Iterable[datetime.date],
    until: datetime.date,
    rate: Rate,
) -> Decimal:
    """`bearing(day)` is what bears interest from the end of that day; it changes on `days` only."""
    begun = sorted(day for day in days if day < until)
    if not begun:
        return ZERO
    borders = sorted({*begun, *_half_years(begun[0], until), until})
    sum_ = Fraction(0)
    for first, last in pairwise(borders):
        year = 366 if last.year % 4 == 0 and (last.year % 100 != 0 or last.year % 400 == 0) else 365
        part = Fraction(bearing(first)) * Fraction(rate(last)) / 100 * Fraction((last - first).days, year)
        sum_ += part
    return to_cents(max(sum_, Fraction(0)))


def rate_on() -> Rate:
    """The rate of a day: base rate and points of the house's legal values, looked up once a half-year."""
    known: dict[tuple[int, bool], Decimal] = {}

    def rate(day: datetime.date) -> Decimal:
        half = (day.year, day.month > 6)
        if half not in known:
            first = datetime.date(day.year, 7 if half[1] else 1, 1)
            known[half] = sum(law.values("bgb.247", "vwvfg.49a", on=first).values(), ZERO)
        return known[half]

    return rate


def _half_years(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """The last days of the half-years between: the base rate changes the day after (§ 247 BGB)."""
    for year in range(first.year, last.year + 1):
        for day in (datetime.date(year, 6, 30), datetime.date(year, 12, 31)):
            if first < day < last:
                yield day


def _open_principal(account: Account, day: datetime.date) -> Decimal:
    back = sum((each.principal for each in account.regular if each.received_on <= day), ZERO)
    let_go = sum(
        (
            each.principal
            for each in account.confirmed
            if each.confirmed_at and _day(each.confirmed_at) <= day
        ),
        ZERO,
    )
    return account.reclaim.principal - back - let_go


def _overdue(account: Account) -> Callable[[datetime.date], Decimal]:
    """What is open of the parts that were due; instalments agreed later bear interest from their own days."""

    def bearing(day: datetime.date) -> Decimal:
        alive = [
            each
            for each in account.parts
            if each.kind == Owed.PRINCIPAL
            and _day(each.created_at) <= day
            and (each.replaced_at is None or day < _day(each.replaced_at))
        ]
        covered = sum((each.amount for each in alive), ZERO) - _open_principal(account, day)
        due = sum((each.amount for each in alive if each.due_on <= day), ZERO)
        return max(due - covered, ZERO)

    return bearing


def _paid_out(account: Account) -> Callable[[datetime.date], Decimal]:
    """The money paid last is what was too much; it bears interest from its own day on."""
    slices = _payments(account)

    def bearing(day: datetime.date) -> Decimal:
        out = sum((amount for since, amount in slices if since <= day), ZERO)
        return max(out - (account.reclaim.principal - _open_principal(account, day)), ZERO)

    return bearing


def _payments(account: Account) -> Slices:
    paid = Payment.objects.released().filter(application=account.reclaim.application_id)
    slices, left = [], account.reclaim.principal
    for payment in paid.order_by("-released_at", "-id"):
        if left <= 0 or payment.released_at is None:
            break
        slices.append((payment.paid_on or _day(payment.released_at), min(left, payment.amount)))
        left -= payment.amount
    return slices


def _waived_days(account: Account) -> set[datetime.date]:
    return {_day(each.confirmed_at) for each in account.confirmed if each.confirmed_at}


def _day(moment: datetime.datetime) -> datetime.date:
    return timezone.localdate(moment)
