"""Which of the open calls fit a group, by the calls' own rules, with the reasons; nothing is stored."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from workflows.engine import law
from workflows.organisations.expiring import NOTICES

from ..checks.facts import Body, CostLine, Facts, IncomeLine
from ..checks.findings import Finding, run
from ..models import Call, CallWindow
from ..questions.selfcheck import GREEN, RED, TALK

# What a group can still do something about: come to a talk, ask for less, find partners.
OPEN_TO_CHANGE = ("GA-01", "GA-12")
ORDER = {GREEN: 0, TALK: 1, RED: 2}


@dataclass(frozen=True)
class Group:
    """What a group says of itself and its project; None where it does not know yet."""

    legal_form: str
    is_migrant_organisation: bool = False
    is_charitable: bool = False
    had_grant: bool = False
    founded_on: datetime.date | None = None
    postcode: str = ""
    seat: str = ""
    amount: Decimal | None = None
    start: datetime.date | None = None
    partners: int | None = None


@dataclass(frozen=True)
class Fit:
    """One call: whether it fits, why not, and when it takes applications."""

    call: Call
    level: str
    findings: tuple[Finding, ...]
    window: CallWindow
    is_open: bool = field(default=True)


def fits(group: Group, *, now: datetime.datetime | None = None) -> list[Fit]:
    """Every call that takes applications now or soon; what fits best first, then what closes first."""
    now = now or timezone.now()
    found = [fit for call in _calls() if (fit := _fit(group, call, now)) is not None]
    last = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    return sorted(found, key=lambda fit: (ORDER[fit.level], not fit.is_open, fit.window.closes_at or last))


def _calls() -> list[Call]:
    return list(
        Call.objects.published().filter(state="published").prefetch_related("windows").order_by("slug")
    )


def _fit(group: Group, call: Call, now: datetime.datetime) -> Fit | None:
    windows = [each for each in call.windows.all() if each.closes_at is None or each.closes_at > now]
    if not windows:
        return None
    window = min(windows, key=lambda each: each.opens_at)
    wrong = tuple(_findings(group, call, window, timezone.localdate(now)))
    settled = any(each.code not in OPEN_TO_CHANGE for each in wrong)
    level = RED if settled else TALK if wrong else GREEN
    return Fit(call, level, wrong, window, window.opens_at <= now)


def _findings(group: Group, call: Call, window: CallWindow, today: datetime.date) -> Iterator[Finding]:
    facts = _facts(group, call, window, max(today, timezone.localdate(window.opens_at)))
    for code in _asked(group):
        yield from run(code, facts)


def _asked(group: Group) -> Iterator[str]:
    """The rules for which the group has said enough."""
    yield from ("GA-10", "GA-12", "GA-13")
    if group.postcode:
        yield "GA-11"
    if group.start:
        yield from ("GA-07", "GA-08")
    if group.amount:
        yield "GA-01"


def _facts(group: Group, call: Call, window: CallWindow, on: datetime.date) -> Facts:
    amount = group.amount or Decimal(0)
    needed = call.min_partners or call.partners_count
    partners = needed if group.partners is None else group.partners
    answers: Mapping[str, object] = {
        "postcode": group.postcode,
        "start": group.start,
        "partners": [{"name": str(number)} for number in range(partners)],
        "partner_letters": [{}] * partners,
    }
    return Facts(
        terms=call,
        on=on,
        answers=answers,
        body=Body(
            legal_form=group.legal_form,
            is_migrant_organisation=group.is_migrant_organisation,
            tax_notice="exemption" if group.is_charitable else "none",
            tax_notice_date=on,
            founded_on=group.founded_on,
            postcode=group.seat or group.postcode,
        ),
        project_from=window.project_from,
        project_until=window.project_until,
        law={code: law.shipped(code) for code in NOTICES.values()},
        costs=(CostLine("material", amount),),
        income=(IncomeLine("requested", amount),),
        is_first_timer=not group.had_grant,
    )
