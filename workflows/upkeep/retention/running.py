"""One run: every rule, row by row; a row that fails is somebody's trouble and the others go on."""

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import LegalHold, RetentionDeed, RetentionNotice
from .keepings import Rule, rules
from .terms import over_before

logger = logging.getLogger(__name__)
JOB = "workflows.upkeep.retention"
# Enough for a night; what is left comes the next one.
MOST_A_RULE = 5000

Guard = Callable[[str, str], AbstractContextManager[None]]


@dataclass(frozen=True)
class Candidate:
    """Something whose time is over, and what would happen to it today: forget, tell, wait or held."""

    rule: Rule
    subject: str
    step: str
    row: Any


@dataclass
class Outcome:
    """What a run did."""

    done: int = 0
    told: int = 0
    failed: int = 0


def candidates(
    rule: Rule, today: datetime.date, most: int = MOST_A_RULE, holds: Iterable[LegalHold] | None = None
) -> Iterator[Candidate]:
    """What this rule finds today; changes nothing. `holds` are the open ones, when they are read already."""
    keeping = rule.keeping
    if keeping.over is None:
        return
    open_ones = LegalHold.objects.open().filter(kind=keeping.kind) if holds is None else holds
    held = {hold.subject for hold in open_ones if hold.kind == keeping.kind}
    told = _told(rule)
    for row in keeping.over(over_before(rule.term, today)).order_by("pk")[:most]:
        subject = keeping.subject(row)
        step = "held" if subject in held else _step(rule, told.get(subject), today)
        yield Candidate(rule, subject, step, row)


def _told(rule: Rule) -> dict[str, datetime.date]:
    notices = RetentionNotice.objects.filter(code=rule.keeping.code) if rule.row.warn_days else ()
    return {notice.subject: timezone.localdate(notice.told_at) for notice in notices}


def _step(rule: Rule, told_on: datetime.date | None, today: datetime.date) -> str:
    if not rule.row.warn_days or rule.keeping.tell is None:
        return "forget"
    if told_on is None:
        return "tell"
    return "forget" if told_on + datetime.timedelta(days=rule.row.warn_days) < today else "wait"


def run(*, guard: Guard, stop: Callable[[], bool] = lambda: False) -> Outcome:
    """Everything whose time is over is forgotten or told, until `stop` says so."""
    outcome, today = Outcome(), timezone.localdate()
    for rule in rules(today):
        if stop():
            break
        if rule.keeping.in_bulk is not None:
            _count(outcome, guard, rule, "", partial(_in_bulk, rule, today))
            continue
        _forget_stale_notices(rule, today)
        for each in candidates(rule, today):
            if stop():
                break
            if each.step in ("forget", "tell"):
                _count(outcome, guard, rule, each.subject, partial(_carry_out, each, today))
    return outcome


def _count(outcome: Outcome, guard: Guard, rule: Rule, subject: str, work: Callable[[], str]) -> None:
    result = "failed"
    with guard(JOB, f"{rule.keeping.code} {subject}".strip()):
        result = work()
    outcome.failed += result == "failed"
    outcome.done += result == "forget"
    outcome.told += result == "tell"


def _carry_out(candidate: Candidate, today: datetime.date) -> str:
    """The row is locked, asked again, and forgotten or told, all or nothing."""
    rule, keeping = candidate.rule, candidate.rule.keeping
    assert keeping.over is not None
    assert keeping.forget is not None
    with transaction.atomic():
        found = keeping.over(over_before(rule.term, today)).filter(pk=candidate.row.pk)
        row = found.select_for_update(of=("self",)).first()
        if row is None or _is_held(keeping.kind, candidate.subject):
            return "changed"
        if candidate.step == "tell":
            assert keeping.tell is not None
            RetentionNotice.objects.create(code=keeping.code, subject=candidate.subject)
            keeping.tell(row, today + datetime.timedelta(days=rule.row.warn_days + 1))
            return "tell"
        keeping.forget(row, rule.row.deed)
        RetentionNotice.objects.filter(code=keeping.code, subject=candidate.subject).delete()
        _log(rule, candidate.subject, 1)
    return "forget"


def _is_held(kind: str, subject: str) -> bool:
    return bool(kind) and LegalHold.objects.open().filter(kind=kind, subject=subject).exists()


def _in_bulk(rule: Rule, today: datetime.date) -> str:
    assert rule.keeping.in_bulk is not None
    with transaction.atomic():
        if count := rule.keeping.in_bulk(over_before(rule.term, today)):
            _log(rule, "", count)
    return "forget" if count else "nothing"


def _forget_stale_notices(rule: Rule, today: datetime.date) -> None:
    """Who came back after being told starts anew: the next time they are told again."""
    keeping = rule.keeping
    notices = RetentionNotice.objects.filter(code=keeping.code)
    if keeping.over is None or not notices.exists():
        return
    still = {keeping.subject(row) for row in keeping.over(over_before(rule.term, today))}
    notices.exclude(subject__in=still).delete()


def _log(rule: Rule, subject: str, count: int) -> None:
    code, deed = rule.keeping.code, rule.row.deed
    RetentionDeed.objects.create(code=code, subject=subject, count=count, deed=deed, after=str(rule.term))
    logger.info("forgotten", extra={"rule": code, "subject": subject, "count": count, "deed": deed})
