"""Hours, days off and the secret feed of an adviser's calendar."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values.secret_links import hash_of, new_secret

from .. import topics
from ..models import SPOKEN, Absence, Feed, Hours, Way
from ..models.hours import LONGEST, SHORTEST
from ..rules.cases import may_keep_hours

MOST = 60
LONGEST_ABSENCE = 400


@transaction.atomic
def add_hours(*, actor: User, **facts: Any) -> Hours:
    """The adviser is there at these hours; Invalid with what does not fit, field by field."""
    require(may_keep_hours(actor))
    row = Hours(adviser=actor, **facts)
    if errors := _problems(row):
        raise Invalid(errors)
    if Hours.objects.filter(adviser=actor).count() >= MOST:
        raise Invalid({"begins": _("You have very many hours already. Take out old ones first.")})
    row.save()
    return row


@transaction.atomic
def drop_hours(*, actor: User, hours: Hours) -> None:
    """No new times of these hours; what is agreed stays agreed."""
    require(may_keep_hours(actor))
    Hours.objects.filter(pk=hours.pk, adviser=actor).delete()


@transaction.atomic
def add_absence(*, actor: User, first: date, last: date) -> Absence:
    """Nobody books these days; what is agreed for them has to be moved by hand."""
    require(may_keep_hours(actor))
    if last < first:
        raise Invalid({"last": _("The last day lies before the first.")})
    if last < timezone.localdate():
        raise Invalid({"last": _("These days are over.")})
    if (last - first).days > LONGEST_ABSENCE:
        raise Invalid({"last": _("That is more than a year. Take out your hours instead.")})
    return Absence.objects.create(adviser=actor, first=first, last=last)


@transaction.atomic
def drop_absence(*, actor: User, absence: Absence) -> None:
    """The days can be booked again."""
    require(may_keep_hours(actor))
    Absence.objects.filter(pk=absence.pk, adviser=actor).delete()


@transaction.atomic
def renew_feed(*, actor: User) -> str:
    """A new secret address; the old one leads nowhere any more. It is shown once."""
    require(may_keep_hours(actor))
    token = new_secret()
    values = {"token_hash": hash_of(token), "made_at": timezone.now()}
    Feed.objects.update_or_create(adviser=actor, defaults=values)
    return token


def _problems(row: Hours) -> dict[str, str]:
    errors = {}
    if (row.weekday is None) == (row.day is None):
        errors["weekday"] = _("Choose either a day of the week or a single day.")
    elif row.day is not None and row.day < timezone.localdate():
        errors["day"] = _("Choose a day that is still to come.")
    if row.ends <= row.begins:
        errors["ends"] = _("The end lies before the beginning.")
    if not SHORTEST <= row.minutes <= LONGEST:
        errors["minutes"] = _("A talk lasts %(least)s to %(most)s minutes.") % {
            "least": SHORTEST,
            "most": LONGEST,
        }
    elif not errors and not _fits(row):
        errors["minutes"] = _("Not one talk of this length fits into these hours.")
    if not row.ways or any(way not in Way.values for way in row.ways):
        errors["ways"] = _("Choose at least one way.")
    if not row.languages or any(code not in SPOKEN for code in row.languages):
        errors["languages"] = _("Choose at least one language.")
    if any(code not in topics.labels() for code in row.topics):
        errors["topics"] = _("Choose topics from the list.")
    if row.valid_from and row.valid_until and row.valid_until < row.valid_from:
        errors["valid_until"] = _("The last day lies before the first.")
    return errors


def _fits(row: Hours) -> bool:
    begin, end = (each.hour * 60 + each.minute for each in (row.begins, row.ends))
    return begin + row.minutes <= end
