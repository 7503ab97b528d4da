"""An adviser's hours, days off and feed over the API."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.addresses import address
from workflows.people.verdicts import require

from .. import actions
from ..models import Absence, Hours
from ..rules.cases import may_keep_hours
from .routing import REFUSALS, router
from .schemas import AdviserAbsenceIn, AdviserAbsenceOut, AdviserFeedOut, AdviserHoursIn, AdviserHoursOut


@router.get("/hours", response={200: list[AdviserHoursOut], **REFUSALS}, operation_id="consultations_hours")
def list_hours(request: HttpRequest) -> list[Hours]:
    """List one's own hours (advisers)."""
    require(may_keep_hours(caller(request)))
    return list(Hours.objects.filter(adviser=caller(request)))


@router.post("/hours", response={201: AdviserHoursOut, **REFUSALS}, operation_id="consultations_add_hours")
def add_hours(request: HttpRequest, given: AdviserHoursIn) -> tuple[int, Hours]:
    """Add hours of one's own (advisers)."""
    return 201, actions.add_hours(actor=caller(request), **given.dict())


@router.delete("/hours/{int:pk}", response={204: None, **REFUSALS}, operation_id="consultations_drop_hours")
def drop_hours(request: HttpRequest, pk: int) -> tuple[int, None]:
    """Take out hours of one's own; what is agreed stays agreed (advisers)."""
    require(may_keep_hours(caller(request)))
    row = get_object_or_404(Hours, pk=pk, adviser=caller(request))
    actions.drop_hours(actor=caller(request), hours=row)
    return 204, None


@router.get(
    "/absences", response={200: list[AdviserAbsenceOut], **REFUSALS}, operation_id="consultations_absences"
)
def list_absences(request: HttpRequest) -> list[Absence]:
    """List one's own days off (advisers)."""
    require(may_keep_hours(caller(request)))
    return list(Absence.objects.filter(adviser=caller(request)))


@router.post(
    "/absences", response={201: AdviserAbsenceOut, **REFUSALS}, operation_id="consultations_add_absence"
)
def add_absence(request: HttpRequest, given: AdviserAbsenceIn) -> tuple[int, Absence]:
    """Be away on these days (advisers)."""
    return 201, actions.add_absence(actor=caller(request), first=given.first, last=given.last)


@router.delete(
    "/absences/{int:pk}", response={204: None, **REFUSALS}, operation_id="consultations_drop_absence"
)
def drop_absence(request: HttpRequest, pk: int) -> tuple[int, None]:
    """Be there after all (advisers)."""
    require(may_keep_hours(caller(request)))
    row = get_object_or_404(Absence, pk=pk, adviser=caller(request))
    actions.drop_absence(actor=caller(request), absence=row)
    return 204, None


@router.post("/feed", response={201: AdviserFeedOut, **REFUSALS}, operation_id="consultations_renew_feed")
def renew_feed(request: HttpRequest) -> tuple[int, dict[str, str]]:
    """Make a new secret address of one's calendar; the old one leads nowhere any more (advisers)."""
    me = caller(request)
    token = actions.renew_feed(actor=me)
    return 201, {"address": address("consultations:feed", me.language, token=token)}
