"""The short code of a registration: on its page and in its mail, for the camera or the keyboard at the door.

It opens nothing by itself: only staff of the meeting can note somebody by it.
"""

from io import BytesIO
from uuid import UUID

import segno
from django.conf import settings
from django.utils import timezone

from workflows.people.addresses import address
from workflows.values.texts import bare

from ..models import Meeting, Registration, Session

LENGTH = 8
_REST = 32 - LENGTH


def code_of(registration: Registration) -> str:
    """As people read it out: two groups of four."""
    code = registration.pk.hex[:LENGTH].upper()
    return f"{code[:4]}-{code[4:]}"


def by_code(case: Meeting, code: str) -> list[Registration]:
    """Who has this code at this meeting, however it was typed; nearly always one or none."""
    typed = "".join(each for each in bare(code).lower() if each in "0123456789abcdef")
    if len(typed) != LENGTH:
        return []
    first, last = UUID(typed + "0" * _REST), UUID(typed + "f" * _REST)
    rows = Registration.objects.filter(meeting=case, pk__gte=first, pk__lte=last)
    return list(rows.order_by("name", "pk"))


def door_address(registration: Registration) -> str:
    """What the picture says: the page at the door with this code."""
    page = address("meetings:check_in", settings.LANGUAGE_CODE, meeting_id=registration.meeting_id)
    return f"{page}?code={code_of(registration)}"


def picture_of(registration: Registration) -> bytes:
    """The QR code as SVG."""
    picture = BytesIO()
    code = segno.make(door_address(registration), error="m", micro=False)
    code.save(picture, kind="svg", scale=4, border=4, light="white")
    return picture.getvalue()


def session_of_today(case: Meeting) -> Session | None:
    """The date of today, else the last that has begun, else the first."""
    rows = list(case.sessions.filter(is_off=False).select_related("meeting"))
    today = timezone.localdate()
    days = [(timezone.localdate(each.starts_at), each) for each in rows]
    now = [each for day, each in days if day == today] or [each for day, each in days if day < today][-1:]
    return next(iter(now or rows), None)
