"""Samples for auditors and administrators: what was drawn, from what, and in which order."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import Sample
from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import require
from workflows.values.drawing import drawn, mark
from workflows.values.spreadsheets import Value

PAGE_SIZE = 50
type Cases = QuerySet[Case]


@dataclass(frozen=True)
class Budgets:
    """Where money comes from: the codes and names of a process's budgets, and the cases that one pays for."""

    names: Callable[[], dict[str, str]]
    cases: Callable[[str], Cases]


_budgets: list[Budgets] = []


def register_budgets(budgets: Budgets) -> None:
    """A process brings its budgets along; codes begin with the process's label."""
    if budgets not in _budgets:
        _budgets.append(budgets)


def budget_names() -> dict[str, str]:
    """Every budget by its code."""
    return {code: name for each in _budgets for code, name in each.names().items()}


@dataclass(frozen=True)
class Chosen:
    """What is drawn from: cases received on these days, of this process, in this stage, from this budget."""

    since: date
    until: date
    kind: str = ""
    stage: str = ""
    budget: str = ""

    @property
    def has_stage(self) -> bool:
        """Whether the process knows the stage."""
        kind = kinds.find(self.kind)
        return kind is not None and self.stage in kind.stages

    @property
    def has_budget(self) -> bool:
        """Whether there is such a budget."""
        return self.budget in budget_names()


def cases_of(chosen: Chosen) -> Cases:
    """The cases to draw from, whoever may open them; what was anonymised can't be looked at any more."""
    first, behind = _midnight(chosen.since), _midnight(chosen.until + timedelta(days=1))
    found: Cases = Case.objects.filter(submitted_at__gte=first, submitted_at__lt=behind, anonymised_at=None)
    if chosen.kind:
        found = found.filter(kind=chosen.kind)
    if chosen.stage:
        found = found.filter(stage=chosen.stage)
    for each in _budgets if chosen.budget else ():
        if chosen.budget in each.names():
            return found.filter(pk__in=each.cases(chosen.budget).values("pk"))
    return found


@dataclass(frozen=True)
class SamplePage:
    """Samples of one page, newest first, and the one after which older ones follow (None: no more)."""

    samples: list[Sample]
    older: int | None


def sample_page(user: User, *, before: int | None = None) -> SamplePage:
    """What was drawn so far, by whoever. One query."""
    require(rules.may_draw(user))
    found = Sample.objects.defer("population").select_related("drawn_by")
    found = found.filter(pk__lt=before) if before is not None else found
    rows = list(found.order_by("-pk")[: PAGE_SIZE + 1])
    return SamplePage(rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].pk if len(rows) > PAGE_SIZE else None)


def find_sample(user: User, sample_id: int) -> Sample:
    """The sample; Http404 when there is none."""
    require(rules.may_draw(user))
    found = Sample.objects.select_related("drawn_by").filter(pk=sample_id).first()
    if found is None:
        raise Http404
    return found


def order_of(sample: Sample) -> list[UUID]:
    """All cases it was drawn from, those drawn first."""
    return drawn(sample.seed, sample.population, len(sample.population))


def fingerprint(sample: Sample) -> str:
    """The SHA-256 of the identifiers drawn from, in their order, a line each."""
    lines = "\n".join(str(each) for each in sorted(sample.population))
    return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True)
class DrawnCase:
    """A case that was drawn: only what its identifier says, unless the reader may open it."""

    place: int
    id: UUID
    mark: str
    number: str
    kind: str
    stage: str
    received: date | None
    title: str
    opens: bool


def drawn_cases(user: User, sample: Sample, *, everything: bool = False) -> list[DrawnCase]:
    """The cases in the order of the draw; with `everything` also those that were not drawn. Two queries."""
    order = order_of(sample) if everything else order_of(sample)[: sample.size]
    rows = {row.pk: row for row in Case.objects.filter(pk__in=order).select_related(None)}
    seen = set(Case.objects.visible_to(user).filter(pk__in=order).values_list("pk", flat=True))
    return [
        _drawn(place, rows[key], sample.seed, opens=key in seen)
        for place, key in enumerate(order, 1)
        if key in rows
    ]


def _drawn(place: int, case: Case, seed: str, *, opens: bool) -> DrawnCase:
    kind = kinds.find(case.kind)
    return DrawnCase(
        place=place,
        id=case.pk,
        mark=mark(seed, case.pk),
        number=case.number or "",
        kind=str(kind.label) if kind else case.kind,
        stage=str(kinds.stage_label(case)),
        received=timezone.localdate(case.submitted_at) if case.submitted_at else None,
        title=case.title if opens else "",
        opens=opens,
    )


def table_of_sample(user: User, sample: Sample) -> list[list[Value]]:
    """Everything that was drawn from, in order, with its mark: who wants can draw it again."""
    heads: list[Value] = [_("Rank"), _("Drawn"), _("Number"), _("Process"), _("Stage"), _("Received on")]
    heads += [_("Identifier"), _("Mark (SHA-256)"), _("Title")]
    return [heads, *(_row(each, sample.size) for each in drawn_cases(user, sample, everything=True))]


def _row(case: DrawnCase, size: int) -> list[Value]:
    is_drawn = _("Drawn") if case.place <= size else ""
    told: list[Value] = [case.place, is_drawn, case.number, case.kind, case.stage, case.received]
    return [*told, str(case.id), case.mark, case.title]


def sentence_of(sample: Sample) -> list[str]:
    """What it was drawn from, in words: process, stage, budget; empty for all cases."""
    kind = kinds.find(sample.kind)
    stage = kind.stages.get(sample.stage, sample.stage) if kind and sample.stage else sample.stage
    budget = budget_names().get(sample.budget, sample.budget) if sample.budget else ""
    return [str(each) for each in (kind.label if kind else sample.kind, stage, budget) if each]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
