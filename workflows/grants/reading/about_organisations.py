"""What grants tell on the page of an organisation: applications with sums, talks, hints of double funding."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import kinds
from workflows.forms.models import AnswerSheet
from workflows.organisations.reading.parts import Hint, Line, Part, euros
from workflows.people.membership import once
from workflows.people.models import Organisation, User

from ..checks.facts import IncomeLine, plan_lines
from ..checks.gathering import FALLEN
from ..checks.money import THIRD_PARTY
from ..checks.project import overlap, similar_title
from ..models import Application, Consultation, CostCategory, FundReservation

# So many of the newest are shown and compared with one another.
NEWEST = 30
LABELS = dict(CostCategory.choices)


def applications_of(user: User, organisation: Organisation) -> list[Application]:
    """The applications that this person may see, the newest first, with what was promised and paid."""
    return once(organisation, ("applications", user.pk), lambda: list(_applications(user, organisation)))


def _applications(user: User, organisation: Organisation) -> QuerySet[Application]:
    held = FundReservation.objects.filter(application=OuterRef("pk"))
    promised = held.filter(released_at=None)
    rows: QuerySet[Application] = Application.objects.visible_to(user)
    return (
        rows.filter(organisation=organisation, submitted_at__isnull=False)
        .select_related("call")
        .annotate(promised=Subquery(promised.values("amount")), paid=Subquery(held.values("paid")))
        .order_by("-submitted_at", "-id")[:NEWEST]
    )


def grants(user: User, organisation: Organisation) -> Part:
    """Applications, with what was asked for, promised and paid."""
    rows = applications_of(user, organisation)
    return Part(
        code="grants",
        title=gettext_lazy("Grants"),
        columns=[
            gettext_lazy("Number"),
            gettext_lazy("Project"),
            gettext_lazy("Call"),
            gettext_lazy("Stage"),
            gettext_lazy("Project period"),
            gettext_lazy("Asked for"),
            gettext_lazy("Promised"),
            gettext_lazy("Paid"),
        ],
        lines=[_line(row) for row in rows],
        sums={
            "requested": _sum(rows, "requested"),
            "promised": _sum(rows, "promised"),
            "paid": _sum(rows, "paid"),
        },
        sum_labels={
            "requested": gettext_lazy("Asked for"),
            "promised": gettext_lazy("Promised"),
            "paid": gettext_lazy("Paid"),
        },
    )


def _sum(rows: list[Application], name: str) -> Decimal:
    return sum((getattr(row, name) or Decimal(0) for row in rows), Decimal(0))


def _line(row: Application) -> Line:
    return Line(
        cells=[
            row.number or "",
            row.title,
            row.call.text("title"),
            kinds.stage_label(row),
            _period(row),
            euros(row.requested),
            euros(getattr(row, "promised", None)),
            euros(getattr(row, "paid", None)),
        ],
        href=reverse("desk:case", args=[row.pk]),
    )


def _period(row: Application) -> str:
    if row.project_start is None or row.project_end is None:
        return ""
    first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (row.project_start, row.project_end))
    return f"{first} – {last}"


def consultations(user: User, organisation: Organisation) -> Part:
    """Talks and workshops: when, about what, with whom; never what was noted."""
    rows = Consultation.objects.filter(organisation=organisation).select_related("adviser")
    return Part(
        code="consultations",
        title=gettext_lazy("Consultations"),
        columns=[
            gettext_lazy("Day"),
            gettext_lazy("Topic"),
            gettext_lazy("Adviser"),
            gettext_lazy("Workshop"),
        ],
        lines=[
            Line(
                [
                    date_format(row.held_on, "SHORT_DATE_FORMAT"),
                    row.topic,
                    str(row.adviser),
                    _("Yes") if row.is_workshop else "",
                ]
            )
            for row in rows.order_by("-held_on", "-pk")[:NEWEST]
        ],
    )


def double_funding(user: User, organisation: Organisation) -> Iterator[Hint]:
    """Projects at the same time with like titles or costs, and money of other funders in one project."""
    rows = [row for row in applications_of(user, organisation) if row.stage not in FALLEN]
    plans = _plans(rows)
    for newer, older in combinations(rows, 2):
        if not overlap(newer.project_start, newer.project_end, older.project_start, older.project_end):
            continue
        common = sorted(_costs(plans, newer) & _costs(plans, older))
        if similar_title(newer.title, older.title):
            yield Hint(_("Two projects with like titles run at the same time."), _links(newer, older))
        elif common:
            named = ", ".join(str(LABELS.get(code, code)) for code in common)
            text = _("Two projects run at the same time and both plan: %(costs)s.") % {"costs": named}
            yield Hint(text, _links(newer, older))
    for row in rows:
        yield from _others(row, plans)


def _others(row: Application, plans: dict[object, object]) -> Iterator[Hint]:
    income = [line for line in plan_lines(plans.get(row.pk))[1] if line.kind in THIRD_PARTY]
    if income:
        named = "; ".join(_funder(line) for line in income)
        yield Hint(_("Other funders are in the plan: %(names)s.") % {"names": named}, _links(row))


def _funder(line: IncomeLine) -> str:
    return f"{line.funder or line.description or '–'} ({euros(line.amount)})"


def _plans(rows: list[Application]) -> dict[object, object]:
    sheets = AnswerSheet.objects.filter(case__in=[row.pk for row in rows]).values_list(
        "case_id", "code", "answers"
    )
    wanted = {row.pk: row.call.form_code for row in rows}
    return {case: answers.get("plan") for case, code, answers in sheets if wanted[case] == code}


def _costs(plans: dict[object, object], row: Application) -> set[str]:
    return {line.category for line in plan_lines(plans.get(row.pk))[0] if line.amount and line.category}


def _links(*rows: Application) -> list[tuple[str, str]]:
    return [(f"{row.number} {row.title}", reverse("desk:case", args=[row.pk])) for row in rows]
