"""Mails about a consultation, with the entry for the reader's calendar."""

from collections.abc import Mapping

from django.utils.translation import override

from workflows.documents.actions import freeze
from workflows.documents.models import Document
from workflows.engine.membership import representatives
from workflows.outbox.actions import queue_mail
from workflows.outbox.addressees import write_to_office
from workflows.outbox.wishes import write_as_wished
from workflows.people.addresses import address
from workflows.people.models import MailKind, User
from workflows.values.calendars import MEDIA_TYPE

from .. import topics
from ..models import Consultation, spoken_label
from ..reading.calendar_files import calendar_file, where
from ..reading.words import when


def tell(case: Consultation, what: str, *, actor: User | None, calendar: bool = False) -> None:
    """The group has the mail `what`, each person in their own language and with their own entry."""
    people = people_of(case)
    if not people:
        write_to_office(case=case, about=what)
    for person in people:
        queue_mail(
            to=person,
            template=f"consultations/mail/{what}",
            context=words(case, person),
            case=case,
            attachments=[_entry(case, person, actor)] if calendar else [],
            key=f"consultation.{what}.{case.pk}.{case.sequence}.{person.pk}",
        )


def tell_adviser(case: Consultation, what: str) -> None:
    """The adviser learns that the group has moved or cancelled."""
    write_as_wished(
        to=case.adviser,
        kind=MailKind.MESSAGE,
        template=f"consultations/mail/{what}_by_group",
        context=words(case, case.adviser),
        link=address("desk:case", case.adviser.language, case_id=case.pk),
        key=f"consultation.{what}_by_group.{case.pk}.{case.sequence}",
        case=case,
    )


def people_of(case: Consultation) -> list[User]:
    """Who asked, as long as they can be reached; else whoever represents the group today."""
    return [case.applicant] if case.applicant.is_active else representatives(case)


def words(case: Consultation, person: User) -> Mapping[str, object]:
    """What every mail says."""
    with override(person.language):
        return {
            "case": case,
            "topic": topics.label(case.topic, person.language),
            "spoken": spoken_label(case.spoken),
            "when": when(case.starts_at, case.ends_at),
            "where": where(case),
            "url": address("desk:case", person.language, case_id=case.pk),
        }


def _entry(case: Consultation, person: User, actor: User | None) -> Document:
    return freeze(
        case=case,
        kind="calendar",
        name=f"{case.number}.ics",
        content=calendar_file([case], person.language),
        media_type=MEDIA_TYPE,
        actor=actor,
        language=person.language,
    )
