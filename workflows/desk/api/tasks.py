"""The API of who does a step, and of being away."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Schema

from workflows.desk import rules
from workflows.desk.actions.absences import end_absence, end_absence_of, note_absence, set_absence
from workflows.desk.reading.tasks import handing_of
from workflows.engine import actions as engine
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.models import STAFF_ROLES, Absence, User
from workflows.people.verdicts import Invalid, require

router = Router(tags=["desk"], auth=api_auth)


class ColleagueOut(Schema):
    """Somebody to whom a step may be given; `away_until` when they are away today."""

    id: UUID
    name: str
    away_until: date | None


class GiveIn(Schema):
    """The colleague who does the step from now on; null puts it back to all who may do it."""

    to: UUID | None


class HolderOut(Schema):
    """Who has a step now; null: all who may do it."""

    id: int
    holder: str | None


class AbsenceIn(Schema):
    """First and last day, and the colleague who stands in."""

    first_day: date
    last_day: date
    substitute: UUID


class AbsenceOut(AbsenceIn):
    """When the caller is away; `substitute_name` stands in."""

    substitute_name: str


@router.get("/tasks/{int:step_id}/colleagues", response=list[ColleagueOut], operation_id="desk_colleagues")
def colleagues(request: HttpRequest, step_id: int) -> list[dict[str, object]]:
    """List those to whom the caller may give this step."""
    return [
        {
            "id": each.person.uuid,
            "name": str(each.person),
            "away_until": each.absence.last_day if each.absence and each.absence.is_now else None,
        }
        for each in handing_of(caller(request), step_id).colleagues
    ]


@router.post("/tasks/{int:step_id}/take", response=HolderOut, operation_id="desk_take")
def take(request: HttpRequest, step_id: int) -> dict[str, object]:
    """Take a step that the caller's role may do, also from a colleague."""
    user = caller(request)
    return _holder(engine.give(handing_of(user, step_id).step, actor=user, to=user).pk)


@router.post("/tasks/{int:step_id}/give", response=HolderOut, operation_id="desk_give")
def give(request: HttpRequest, step_id: int, given: GiveIn) -> dict[str, object]:
    """Give a step to a colleague, or put it back."""
    user, found = caller(request), handing_of(caller(request), step_id)
    people = {each.person.uuid: each.person for each in found.colleagues}
    if given.to is not None and given.to not in people:
        raise Invalid({"to": str(rules.NO_COLLEAGUE)})
    to = people[given.to] if given.to is not None else None
    return _holder(engine.give(found.step, actor=user, to=to).pk)


class AbsenceOfOut(AbsenceOut):
    """When a colleague is away."""

    person: UUID
    person_name: str


@router.get("/absence", response=AbsenceOut | None, operation_id="desk_absence")
def read_absence(request: HttpRequest) -> dict[str, object] | None:
    """Read when the caller is away, or null."""
    require(rules.may_be_absent(caller(request)))
    found = Absence.objects.filter(person=caller(request)).select_related("substitute").first()
    return _absence(found) if found is not None else None


@router.put("/absence", response=AbsenceOut, operation_id="desk_set_absence")
def write_absence(request: HttpRequest, given: AbsenceIn) -> dict[str, object]:
    """Note that the caller is away; the substitute has a mail."""
    substitute = User.objects.holding(*STAFF_ROLES).filter(uuid=given.substitute).first()
    days = {"first_day": given.first_day, "last_day": given.last_day}
    return _absence(set_absence(person=caller(request), substitute=substitute, **days))


@router.delete("/absence", response={204: None}, operation_id="desk_end_absence")
def delete_absence(request: HttpRequest) -> tuple[int, None]:
    """The caller is here again."""
    end_absence(person=caller(request))
    return 204, None


@router.get("/absences", response=list[AbsenceOfOut], operation_id="desk_absences")
def list_absences(request: HttpRequest) -> list[dict[str, object]]:
    """List who of the house is away, today or later; for administrators."""
    require(rules.may_note_absences(caller(request)))
    rows = Absence.objects.filter(last_day__gte=timezone.localdate()).select_related("person", "substitute")
    return [_absence_of(row) for row in rows.order_by("first_day", "pk")]


@router.put("/absences/{uuid:person_id}", response=AbsenceOfOut, operation_id="desk_note_absence")
def note(request: HttpRequest, person_id: UUID, given: AbsenceIn) -> dict[str, object]:
    """Note that a colleague is away; both they and the substitute have a mail."""
    require(rules.may_note_absences(caller(request)))
    substitute = User.objects.holding(*STAFF_ROLES).filter(uuid=given.substitute).first()
    days = {"first_day": given.first_day, "last_day": given.last_day}
    person = _colleague(person_id)
    return _absence_of(note_absence(person=person, actor=caller(request), substitute=substitute, **days))


@router.delete("/absences/{uuid:person_id}", response={204: None}, operation_id="desk_end_absence_of")
def end_of(request: HttpRequest, person_id: UUID) -> tuple[int, None]:
    """A colleague is here again."""
    require(rules.may_note_absences(caller(request)))
    end_absence_of(person=_colleague(person_id), actor=caller(request))
    return 204, None


def _colleague(person_id: UUID) -> User:
    return get_object_or_404(User.objects.holding(*STAFF_ROLES), uuid=person_id)


def _absence_of(row: Absence) -> dict[str, object]:
    return {"person": row.person.uuid, "person_name": str(row.person), **_absence(row)}


def _holder(step_id: int) -> dict[str, object]:
    holder = User.objects.filter(steps=step_id).first()
    return {"id": step_id, "holder": str(holder) if holder else None}


def _absence(row: Absence) -> dict[str, object]:
    return {
        "first_day": row.first_day,
        "last_day": row.last_day,
        "substitute": row.substitute.uuid,
        "substitute_name": str(row.substitute),
    }
