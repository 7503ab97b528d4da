"""The list as a table for a spreadsheet: the cases as filtered, with the columns chosen."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.listing import Columns, Filters, in_order
from workflows.desk.models import Label
from workflows.desk.reading.labels import labels_of
from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Invalid
from workflows.values.spreadsheets import Value

MOST_ROWS = 5000


def table_of(
    user: User, filters: Filters, columns: Columns, chosen: Collection[UUID] = ()
) -> list[list[Value]]:
    """A heading and a row for each case (of `chosen`, when given). Raises Invalid when there are too many."""
    found = filters.apply(Case.objects.visible_to(user).select_related("organisation", "assignee"), user)
    found = found.filter(pk__in=chosen) if chosen else found
    cases = list(in_order(found, filters.order)[: MOST_ROWS + 1])
    if len(cases) > MOST_ROWS:
        text = _("More than %(n)s cases fit. Narrow the filters, for example by stage or by days.")
        raise Invalid({"cases": text % {"n": MOST_ROWS}})
    labels = labels_of(user, [case.pk for case in cases])
    heads: list[Value] = [_("Number"), _("Title"), _("Process"), *(head for _code, head in columns.heads)]
    if rules.reads_labels(user):
        heads.append(_("Labels"))
    return [heads, *(_row(user, case, columns, labels.get(case.pk, [])) for case in cases)]


def _row(user: User, case: Case, columns: Columns, labels: list[Label]) -> list[Value]:
    kind = kinds.find(case.kind)
    row: list[Value] = [case.number, case.title, str(kind.label) if kind else case.kind]
    row += [_cell(case, code) for code in columns.codes]
    if rules.reads_labels(user):
        row.append(", ".join(label.name for label in labels))
    return row


def _cell(case: Case, code: str) -> Value:
    if code in _TEXTS:
        return _TEXTS[code](case)
    days = {"due": None if case.closed_at else case.due_at, "received": case.submitted_at}
    return _day(days.get(code, case.stage_since))


_TEXTS: dict[str, Callable[[Case], str]] = {
    "organisation": lambda case: str(case.organisation or ""),
    "stage": kinds.stage_label,
    "contact": lambda case: str(case.assignee or ""),
    "language": lambda case: str(dict(settings.LANGUAGES).get(case.language, case.language)),
}


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def texts(rows: list[list[Value]]) -> list[list[str]]:
    """The same as texts; days as every program reads them (2026-11-30), money as German spreadsheets do."""
    return [[_text(value) for value in row] for row in rows]


def _text(value: Value) -> str:
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)
