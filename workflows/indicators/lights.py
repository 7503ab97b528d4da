"""How a target stands on a day: a light, and a sentence that says why."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.values.days import months_after
from workflows.values.periods import Period

from .measures import Counted, Kind, Measure
from .telling import FEWEST, told

# So much of what is expected by a day is still near enough, in percent.
NEAR = 75
# A meeting may move out of a week of holidays.
GRACE = timedelta(days=14)


class Light(StrEnum):
    """How a target stands."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"  # there is nothing to judge yet


@dataclass(frozen=True)
class Judged:
    """A light and the sentence beside it."""

    light: Light
    words: str


@dataclass(frozen=True)
class Wanted:
    """A target without the database."""

    kind: str
    number: int


def judge(wanted: Wanted, measure: Measure, counted: Counted, period: Period, on: date) -> Judged:
    """How it stands at the end of the day `on`; before the first day nothing is judged."""
    if on < period.since:
        return Judged(Light.NONE, _("The period has not begun."))
    match wanted.kind:
        case Kind.EACH:
            return _each(wanted.number, counted)
        case Kind.RATIO:
            return _ratio(wanted.number, counted)
        case Kind.RHYTHM:
            return _rhythm(wanted.number, counted, period, on)
        case _total:
            return _sum(wanted.number, measure, counted, period, on)


def expected(number: int, period: Period, on: date) -> int:
    """How many should be there by then if every day brought as many as the others, rounded down."""
    gone = (min(on, period.until) - period.since).days + 1
    return number * gone // period.length


def _sum(number: int, measure: Measure, counted: Counted, period: Period, on: date) -> Judged:
    found, by_now = told(measure, counted), expected(number, period, on)
    said = {"found": _few() if found is None else found, "number": number, "by_now": by_now}
    if counted.number >= number and found is not None:
        return Judged(Light.GREEN, _("%(found)s of %(number)s: reached.") % said)
    words = _("%(found)s of %(number)s; %(by_now)s are expected by now.") % said
    if on >= period.until:
        words = _("%(found)s of %(number)s at the end of the period.") % said
    near = counted.number * 100 >= by_now * NEAR
    light = Light.GREEN if counted.number >= by_now and on < period.until else Light.RED
    if light == Light.RED and near:
        light = Light.YELLOW
    return Judged(light, words)


def _each(number: int, counted: Counted) -> Judged:
    if not counted.each:
        return Judged(Light.NONE, _("There was none yet."))
    below = sum(each < number for each in counted.each)
    least = min(counted.each)
    said = {"least": _few() if 0 < least < FEWEST else least, "n": below, "of": len(counted.each)}
    if not below:
        return Judged(Light.GREEN, _("At least %(least)s at each of %(of)s.") % said)
    return Judged(Light.RED, _("Too few at %(n)s of %(of)s; the fewest were %(least)s.") % said)


def _ratio(number: int, counted: Counted) -> Judged:
    if not counted.whole:
        return Judged(Light.NONE, _("There was none yet."))
    share = counted.number * 100 // counted.whole
    said = {"share": share, "number": counted.number, "whole": counted.whole}
    words = _("%(share)s %%: %(number)s of %(whole)s.") % said
    if share >= number:
        return Judged(Light.GREEN, words)
    return Judged(Light.YELLOW if share * 100 >= number * NEAR else Light.RED, words)


def _rhythm(months: int, counted: Counted, period: Period, on: date) -> Judged:
    """Red while the next one is overdue, yellow when one came too late."""
    days = sorted(counted.days)
    steps = [period.since, *days]
    late = sum(
        after > months_after(before, months) + GRACE for before, after in zip(steps, days, strict=False)
    )
    due = months_after(steps[-1], months)
    if on > due + GRACE and due <= period.until:
        return Judged(Light.RED, _("The next one was due by %(day)s.") % {"day": _day(due)})
    if not days:
        return Judged(Light.NONE, _("The first one is due by %(day)s.") % {"day": _day(due)})
    if late:
        return Judged(Light.YELLOW, _("Came too late: %(n)s of %(of)s.") % {"n": late, "of": len(days)})
    return Judged(Light.GREEN, _("None came too late."))


def _few() -> str:
    return _("fewer than five")


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
