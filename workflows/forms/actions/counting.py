"""Counting how forms are used: after the work is stored, in a table of numbers that names nobody."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import get_language

from workflows.forms.models.counts import Passage
from workflows.values.devices import device_in_use

# Who didn't write for longer than this was away.
BREAK = timedelta(minutes=30)
ADD = """
INSERT INTO forms_formcount (code, day, passage, page, language, device, number, minutes)
SELECT %s, %s, passage, page, %s, %s, 1, %s FROM unnest(%s::text[], %s::text[]) AS t(passage, page)
ON CONFLICT (code, day, passage, page, language, device)
DO UPDATE SET number = forms_formcount.number + 1, minutes = forms_formcount.minutes + EXCLUDED.minutes
"""


class Written(Protocol):
    """Answers to a form, with or without an account."""

    code: str
    trail: dict[str, Mapping[str, object]]


def count_saved(sheet: Written, *, begun: bool, pages: Collection[str]) -> None:
    """One more who began, and one more for each page saved for the first time."""
    steps = [(Passage.BEGUN, "")] if begun else []
    _count(sheet.code, [*steps, *((Passage.PAGE, page) for page in sorted(pages))])


def count_handed_in(sheet: Written) -> None:
    """One more that was finished, with the minutes that writing took."""
    _count(sheet.code, [(Passage.HANDED_IN, "")], minutes=minutes_of(sheet.trail))


def minutes_of(trail: Mapping[str, Mapping[str, object]]) -> int:
    """How long somebody wrote, by the moments at which answers were stored last; at least a minute."""
    moments = sorted(
        {datetime.fromisoformat(str(last["at"])) for last in trail.values() if last.get("by") is not None}
    )
    spans = (after - before for before, after in pairwise(moments))
    whole = sum((span for span in spans if span <= BREAK), timedelta())
    return max(1, round(whole / timedelta(minutes=1)))


def _count(code: str, steps: list[tuple[Passage, str]], *, minutes: int = 0) -> None:
    """Behind the commit: nobody waits for a row that many count in, and a count that fails breaks nothing."""
    if not steps:
        return
    language, device = (get_language() or "").partition("-")[0], device_in_use().value
    passages, pages = [passage.value for passage, _page in steps], [page for _passage, page in steps]
    day = timezone.localdate()

    def add() -> None:
        with connection.cursor() as cursor:
            cursor.execute(ADD, [code, day, language, device, minutes, passages, pages])

    transaction.on_commit(add, robust=True)
