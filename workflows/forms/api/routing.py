"""The one router of the forms room, and finding the sheet that a call is about."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.problems import Problem
from workflows.people.verdicts import require

from .. import registry, rules
from ..models import AnswerSheet
from ..reading.workbook import Workbook

router = Router(tags=["forms"], auth=api_auth)
REFUSALS: dict[int, object] = {
    403: Problem,
    404: Problem,
    409: Problem,
    422: Problem,
}


def find_sheet(sheet_id: UUID) -> None:
    """Nothing happens when there is such a sheet; 404 otherwise. Its action asks who may change it."""
    get_object_or_404(AnswerSheet.objects.in_use(registry.codes()), pk=sheet_id)


def readable(request: HttpRequest, sheet_id: UUID) -> Workbook:
    """The sheet with all around it, for somebody who may read it."""
    sheet = get_object_or_404(AnswerSheet.objects.whole().in_use(registry.codes()), pk=sheet_id)
    require(rules.may_read(caller(request), sheet))
    return Workbook(sheet, caller(request))
