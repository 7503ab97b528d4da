"""The report to the Transparenzregister over the API."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Schema

from workflows.documents.letters import MEDIA_TYPES
from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import FoundingCase
from ..reading.transparency import ReportScreen, aid_for, report_screen
from ..rules.transparency import may_prepare_report
from .routing import REFUSALS, router


class BeneficialOwnerIn(Schema):
    """What is noted about one person; citizenships separated by commas."""

    name: str = Field(max_length=200)
    birthdate: date | None = None
    town: str = Field("", max_length=100)
    country: str = Field("", max_length=60)
    nationalities: str = Field("", max_length=200)


class TransparencyOut(Schema):
    """Whom the association reports; `fictitious`: the board, because nobody has a quarter of the votes."""

    fictitious: bool
    has_notes: bool
    owners: list[BeneficialOwnerIn]


class TransparencyIn(Schema):
    """What is noted; it is deleted when the report is ticked off."""

    people: list[BeneficialOwnerIn] = Field(max_length=60)


def _case(request: HttpRequest, case_id: UUID) -> FoundingCase:
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_prepare_report(request.user, case))
    return case


@router.get(
    "/cases/{case_id}/transparency",
    response={200: TransparencyOut, **REFUSALS},
    operation_id="founding_transparency",
)
def read_report(request: HttpRequest, case_id: UUID) -> ReportScreen:
    """Read who is reported to the Transparenzregister and what is noted about them."""
    return report_screen(_case(request, case_id))


@router.put(
    "/cases/{case_id}/transparency",
    response={200: TransparencyOut, **REFUSALS},
    operation_id="founding_note_owners",
)
def note(request: HttpRequest, case_id: UUID, body: TransparencyIn) -> ReportScreen:
    """Note what the register asks; the notes take the place of earlier ones."""
    people: list[actions.Noted] = [
        {
            "name": each.name,
            "birthdate": each.birthdate,
            "town": each.town,
            "country": each.country,
            "nationalities": each.nationalities,
        }
        for each in body.people
    ]
    case = _case(request, case_id)
    return report_screen(case, actions.note_owners(case=case, actor=caller(request), people=people))


@router.get(
    "/cases/{case_id}/transparency/aid.{ending}",
    response={200: None, **REFUSALS},
    operation_id="founding_transparency_aid",
)
def read_aid(request: HttpRequest, case_id: UUID, ending: str) -> HttpResponse:
    """Read the filing aid as PDF or DOCX, with what is noted now."""
    case = _case(request, case_id)
    if ending not in MEDIA_TYPES:
        raise Http404
    return HttpResponse(aid_for(case, ending), content_type=MEDIA_TYPES[ending])
