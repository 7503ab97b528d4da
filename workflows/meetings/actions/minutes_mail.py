"""Minutes by mail: to whoever was there, and when staff want it to everybody who is invited to the series."""

from itertools import batched, groupby

from django.utils.translation import override

from workflows.outbox.many import Addressee, Mail, queue_many

from ..models import Invitee, Meeting, MinutesVersion, Registration
from ..reading.words import all_words, dates_of
from .mass_mail import MOST_AT_ONCE

type Reader = tuple[str, str, str]


def mail_minutes(case: Meeting, version: MinutesVersion, *, to_all: bool) -> int:
    """Each address has this version once, in the language of its person; returns how many have it."""
    readers = sorted(_readers(case, to_all=to_all), key=lambda reader: reader[0])
    count = 0
    for language, rows in groupby(readers, key=lambda reader: reader[0]):
        mail = Mail("meetings/mail/minutes", _context(case, version, language), language, [version.document])
        for some in batched(rows, MOST_AT_ONCE):
            people = [
                Addressee(email, f"meeting.minutes.{version.pk}.{email.lower()}", {"name": name})
                for _language, email, name in some
            ]
            count += queue_many(people, mail, case=case)
    return count


def _readers(case: Meeting, *, to_all: bool) -> list[Reader]:
    """Language, address and name of each; whoever was there and is invited counts once."""
    came = Registration.objects.filter(meeting=case, attendances__isnull=False).exclude(email="").distinct()
    found = {
        email.lower(): (language, email, name)
        for language, email, name in came.values_list("language", "email", "name")
    }
    if to_all and case.series_id is not None:
        for person in Invitee.objects.filter(series=case.series_id, left_at=None, only=None):
            found.setdefault(person.email.lower(), (person.language, person.email, person.called))
    return list(found.values())


def _context(case: Meeting, version: MinutesVersion, language: str) -> dict[str, object]:
    with override(language):
        text, dates = case.text(language), all_words(dates_of(case))
    return {
        "name": "%%name%%",
        "title": text.title if text else case.title,
        "dates": dates,
        "place": case.place,
        "reason": version.reason,
    }
