"""What became of a training, as counts; too few are not shown, as somebody could be told from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.indicators.telling import FEWEST, is_few

from ..models import FollowUp, FollowUpAnswer, Meeting


@dataclass(frozen=True)
class Became:
    """Of those who were asked after so many months; a number is None when it is too small to be told.

    `answers` is None below five, and then all the others are.
    """

    months: int
    asked: int
    answers: int | None
    passed_on: int | None = None
    people: int | None = None
    started: int | None = None
    cooperates: int | None = None


def became(case: Meeting) -> list[Became]:
    """A row for each term in which somebody was asked; two queries."""
    terms = FollowUp.objects.filter(registration__meeting=case, sent_at__isnull=False)
    asked: dict[int, int] = {}
    for months in terms.values_list("months", flat=True):
        asked[months] = asked.get(months, 0) + 1
    rows: dict[int, list[FollowUpAnswer]] = {}
    for each in FollowUpAnswer.objects.filter(meeting=case):
        rows.setdefault(each.months, []).append(each)
    return [_row(months, n, rows.get(months, [])) for months, n in sorted(asked.items())]


def _row(months: int, asked: int, rows: list[FollowUpAnswer]) -> Became:
    if len(rows) < FEWEST:
        return Became(months, asked, None)
    passed_on = _told(each.passed_on > 0 for each in rows)
    return Became(
        months,
        asked,
        len(rows),
        passed_on,
        sum(each.passed_on for each in rows) if passed_on else passed_on,
        _told(each.started for each in rows),
        _told(each.cooperates for each in rows),
    )


def _told(said: Iterable[bool]) -> int | None:
    """How many said yes; None when so few said yes, or no, that somebody could be told from it."""
    answers = list(said)
    yes = sum(answers)
    return None if is_few(yes) or is_few(len(answers) - yes) else yes
