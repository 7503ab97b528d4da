"""What the applicants changed from one submission to the next."""

from uuid import UUID

from django.http import HttpRequest

from workflows.engine.standing import standing
from workflows.forms.comparing import Round
from workflows.people.access.doors import caller

from ..reading import cases as reading
from ..rules.visibility import sees_inside
from .routing import router
from .schemas.changes import RoundOut


@router.get("/applications/{uuid:case_id}/changes", response=list[RoundOut], operation_id="grants_changes")
def list_changes(request: HttpRequest, case_id: UUID) -> list[Round]:
    """List what each submission after the first changed, newest first, as far as the caller may read it."""
    user = caller(request)
    case = reading.visible_application(user, case_id)
    inside = standing(case, user).belongs or sees_inside(user, case)
    return reading.rounds(case, for_review=not inside)
