"""What is said of a meeting when it is planned or changed, and what does not fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid

from ..models import Format
from ..models.meetings import LONGEST_OFFER

MOST_DATES = 40
LONGEST = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Span:
    """One date, from when to when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Words:
    """The texts in one language."""

    title: str
    about: str = ""
    agenda: str = ""


@dataclass(frozen=True)
class Facts:
    """All that is said of a meeting; `words` by language, German is needed."""

    format: str
    dates: Sequence[Span]
    words: Mapping[str, Words]
    place: str = ""
    online_link: str = ""
    capacity: int | None = None
    offer_hours: int | None = None
    register_until: datetime | None = None
    spoken: str = ""
    interpreting: str = ""
    is_step_free: bool = False
    child_care: bool = False
    gives_certificate: bool = False
    share_needed: int = 80


COPIED = (
    "format", "place", "online_link", "capacity", "offer_hours", "register_until", "spoken", "interpreting",
    "is_step_free", "child_care", "gives_certificate", "share_needed",
)  # fmt: skip


def check(given: Facts, begun: Sequence[datetime] = ()) -> None:
    """Raises Invalid with a sentence for each thing that does not fit; `begun` are dates that stand."""
    errors = _wrong_dates(given, begun)
    if given.format not in Format.values:
        errors["format"] = _("Choose what kind of meeting it is.")
    german = given.words.get("de")
    if german is None or not german.title.strip():
        errors["title_de"] = _("Write the title in German.")
    if unknown := set(given.words) - set(dict(settings.LANGUAGES)):
        errors["words"] = _("We don't have these languages: %(codes)s.") % {"codes": ", ".join(unknown)}
    if not given.place.strip() and not given.online_link.strip():
        errors["place"] = _("Say where it is, or give the link to take part online.")
    if given.capacity is not None and given.capacity < 1:
        errors["capacity"] = _("Write 1 or more, or leave it empty.")
    if given.offer_hours is not None and not 1 <= given.offer_hours <= LONGEST_OFFER:
        errors["offer_hours"] = _("Write a number from 1 to %(most)d, or leave it empty.") % {
            "most": LONGEST_OFFER
        }
    if not 1 <= given.share_needed <= 100:
        errors["share_needed"] = _("Write a number from 1 to 100.")
    if errors:
        raise Invalid(errors)


def _wrong_dates(given: Facts, begun: Sequence[datetime]) -> dict[str, str]:
    dates = sorted(given.dates)
    if not 1 <= len(dates) <= MOST_DATES:
        return {"dates": _("Give at least one date and at most %(most)d.") % {"most": MOST_DATES}}
    for each in dates:
        if wrong := _wrong_date(each, begun):
            return {"dates": wrong}
    if any(later.starts_at < earlier.ends_at for earlier, later in pairwise(dates)):
        return {"dates": _("Two dates overlap. Choose other times.")}
    if given.register_until is not None and given.register_until > dates[0].starts_at:
        return {"register_until": _("Registration has to end before it begins.")}
    return {}


def _wrong_date(date: Span, begun: Sequence[datetime]) -> str:
    if date.ends_at <= date.starts_at:
        return _("The end lies before the beginning. Choose a later end.")
    if date.ends_at - date.starts_at > LONGEST:
        return _("One date lasts at most a week. Give several dates instead.")
    if date.starts_at <= timezone.now() and date.starts_at not in begun:
        return _("This date is over. Choose a later one.")
    return ""
