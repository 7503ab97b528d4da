"""What the lead of the house does: funding periods, what was promised in them, and reports."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

from . import measures
from .measures import Kind
from .models import FundingPeriod, Report, Target
from .reports import digest_of, reported
from .rules import may_change

MOST_NUMBER = 1_000_000
LONGEST_YEARS = 10


@dataclass(frozen=True)
class Funding:
    """What is said of a funding period."""

    title: str
    funder: str
    since: date
    until: date
    reference: str = ""


@transaction.atomic
def open_period(*, actor: User, given: Funding) -> FundingPeriod:
    """The house counts for this funder from the first to the last day."""
    require(may_change(actor))
    made = FundingPeriod.objects.create(**_checked(given))
    _log(made, actor, "opened")
    return made


@transaction.atomic
def change_period(*, actor: User, period: FundingPeriod, given: Funding) -> FundingPeriod:
    """It is called so and has these days; reports stay as they were."""
    require(may_change(actor))
    row = _locked(period)
    for name, value in _checked(given).items():
        setattr(row, name, value)
    row.save()
    _log(row, actor, "changed")
    return row


@transaction.atomic
def set_target(
    *, actor: User, period: FundingPeriod, measure: str, kind: str, number: int, source: str
) -> Target:
    """This was promised; a second promise of the same kind for the same measure replaces the first."""
    require(may_change(actor))
    row, source = _locked(period), one_line(source)
    if errors := _wrong(measure, kind, number, source):
        raise Invalid(errors)
    defaults = {"number": number, "source": source}
    target, _made = Target.objects.update_or_create(period=row, measure=measure, kind=kind, defaults=defaults)
    _log(row, actor, "target_set", measure=measure, kind=kind, number=number)
    return target


@transaction.atomic
def drop_target(*, actor: User, period: FundingPeriod, measure: str, kind: str) -> None:
    """This is no longer promised; AlreadyDone when it was not."""
    require(may_change(actor))
    row = _locked(period)
    if not Target.objects.filter(period=row, measure=measure, kind=kind).delete()[0]:
        raise AlreadyDone(_("This target has been deleted meanwhile."))
    _log(row, actor, "target_dropped", measure=measure, kind=kind)


@transaction.atomic
def report(*, actor: User, period: FundingPeriod, as_of: date, reason: str = "") -> Report:
    """What is counted now stays as it is; for the same day a new version, with the reason for it.

    AlreadyDone when nothing has changed since the last one.
    """
    require(may_change(actor))
    row, reason = _locked(period), one_line(reason)
    if not row.since <= as_of <= min(row.until, timezone.localdate()):
        raise Invalid({"as_of": _("Choose a day of the period that is not still to come.")})
    last = Report.objects.filter(period=row, as_of=as_of).order_by("-version").first()
    if last is not None and not reason:
        raise Invalid({"reason": _("There is a report of this day. Say why it is issued again.")})
    data = reported(row, as_of)
    digest = digest_of(data)
    if last is not None and last.digest == digest:
        raise AlreadyDone(_("Nothing has changed since version %(n)s.") % {"n": last.version})
    made = Report.objects.create(
        period=row,
        as_of=as_of,
        version=last.version + 1 if last else 1,
        reason=reason,
        data=data,
        digest=digest,
        made_by=actor,
    )
    _log(row, actor, "reported", as_of=as_of.isoformat(), version=made.version)
    return made


def _checked(given: Funding) -> dict[str, object]:
    values: dict[str, object] = {
        name: one_line(getattr(given, name)) for name in ("title", "funder", "reference")
    }
    errors = {}
    if not values["title"]:
        errors["title"] = _("Say what is funded.")
    if not values["funder"]:
        errors["funder"] = _("Say who gives the money.")
    if not 2000 <= given.since.year <= given.until.year < 2200:
        errors["until"] = _("The days are out of order or too far away.")
    elif given.until < given.since:
        errors["until"] = _("The last day lies before the first one.")
    elif given.until.year - given.since.year > LONGEST_YEARS:
        errors["until"] = _("A period lasts at most ten years.")
    if errors:
        raise Invalid(errors)
    return values | {"since": given.since, "until": given.until}


def _wrong(measure: str, kind: str, number: int, source: str) -> dict[str, str]:
    known, errors = measures.every().get(measure), {}
    if known is None:
        errors["measure"] = _("Choose one of the measures.")
    elif kind not in known.kinds:
        kinds = " · ".join(str(Kind(each).label) for each in known.kinds)
        errors["kind"] = _("This measure takes: %(kinds)s.") % {"kinds": kinds}
    if not 1 <= number <= (100 if kind == Kind.RATIO else MOST_NUMBER):
        errors["number"] = _("Write a number from 1 to %(most)s.") % {
            "most": 100 if kind == Kind.RATIO else MOST_NUMBER
        }
    if not source:
        errors["source"] = _("Say where it is written, for example the page of the grant notice.")
    return errors


def _locked(period: FundingPeriod) -> FundingPeriod:
    return FundingPeriod.objects.select_for_update().get(pk=period.pk)


def _log(period: FundingPeriod, actor: User, what: str, **data: object) -> None:
    log(instance=period, action=f"indicators.{what}", user=actor, data=data)
