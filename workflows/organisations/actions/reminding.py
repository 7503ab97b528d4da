"""Reminders before something runs out: rows set with the document, sent once by the worker."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workflows.engine import law, troubles
from workflows.engine.leaving import leaving
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.membership import representatives
from workflows.people.models import Organisation, User
from workflows.values.days import months_after

from ..expiring import MONTHS_A_YEAR, NOTICES, days_before, notice_stands_until
from ..models import HealthAnswer, Reminder, ReminderAbout, SafeEntry, SafeVersion
from ..models.kinds import usual_notice

JOB = "workflows.organisations.actions.reminding"
# Nobody is woken by a phone: mails leave by day, by the clock of the house.
FIRST_HOUR = 7
LATE = timedelta(days=30)
TEMPLATES = {
    ReminderAbout.DOCUMENT.value: "organisations/mail/document_ends",
    ReminderAbout.NOTICE.value: "organisations/mail/notice_ends",
    ReminderAbout.HEALTH.value: "organisations/mail/health_due",
}


def set_reminders(version: SafeVersion) -> None:
    """Reminders of a document that runs out, those that are still to come and one for the last day."""
    if version.expires_on is None:
        return
    _plan(
        organisation_id=version.entry.organisation_id,
        about=ReminderAbout.DOCUMENT,
        version=version,
        ends_on=version.expires_on,
        days=version.entry.kind.remind_before,
    )


def forget_reminders(entry: SafeEntry) -> None:
    """What has not been sent about earlier versions is not sent any more."""
    Reminder.objects.filter(version__entry=entry, sent_at=None).delete()


def _plan(
    *,
    organisation_id: int,
    about: str,
    ends_on: date,
    days: Iterable[int],
    version: SafeVersion | None = None,
) -> None:
    today = timezone.localdate()
    Reminder.objects.bulk_create(
        (
            Reminder(
                organisation_id=organisation_id,
                about=about,
                version=version,
                ends_on=ends_on,
                days=before,
                due_on=days_before(ends_on, before),
            )
            for before in sorted({0, *days}, reverse=True)
            if days_before(ends_on, before) >= today
        ),
        ignore_conflicts=True,
    )


def tick() -> int:
    """Everything due by today has been mailed once. Returns how many reminders were dealt with."""
    if timezone.localtime().hour < FIRST_HOUR:
        return 0
    today = timezone.localdate()
    _look_at_notices(today)
    _look_at_answers(today)
    due = Reminder.objects.filter(sent_at=None, due_on__lte=today)
    subjects = due.order_by("organisation", "about", "version").distinct()
    done = 0
    for organisation, about, version in subjects.values_list("organisation", "about", "version")[:500]:
        if leaving():
            break
        with troubles.one_row(JOB, f"{about} {organisation} {version or ''}".strip()):
            done += _send(organisation, about, version, today)
    return done


@transaction.atomic
def _send(organisation_id: int, about: str, version_id: UUID | None, today: date) -> int:
    rows = list(
        Reminder.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(
            organisation=organisation_id, about=about, version=version_id, sent_at=None, due_on__lte=today
        )
        .select_related("organisation", "version__entry__kind")
        .order_by("ends_on", "days")
    )
    for _ends_on, group in groupby(rows, key=lambda row: row.ends_on):
        _mail(next(group), today)  # the nearest to the last day says it all
    Reminder.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=timezone.now())
    return len(rows)


def _mail(reminder: Reminder, today: date) -> None:
    organisation = reminder.organisation
    for person in representatives(organisation.pk):
        queue_mail(
            to=person,
            template=TEMPLATES[reminder.about],
            context={**_words(reminder, today), "url": _where(reminder, person)},
            key=f"organisations.reminder.{reminder.pk}.{person.pk}",
        )


def _words(reminder: Reminder, today: date) -> dict[str, object]:
    return {
        "organisation": reminder.organisation,
        "entry": reminder.version.entry if reminder.version else None,
        "day": reminder.ends_on,
        "is_over": reminder.ends_on < today,
    }


def _where(reminder: Reminder, person: User) -> str:
    screen = "safe" if reminder.about == ReminderAbout.DOCUMENT else "health"
    return address(f"organisations:{screen}", person.language, uuid=reminder.organisation.uuid)


def _look_at_notices(today: date) -> None:
    """Notices that stand in the profile alone: their reminders are set when the first is due."""
    first = max(usual_notice())
    for notice, code in NOTICES.items():
        years = MONTHS_A_YEAR * int(law.value(code))
        since, before = months_after(today, -years) - LATE, months_after(today, -years)
        rows = Organisation.objects.filter(
            tax_notice=notice,
            tax_notice_date__gte=since,
            tax_notice_date__lte=before + timedelta(days=first + 1),
        )
        for row in rows.iterator():
            last = notice_stands_until(notice, row.tax_notice_date)
            if last is None or last - today > timedelta(days=first):
                continue
            if not row.reminders.filter(ends_on=last).exclude(about=ReminderAbout.HEALTH).exists():
                _plan(organisation_id=row.pk, about=ReminderAbout.NOTICE, ends_on=last, days=usual_notice())


def _look_at_answers(today: date) -> None:
    """A year after the last answers of the health check somebody is asked again, once."""
    last_day = months_after(today, -int(law.value("organisations.answer.months")))
    newer = HealthAnswer.objects.filter(answered_on__gt=last_day).values("organisation")
    old = HealthAnswer.objects.filter(answered_on__lte=last_day, answered_on__gt=last_day - LATE)
    for organisation_id in (
        old.exclude(organisation__in=newer).values_list("organisation", flat=True).distinct()
    ):
        asked = Reminder.objects.filter(
            organisation=organisation_id, about=ReminderAbout.HEALTH, ends_on__gt=today - LATE
        )
        if not asked.exists():
            _plan(organisation_id=organisation_id, about=ReminderAbout.HEALTH, ends_on=today, days=())
