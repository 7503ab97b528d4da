"""Certificates of attendance: who gets one, what it says, and the page on which anybody can check it."""

import math
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.documents.letters import Letter
from workflows.people.addresses import address

from ..models import Registration, Session
from .words import all_words, dates_of

HELD = ("held", "closed")
# Another salt than that of the link in the mail: whoever checks a certificate can't cancel for its person.
_signer = Signer(sep=".", salt="meetings.certificate")


@dataclass(frozen=True)
class Certificate:
    """What it says; `hours` are those of the dates on which the person was there."""

    number: str
    name: str
    title: str
    topics: str
    dates: list[str]
    hours: str
    check: str


def certificate_of(registration: Registration) -> Certificate | None:
    """None when there is none: not promised, not held yet, or the person was there too seldom."""
    case = registration.meeting
    if not case.gives_certificate or case.stage not in HELD or registration.seat is None:
        return None
    standing = dates_of(case)
    keys = set(registration.attendances.values_list("session", flat=True))
    there = [each for each in standing if each.pk in keys]
    if not there or len(there) < math.ceil(len(standing) * case.share_needed / 100):
        return None
    with override("de"):
        text = case.text("de")
        return Certificate(
            number=f"{case.number}-{registration.seat}",
            name=registration.name,
            title=text.title if text else case.title,
            topics=text.about if text else "",
            dates=all_words(there),
            hours=number_format(_hours(there)),
            check=address("meetings:certificate_check", "de", link=_signer.sign(registration.pk.hex)),
        )


def _hours(sessions: list[Session]) -> float:
    whole = sum((each.ends_at - each.starts_at for each in sessions), timedelta())
    return round(whole / timedelta(hours=1), 1)


def printed(certificate: Certificate) -> bytes:
    """The certificate as PDF, in German: offices and employers read it."""
    with override(settings.LANGUAGE_CODE):
        rows = [
            (_("Name"), certificate.name),
            (_("What"), certificate.title),
            (_("When"), "\n".join(certificate.dates)),
            (_("Hours"), certificate.hours),
            (_("Contents"), certificate.topics),
        ]
        proof = [(_("Number"), certificate.number), (_("Check it here"), certificate.check)]
        title = _("Certificate of attendance")
        sections = [
            {"title": _("Took part"), "rows": [row for row in rows if row[1]]},
            {"title": _("Is it genuine?"), "rows": proof},
        ]
    return Letter("documents/record", {"sections": sections}, settings.LANGUAGE_CODE, title).printed()


def certified(link: str) -> Certificate | None:
    """The certificate that the address on it names; None for a wrong one, or when names are gone."""
    try:
        key = UUID(_signer.unsign(link))
    except (BadSignature, ValueError):
        return None
    rows = Registration.objects.select_related("meeting").filter(pk=key, meeting__anonymised_at=None)
    found = rows.prefetch_related("meeting__texts", "meeting__sessions").first()
    return certificate_of(found) if found else None
