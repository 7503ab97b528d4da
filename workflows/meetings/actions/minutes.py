"""Minutes: begun from the agenda, written, sent as a file that stays, approved at the next meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.actions import freeze
from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, require
from workflows.values.texts import clean, one_line

from ..letters.minutes import paper_of
from ..models import Decision, InvitationStep, Meeting, Minutes, MinutesPoint, MinutesVersion, StepKind
from ..reading.minutes import LONGEST_SAID, MOST_POINTS, agenda_points, last_version, minutes_of, whole
from ..rules.minutes import may_approve, may_send, may_write
from .minutes_mail import mail_minutes

KIND = "meeting_minutes"
MOST_DECISIONS = 20
LONGEST_DECISION = 1000


@dataclass(frozen=True)
class Point:
    """A point as it is to stand; `key` is the one it was, so that tasks stay with it."""

    title: str
    said: str = ""
    decisions: Sequence[str] = ()
    key: int | None = None


@transaction.atomic
def begin_minutes(*, case: Meeting, actor: User, language: str = "de") -> Minutes:
    """The minutes are there, with a point for each line of the agenda, in one language."""
    case = _locked(case)
    found = minutes_of(case)
    require(may_write(actor, case, found))
    if found is not None:
        raise AlreadyDone(_("Somebody has begun these minutes. Load the page anew."))
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose a language.")})
    made = Minutes.objects.create(meeting=case, language=language)
    MinutesPoint.objects.bulk_create(
        MinutesPoint(minutes=made, position=position, title=title, said=said)
        for position, (title, said) in enumerate(agenda_points(case, language), 1)
    )
    engine.record(case, actor=actor, verb="meeting.minutes_begun", audience=Audience.STAFF)
    return made


@transaction.atomic
def write_minutes(*, case: Meeting, points: Sequence[Point], actor: User, seen: int | None = None) -> Minutes:
    """The points stand in this order; ChangedSince when somebody saved another text than the one `seen`."""
    case = _locked(case)
    found = _found(case)
    require(may_write(actor, case, found))
    if seen is not None and seen != found.revision:
        raise ChangedSince(_("Somebody else has saved these minutes. Nothing of yours was saved: copy it."))
    given = [_tidy(each) for each in points]
    _check(given)
    known = {each.pk: each for each in found.points.all()}
    if unknown := {each.key for each in given if each.key is not None} - set(known):
        text = _("Point %(number)s is none of these minutes. Load the page anew.")
        raise Invalid({"points": text % {"number": min(unknown)}})
    _store(found, given, known)
    found.revision += 1
    found.save(update_fields=["revision"])
    return found


@transaction.atomic
def send_minutes(*, case: Meeting, actor: User, reason: str = "", to_all: bool = False) -> MinutesVersion:
    """They are a file that stays, and with whoever was there, and (`to_all`) with the whole series.

    A correction is a further version, and says why.
    """
    case = _locked(case)
    parts, reason = whole(case), one_line(reason)
    last = parts.last if parts else None
    require(may_send(actor, case, parts.minutes if parts else None, last))
    assert parts is not None
    if last is not None and not reason:
        raise Invalid({"reason": _("Say what was corrected. Everybody reads it.")})
    if len(reason) > 500:
        raise Invalid({"reason": _("Write at most %(most)d characters.") % {"most": 500}})
    number = last.number + 1 if last else 1
    document = freeze(
        case=case,
        kind=KIND,
        name=_("minutes-%(number)s-%(version)d.pdf") % {"number": case.number, "version": number},
        content=paper_of(case, parts, number, reason).printed(),
        media_type="application/pdf",
        actor=actor,
        language=parts.minutes.language,
        audience=Audience.STAFF,
    )
    made = MinutesVersion.objects.create(
        minutes=parts.minutes,
        number=number,
        revision=parts.minutes.revision,
        reason=reason,
        document=document,
        sent_by=actor,
    )
    made.people = mail_minutes(case, made, to_all=to_all)
    made.save(update_fields=["people"])
    steps = InvitationStep.objects.filter(meeting=case, kind=StepKind.MINUTES, done_at=None)
    steps.update(done_at=timezone.now())
    data = {"version": number, "people": made.people}
    engine.record(case, actor=actor, verb="meeting.minutes_sent", audience=Audience.STAFF, data=data)
    return made


@transaction.atomic
def approve_minutes(*, case: Meeting, actor: User) -> Minutes:
    """The next meeting approved them: they are never changed again. Tasks can still be ticked off."""
    case = _locked(case)
    found = minutes_of(case)
    require(may_approve(actor, case, found, last_version(found)))
    assert found is not None
    found.approved_at, found.approved_by = timezone.now(), actor
    found.save(update_fields=["approved_at", "approved_by"])
    engine.record(case, actor=actor, verb="meeting.minutes_approved", audience=Audience.STAFF)
    return found


def _locked(case: Meeting) -> Meeting:
    lock_case(case.pk)
    return Meeting.objects.select_related("series").prefetch_related("texts", "sessions").get(pk=case.pk)


def _found(case: Meeting) -> Minutes:
    found = minutes_of(case)
    if found is None:
        raise AlreadyDone(_("Nobody has begun the minutes. Begin them first."))
    return found


def _tidy(point: Point) -> Point:
    decided = [one_line(each) for each in point.decisions]
    return Point(
        one_line(point.title), clean(point.said).strip(), [each for each in decided if each], point.key
    )


def _check(points: Sequence[Point]) -> None:
    errors = {}
    if not 1 <= len(points) <= MOST_POINTS:
        errors["points"] = _("Minutes have at least one point and at most %(most)d.") % {"most": MOST_POINTS}
    for number, each in enumerate(points, 1):
        if wrong := _wrong(each):
            errors.setdefault("points", _("Point %(number)d: %(wrong)s") % {"number": number, "wrong": wrong})
    if errors:
        raise Invalid(errors)


def _wrong(point: Point) -> str:
    if not point.title:
        return _("Give it a title.")
    if len(point.title) > 200:
        return _("The title has at most %(most)d characters.") % {"most": 200}
    if len(point.said) > LONGEST_SAID:
        return _("Write at most %(most)d characters.") % {"most": LONGEST_SAID}
    if len(point.decisions) > MOST_DECISIONS:
        return _("Write at most %(most)d decisions.") % {"most": MOST_DECISIONS}
    if any(len(each) > LONGEST_DECISION for each in point.decisions):
        return _("A decision has at most %(most)d characters.") % {"most": LONGEST_DECISION}
    return ""


def _store(minutes: Minutes, given: Sequence[Point], known: dict[int, MinutesPoint]) -> None:
    """As many statements for forty points as for one."""
    rows = []
    for position, each in enumerate(given, 1):
        row = known.pop(each.key, None) if each.key is not None else None
        row = row or MinutesPoint(minutes=minutes)
        row.position, row.title, row.said = position, each.title, each.said
        rows.append(row)
    MinutesPoint.objects.filter(pk__in=list(known)).delete()
    standing = [row for row in rows if row.pk is not None]
    MinutesPoint.objects.bulk_update(standing, ["position", "title", "said"])
    MinutesPoint.objects.bulk_create([row for row in rows if row.pk is None])
    Decision.objects.filter(point__in=standing).delete()
    Decision.objects.bulk_create(
        Decision(point=row, position=position, words=words)
        for row, each in zip(rows, given, strict=True)
        for position, words in enumerate(each.decisions, 1)
    )
