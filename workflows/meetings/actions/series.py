"""Series: begun with a meeting, its rhythm, who is invited; what becomes of the needs they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case, lock_row
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Invitee, Meeting, Need, NeedState, Series
from ..models.series import LONGEST_RHYTHM
from ..rules.meetings import may_plan, may_run
from .inviting import invite_new, plan_invitations

MOST_AT_ONCE = 5000
MOST_NAMED = 10


@dataclass(frozen=True)
class Line:
    """Somebody to invite, as typed, in line `number` of the list."""

    number: int
    email: str
    name: str = ""
    language: str = "de"
    organisation: str = ""


@dataclass(frozen=True)
class Added:
    """What became of a list: how many are new, were there already, want no invitations."""

    new: int
    known: int
    left: int


@transaction.atomic
def begin_series(*, case: Meeting, every_months: int, on_day: int | None = None, actor: User) -> Series:
    """The meeting is the first of a series; without `on_day` the next ones are on its day of the month."""
    lock_case(case.pk)
    case = Meeting.objects.get(pk=case.pk)
    require(may_run(actor, case))
    if case.series_id is not None:
        raise AlreadyDone(_("This meeting belongs to a series already."))
    if case.closed_at is not None:
        raise AlreadyDone(_("This meeting is over."))
    day = on_day or timezone.localdate(case.starts_at).day
    _check_rhythm(every_months, day)
    made = Series.objects.create(owner=actor, every_months=every_months, on_day=day)
    case.series = made
    case.save(update_fields=["series"])
    engine.record(case, actor=actor, verb="meeting.series_begun", audience=Audience.STAFF)
    plan_invitations(case)
    return made


@transaction.atomic
def change_series(*, series: Series, every_months: int, on_day: int, actor: User) -> Series:
    """Another rhythm, which the next closing form suggests; whoever changes it is the co-ordinator now."""
    require(may_plan(actor))
    _check_rhythm(every_months, on_day)
    series.every_months, series.on_day, series.owner = every_months, on_day, actor
    series.save(update_fields=["every_months", "on_day", "owner"])
    return series


@transaction.atomic
def invite_people(*, series: Series, lines: Sequence[Line], actor: User) -> Added:
    """They are invited from now on, at once when the invitation is out already; nobody stands twice.

    All or nobody: Invalid names the lines that can't be read. Whoever is there already stays as they are.
    """
    require(may_plan(actor))
    _check_lines(lines)
    lock_row(Series.objects.filter(pk=series.pk))
    rows = Invitee.objects.filter(series=series).values_list("email", "left_at", "only")
    found, once = {}, []
    named = {each.email.lower() for each in lines}
    for email, left_at, only in rows:
        found[email.lower()] = left_at
        if only is not None and left_at is None and email.lower() in named:
            once.append(email)
    # Who came once instead of somebody is new to the series.
    if once:
        Invitee.objects.filter(series=series, email__in=once).update(only=None)
    came = len(once)
    new = {each.email.lower(): each for each in reversed(lines) if each.email.lower() not in found}
    Invitee.objects.bulk_create(
        [
            Invitee(
                series=series,
                name=each.name[:120],
                email=each.email,
                language=each.language,
                organisation=each.organisation[:200],
            )
            for each in sorted(new.values(), key=lambda each: each.number)
        ],
        batch_size=500,
    )
    if new or came:
        _invite_to_announced(series)
    left = {each.email.lower() for each in lines if found.get(each.email.lower()) is not None}
    return Added(len(new) + came, len(lines) - len(new) - came - len(left), len(left))


@transaction.atomic
def take_out(*, person: Invitee, actor: User) -> None:
    """The person is invited no more; answers they gave go with them, a place they have stays."""
    require(may_plan(actor))
    Need.objects.filter(invitation__person=person).update(invitation=None)
    person.delete()


@transaction.atomic
def settle_need(*, need: Need, state: str, actor: User) -> Need:
    """What becomes of a need is written down."""
    case = need.meeting
    require(may_run(actor, case))
    if state not in NeedState.values:
        raise Invalid({"state": _("Choose one of the states.")})
    need.state = state
    need.save(update_fields=["state"])
    data = {"need": need.pk, "state": state}
    engine.record(case, actor=actor, verb="meeting.need_settled", audience=Audience.STAFF, data=data)
    return need


def _invite_to_announced(series: Series) -> None:
    """Whoever is new gets the invitations that went out already."""
    ahead = Meeting.objects.filter(series=series, stage="announced", starts_at__gt=timezone.now())
    for key in ahead.order_by("pk").values_list("pk", flat=True):
        lock_case(key)
        case = Meeting.objects.select_related("series").prefetch_related("texts", "sessions").get(pk=key)
        invite_new(case)


def _check_rhythm(every_months: int, on_day: int) -> None:
    errors = {}
    if not 1 <= every_months <= LONGEST_RHYTHM:
        errors["every_months"] = _("Write a number from 1 to %(most)d.") % {"most": LONGEST_RHYTHM}
    if not 1 <= on_day <= 31:
        errors["on_day"] = _("Write a number from 1 to %(most)d.") % {"most": 31}
    if errors:
        raise Invalid(errors)


def _check_lines(lines: Sequence[Line]) -> None:
    if not lines:
        raise Invalid({"people": _("Write at least one person.")})
    if len(lines) > MOST_AT_ONCE:
        text = _("These are %(count)d lines. Bring at most %(most)d at a time; nothing was saved.")
        raise Invalid({"people": text % {"count": len(lines), "most": MOST_AT_ONCE}})
    bad = [text for each in lines if (text := _wrong(each))]
    if bad:
        more = (
            [_("And %(count)d more lines.") % {"count": len(bad) - MOST_NAMED}]
            if len(bad) > MOST_NAMED
            else []
        )
        raise Invalid({"people": " ".join([*bad[:MOST_NAMED], *more])})


def _wrong(line: Line) -> str:
    said: dict[str, object] = {"line": line.number}
    try:
        validate_email(line.email)
    except ValidationError:
        said |= {"text": line.email[:60]}
        return _("Line %(line)d: “%(text)s” is not an e-mail address.") % said
    if line.language not in dict(settings.LANGUAGES):
        return _("Line %(line)d: the language is one of de, en, ar, uk.") % said
    return ""
