"""Meetings as the API gives them."""

from ..models import Meeting
from ..reading.dates import Places
from ..reading.series import suggested
from ..reading.words import dates_of
from ..rules.meetings import may_register

Row = dict[str, object]
COPIED = (
    "number", "stage", "format", "place", "capacity", "offer_hours", "register_until", "spoken",
    "interpreting", "is_step_free", "child_care", "gives_certificate", "reason",
)  # fmt: skip
FOR_THE_HOUSE = ("online_link", "guests", "share_needed", "next_on", "no_next", "agenda_is_old")


def public_row(case: Meeting, places: Places) -> Row:
    """What everybody may read, in the language of the request."""
    text, verdict = case.text(), may_register(case)
    return {
        "id": case.pk,
        **{name: getattr(case, name) for name in COPIED},
        "language": text.language if text else "",
        "title": text.title if text else case.title,
        "about": text.about if text else "",
        "agenda": text.agenda if text else "",
        "dates": [
            {"id": each.pk, "starts_at": each.starts_at, "ends_at": each.ends_at} for each in dates_of(case)
        ],
        "is_online": bool(case.online_link),
        "left": places.left,
        "may_register": verdict.allowed,
        "why_not": verdict.reason,
    }


def house_row(case: Meeting, places: Places) -> Row:
    """With what is not for everybody."""
    return {
        **public_row(case, places),
        **{name: getattr(case, name) for name in FOR_THE_HOUSE},
        "series": case.series_id,
        "suggested_next": suggested(case),
        "placed": places.placed,
        "online": places.online,
        "waiting": places.waiting,
    }
