"""Mail to whoever registered, in their language; with the entry for their calendar where a time stands."""

from django.db.models import prefetch_related_objects
from django.utils.translation import override

from workflows.documents.actions import freeze
from workflows.documents.models import Document
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.values.calendars import MEDIA_TYPE

from ..models import Meeting, Registration, Session, State
from ..reading.calendar_files import calendar_of
from ..reading.certificates import certificate_of
from ..reading.codes import code_of
from ..reading.links import address_of
from ..reading.waiting import position
from ..reading.words import all_words, dates_of

WITH_CALENDAR = frozenset({"placed", "moved_up", "changed", "called_off"})
KIND = "meeting_calendar"


def tell(
    registration: Registration,
    template: str,
    *,
    key: str = "",
    session: Session | None = None,
    reason: str = "",
) -> None:
    """A mail from `meetings/mail/<template>.txt` waits for the person, or for whom they come with."""
    addressee = registration if registration.email else registration.host
    if addressee is None:
        return  # somebody at the door
    case, language = registration.meeting, registration.language
    prefetch_related_objects([case], "texts", "sessions")  # once, however many mails
    with override(language):
        text = case.text(language)
        dates = all_words([session] if session else dates_of(case))
    queue_mail(
        to=addressee.email,
        template=f"meetings/mail/{template}",
        context={
            "name": registration.name,
            "title": text.title if text else case.title,
            "dates": dates,
            "place": "" if registration.is_online else case.place,
            "online_link": case.online_link if registration.state == State.PLACED else "",
            "reason": reason,
            "until": registration.offered_until,
            "hours": case.offer_hours,
            "position": position(registration) if template == "waiting" else None,
            "has_certificate": template == "thanks" and certificate_of(registration) is not None,
            "link": address_of(addressee),
            "code": "" if registration.is_online else code_of(registration),
            "url": address("meetings:meeting", language, meeting_id=case.pk),
        },
        language=language,
        case=case,
        attachments=[calendar_file(case, language)] if template in WITH_CALENDAR else (),
        key=key,
    )


def tell_all(case: Meeting, template: str, *, waiting: bool = False, reason: str = "") -> None:
    """The same mail for everybody who has a place, and (`waiting`) those who hope for one."""
    states = [State.PLACED, State.WAITING] if waiting else [State.PLACED]
    for registration in Registration.objects.filter(meeting=case, state__in=states).exclude(email=""):
        registration.meeting = case
        key = f"meeting.{template}.{registration.pk}.{case.sequence}"
        tell(registration, template, key=key, reason=reason)


def calendar_file(case: Meeting, language: str, *, with_link: bool = True) -> Document:
    """One file for each version and language, however many people get it."""
    name = f"{case.number}-{case.sequence}-{language}{'' if with_link else '-invitation'}.ics"
    made = Document.objects.filter(case=case, kind=KIND, name=name).first()
    return made or freeze(
        case=case,
        kind=KIND,
        name=name,
        content=calendar_of([case], language, with_link=with_link),
        media_type=MEDIA_TYPE,
        actor=None,
        language=language,
    )
