"""The API of targets and reports."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

from . import actions, measures, reading, rules
from .actions import Funding
from .files import file_of
from .models import FundingPeriod, Report, Target
from .reading import Line
from .schemas import (
    FundingPeriodIn,
    FundingPeriodOut,
    IndicatorCountsOut,
    IndicatorReportIn,
    IndicatorReportOut,
    IndicatorTargetIn,
    IndicatorTargetOut,
    Kinds,
    MeasureOut,
)

router = Router(tags=["indicators"], auth=api_auth)
Row = dict[str, object]


@router.get("/measures", response=list[MeasureOut], operation_id="indicators_measures")
def list_measures(request: HttpRequest) -> list[Row]:
    """List all that can be counted."""
    require(rules.may_read(caller(request)))
    return [
        {"code": each.code, "label": str(each.label), "pillar": each.pillar, "kinds": list(each.kinds)}
        for each in measures.every().values()
    ]


@router.get("/periods", response=list[FundingPeriodOut], operation_id="indicators_periods")
def list_periods(request: HttpRequest) -> object:
    """List all funding periods, the newest first."""
    require(rules.may_read(caller(request)))
    return reading.periods()


@router.post("/periods", response={201: FundingPeriodOut}, operation_id="indicators_open")
def open_period(request: HttpRequest, given: FundingPeriodIn) -> tuple[int, FundingPeriod]:
    """Open a funding period."""
    return 201, actions.open_period(actor=caller(request), given=Funding(**given.dict()))


@router.get("/periods/{uuid:period_id}", response=FundingPeriodOut, operation_id="indicators_period")
def read_period(request: HttpRequest, period_id: UUID) -> FundingPeriod:
    """Read a funding period."""
    return _period(request, period_id)


@router.put("/periods/{uuid:period_id}", response=FundingPeriodOut, operation_id="indicators_change")
def change_period(request: HttpRequest, period_id: UUID, given: FundingPeriodIn) -> FundingPeriod:
    """Change what is said of a funding period; reports stay as they were."""
    found = _period(request, period_id)
    return actions.change_period(actor=caller(request), period=found, given=Funding(**given.dict()))


@router.get("/periods/{uuid:period_id}/counts", response=IndicatorCountsOut, operation_id="indicators_counts")
def read_counts(request: HttpRequest, period_id: UUID) -> Row:
    """Count every measure up to today, and say how its targets stand."""
    found = _period(request, period_id)
    return {
        "period": found,
        "lines": [_line(each) for each in reading.lines(found)],
        "reports": list(reading.reports_of(found)),
    }


@router.get(
    "/periods/{uuid:period_id}/targets/{slug:measure}/{kind}",
    response=IndicatorTargetOut,
    operation_id="indicators_target",
)
def read_target(request: HttpRequest, period_id: UUID, measure: str, kind: Kinds) -> Target:
    """Read what was promised of a measure."""
    return get_object_or_404(_period(request, period_id).targets, measure=measure, kind=kind)


@router.put(
    "/periods/{uuid:period_id}/targets/{slug:measure}/{kind}",
    response=IndicatorTargetOut,
    operation_id="indicators_set_target",
)
def set_target(
    request: HttpRequest, period_id: UUID, measure: str, kind: Kinds, given: IndicatorTargetIn
) -> Target:
    """Write down what was promised of a measure; what stood there is replaced."""
    found = _period(request, period_id)
    return actions.set_target(
        actor=caller(request),
        period=found,
        measure=measure,
        kind=kind,
        number=given.number,
        source=given.source,
    )


@router.delete(
    "/periods/{uuid:period_id}/targets/{slug:measure}/{kind}",
    response={204: None},
    operation_id="indicators_drop_target",
)
def drop_target(request: HttpRequest, period_id: UUID, measure: str, kind: Kinds) -> tuple[int, None]:
    """Delete a target."""
    found = _period(request, period_id)
    actions.drop_target(actor=caller(request), period=found, measure=measure, kind=kind)
    return 204, None


@router.post(
    "/periods/{uuid:period_id}/reports", response={201: IndicatorReportOut}, operation_id="indicators_report"
)
def make_report(request: HttpRequest, period_id: UUID, given: IndicatorReportIn) -> tuple[int, Report]:
    """Keep the numbers of a day as they are counted now; for the same day a new version."""
    found = _period(request, period_id)
    made = actions.report(actor=caller(request), period=found, as_of=given.as_of, reason=given.reason)
    return 201, made


@router.get("/reports/{uuid:report_id}", response=IndicatorReportOut, operation_id="indicators_reported")
def read_report(request: HttpRequest, report_id: UUID) -> Report:
    """Read which version a report is, and its checksum."""
    return _report(request, report_id)


@router.get("/reports/{uuid:report_id}/{ending}", response={200: None}, operation_id="indicators_report_file")
def read_report_file(
    request: HttpRequest, report_id: UUID, ending: Literal["xlsx", "txt", "json"]
) -> HttpResponse:
    """Fetch a report as a spreadsheet, as a text for the funder, or as the JSON of its checksum."""
    return file_of(_report(request, report_id), ending)


def _period(request: HttpRequest, period_id: UUID) -> FundingPeriod:
    require(rules.may_read(caller(request)))
    return get_object_or_404(FundingPeriod.objects.prefetch_related("targets"), pk=period_id)


def _report(request: HttpRequest, report_id: UUID) -> Report:
    require(rules.may_read(caller(request)))
    return get_object_or_404(Report, pk=report_id)


def _line(line: Line) -> Row:
    return {
        "code": line.measure.code,
        "label": str(line.measure.label),
        "pillar": line.measure.pillar,
        "number": line.number,
        "whole": line.whole,
        "nameless": line.nameless,
        "parts": [{"label": label, "number": number} for label, number in line.parts.items()],
        "targets": [
            {
                "kind": each.kind,
                "number": each.number,
                "source": each.source,
                "light": each.judged.light,
                "words": each.judged.words,
            }
            for each in line.targets
        ],
    }
