"""Mail to the borrower, in their language; with the entry for their calendar where a time stands."""

from django.utils.translation import override

from workflows.documents.actions import freeze
from workflows.documents.models import Document
from workflows.engine.membership import representatives
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.values.calendars import MEDIA_TYPE

from ..models import Booking
from ..reading.calendar_files import calendar_of, dates_of
from ..rules.periods import Period

WITH_CALENDAR = frozenset({"booked", "granted", "changed", "cancelled", "placed"})


def tell(case: Booking, template: str, **context: object) -> None:
    """A mail from `lending/mail/<template>.txt` waits for whoever asked, or who acts for them today."""
    for person in _people(case):
        with override(person.language):
            name, text = str(case.resource), case.resource.text()
            dates = _dates(case)
        queue_mail(
            to=person,
            template=f"lending/mail/{template}",
            context={
                "case": case,
                "name": name,
                "rules": text.rules if text else "",
                "dates": dates,
                "url": address("desk:case", person.language, case_id=case.pk),
                **context,
            },
            case=case,
            attachments=[_calendar(case, person.language)] if template in WITH_CALENDAR else (),
        )


def _dates(case: Booking) -> list[str]:
    """Each date that stands, or stood at the end; on the waiting list the one that was asked for."""
    rows = dates_of(case)
    standing = [row for row in rows if row.blocking] or rows
    held = [Period(row.starts_at, row.ends_at) for row in standing]
    return [each.words() for each in held or [Period(case.starts_at, case.ends_at)]]


def _people(case: Booking) -> list[User]:
    return [case.applicant] if case.applicant.is_active else representatives(case)


def _calendar(case: Booking, language: str) -> Document:
    return freeze(
        case=case,
        kind="lending_calendar",
        name=f"{case.number}-{case.sequence}.ics",
        content=calendar_of(case, language),
        media_type=MEDIA_TYPE,
        actor=None,
        language=language,
    )
