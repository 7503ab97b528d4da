"""Who gets what at the addresses of targets and reports."""

from datetime import date
from types import SimpleNamespace

from tests.people.factories import UserFactory
from workflows.indicators import actions
from workflows.indicators.actions import Funding

from .table import row

GIVEN = {"title": "Haus 2026", "funder": "Bund", "since": "2026-01-01", "until": "2026-12-31"}


def build(world: SimpleNamespace) -> None:
    """A period of the past with a target and a report."""
    lead = UserFactory(roles=["decision_maker"])
    given = Funding("Haus 2020", "Bund", date(2020, 1, 1), date(2020, 12, 31))
    world.funding = actions.open_period(actor=lead, given=given)
    actions.set_target(
        actor=lead, period=world.funding, measure="trainings", kind="total", number=14, source="Bescheid"
    )
    world.report = actions.report(actor=lead, period=world.funding, as_of=date(2020, 6, 30))


def _period(world: SimpleNamespace) -> dict[str, object]:
    return {"period_id": world.funding.pk}


def _target(world: SimpleNamespace) -> dict[str, object]:
    return {"period_id": world.funding.pk, "measure": "trainings", "kind": "total"}


def _report(world: SimpleNamespace) -> dict[str, object]:
    return {"report_id": world.report.pk}


def _file(ending: str) -> object:
    return lambda world: {"report_id": world.report.pk, "ending": ending}


READ = {"decision_maker": 200, "call_manager": 200, "auditor": 200}
SCREEN = {"anonymous": 302, "default": 403}
CALL = {"anonymous": 401, "default": 403}
ROWS = [
    row("indicators:periods", **SCREEN, **READ),
    row("indicators:period", make=_period, **SCREEN, **READ),
    row("indicators:period_new", **SCREEN, decision_maker=200),
    row("indicators:period_new", method="POST", **SCREEN, decision_maker=422),
    row("indicators:period_change", make=_period, **SCREEN, decision_maker=200),
    row("indicators:period_change", make=_period, method="POST", **SCREEN, decision_maker=422),
    row("indicators:target_set", make=_period, **SCREEN, decision_maker=200),
    row("indicators:target_set", make=_period, method="POST", **SCREEN, decision_maker=422),
    row("indicators:target_drop", make=_period, method="POST", **SCREEN, decision_maker=409),
    row("indicators:report_new", make=_period, **SCREEN, decision_maker=200),
    row("indicators:report_new", make=_period, method="POST", **SCREEN, decision_maker=422),
    row("indicators:report", make=_report, **SCREEN, **READ),
    *(row("indicators:report_file", make=_file(each), **SCREEN, **READ) for each in ("xlsx", "txt", "json")),
    row("api:indicators_measures", **CALL, **READ),
    row("api:indicators_periods", **CALL, **READ),
    row("api:indicators_open", data=GIVEN, **CALL, decision_maker=201),
    row("api:indicators_period", make=_period, **CALL, **READ),
    row("api:indicators_change", make=_period, method="PUT", data=GIVEN, **CALL, decision_maker=200),
    row("api:indicators_counts", make=_period, **CALL, **READ),
    row("api:indicators_target", make=_target, **CALL, **READ),
    row(
        "api:indicators_set_target",
        make=_target,
        method="PUT",
        data={"number": 15, "source": "Bescheid"},
        **CALL,
        decision_maker=200,
    ),
    row("api:indicators_drop_target", make=_target, method="DELETE", **CALL, decision_maker=204),
    row("api:indicators_report", make=_period, data={"as_of": "2020-12-31"}, **CALL, decision_maker=201),
    row("api:indicators_reported", make=_report, **CALL, **READ),
    row("api:indicators_report_file", make=_file("xlsx"), **CALL, **READ),
]
