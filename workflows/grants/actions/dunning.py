"""Reminding of money that does not come back: by the clock, in three levels, not while money arrives."""

import datetime

from django.utils import timezone

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine import calendar, law
from workflows.engine.membership import representatives
from workflows.engine.models import Deadline

from ..letters import reclaims as letters
from ..letters.answers import BINDING
from ..models import Application, ReclaimReminder
from ..rules import reclaims as rules
from ..rules.reclaims import Account, Row
from . import telling

CODE = "grants.reclaim"
LEVELS = 3
SOON = datetime.timedelta(days=7)
# In the morning: a reminder is read on the day it is sent.
AT = datetime.time(8)


def schedule(case: Application, account: Account) -> None:
    """The clock looks again when the next part is due soon, or when a reminder of it is due."""
    row = account.next
    day = _next_day(account, row) if row else None
    if row is None or day is None:
        engine.stop_deadlines(case, CODE)
        return
    at = timezone.make_aware(datetime.datetime.combine(day, AT))
    engine.set_deadline(case, CODE, at, data={"part": row.part.pk})


def _next_day(account: Account, row: Row) -> datetime.date | None:
    today = timezone.localdate()
    soon = row.part.due_on - SOON
    if soon > today:
        return soon
    return _reminder_day(account, row)


def _reminder_day(account: Account, row: Row) -> datetime.date | None:
    """So many days after it was due, after the last reminder, or after money arrived: whichever is last."""
    level = len(row.reminders)
    if level >= LEVELS:
        return None
    starts = [row.part.due_on]
    starts += [timezone.localdate(each.sent_at) for each in row.reminders]
    starts += [timezone.localdate(each.noted_at) for each in account.receipts]
    starts += [each.reversed_on for each in account.reversed if each.reversed_on]
    return max(starts) + datetime.timedelta(days=int(law.value(f"reclaim.dunning.{level + 1}")))


def look(deadline: Deadline) -> None:
    """The group hears that a part is due soon or is late; who answers in the house hears of the last time."""
    case = Application.objects.select_related("call", "organisation", "assignee").get(pk=deadline.case_id)
    reclaim = rules.standing(case)
    if case.stage != "reclaim" or reclaim is None:
        return
    account = rules.account_of(reclaim)
    row, today = account.next, timezone.localdate()
    if row is None:
        return
    if today <= row.part.due_on:
        if today >= row.part.due_on - SOON:
            telling.tell(case, "reclaim_soon", due=row, account=account)
            _after(case, account, row)
            return
    elif (day := _reminder_day(account, row)) and day <= today:
        account = _remind(case, account, row)
    schedule(case, account)


def _after(case: Application, account: Account, row: Row) -> None:
    """It was said that the part is due soon; the next thing is the first reminder of it."""
    day = _reminder_day(account, row)
    if day is not None:
        at = timezone.make_aware(datetime.datetime.combine(day, AT))
        engine.set_deadline(case, CODE, at, data={"part": row.part.pk})


def _remind(case: Application, account: Account, row: Row) -> Account:
    level = len(row.reminders) + 1
    pay_by = timezone.localdate(calendar.due(timezone.now(), int(law.value("reclaim.dunning.2"))))
    sent = ReclaimReminder.objects.create(part=row.part, level=level, open_amount=row.open, pay_by=pay_by)
    signer = account.reclaim.settlement.settled_by
    assert signer is not None
    people = representatives(case)
    files = [
        documents.ask_for(
            case=case,
            kind="letter",
            name=f"{case.number}-Zahlungserinnerung-{row.part.number}-{level}{_ending(language)}.pdf",
            letter=letters.reminder(account, sent, signer, language),
            actor=None,
        )
        for language in dict.fromkeys([BINDING, *(person.language for person in people)])
    ]
    telling.tell(case, "reclaim_reminder", attachments=files, people=people, sent=sent, due=row)
    data = {"level": level, "amount": str(row.open)}
    engine.record(case, actor=None, verb="reclaim.reminded", data=data)
    if level == LEVELS:
        _tell_office(case, row)
    return rules.account_of(account.reclaim)


def _ending(language: str) -> str:
    return "" if language == BINDING else f"-{language}"


def _tell_office(case: Application, row: Row) -> None:
    """After the last reminder a person has to decide: instalments, a waiver, or the court."""
    telling.tell_contact(case, "reclaim_office", amount=row.open)
