"""The API of who does a step, and of being away."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from workflows.desk import rules
from workflows.desk.actions.absences import end_absence, set_absence
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
