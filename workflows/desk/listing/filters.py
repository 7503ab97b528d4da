"""What somebody wants to see: read from an address, never trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.engine.models.cases import CaseQuerySet
from workflows.people.models import Visitor

from .labels import with_label
from .orders import ORDERS
from .search import search

MOST_DAYS = 3650


@dataclass(frozen=True)
class Filters:
    """The filters of the desk and the order of the list; unknown values count as not given."""

    kind: str = ""
    stage: str = ""
    whose: str = ""  # "" everyone's, "mine" where I am the contact person, "nobody" without one
    state: str = "running"  # running, closed, all
    overdue: bool = False
    unrepresented: bool = False  # nobody can act for the applicant
    organisation: UUID | None = None
    text: str = ""
    received_before: int = 0  # days ago
    waiting_for: int = 0  # days in the stage
    label: int = 0
    followed: bool = False  # by whoever asks
    sort: str = ""  # "" as it fits the filters

    @classmethod
    def read(cls, data: Mapping[str, object]) -> "Filters":
        """The filters in a query string."""
        kind = kinds.find(str(data.get("kind", "")))
        stage = str(data.get("stage", ""))
        state = str(data.get("state", ""))
        whose = str(data.get("whose", ""))
        sort = str(data.get("sort", ""))
        return cls(
            kind=kind.code if kind else "",
            stage=stage if kind and stage in kind.stages else "",
            whose=whose if whose in {"mine", "nobody"} else "",
            state=state if state in {"closed", "all"} else "running",
            overdue=_is_true(data.get("overdue")),
            unrepresented=_is_true(data.get("unrepresented")),
            organisation=_uuid(data.get("organisation")),
            text=str(data.get("q", ""))[:100].strip(),
            received_before=_days(data.get("received_before")),
            waiting_for=_days(data.get("waiting_for")),
            followed=_is_true(data.get("followed")),
            label=_number(data.get("label")),
            sort=sort if sort in ORDERS else "",
        )

    @property
    def order(self) -> str:
        """As asked for; else overdue cases come with the oldest due date first, all others newest first."""
        return self.sort or ("due" if self.overdue else "newest")

    def apply(self, cases: CaseQuerySet, user: Visitor) -> QuerySet[Case]:
        """The cases that fit."""
        if self.kind:
            cases = cases.filter(kind=self.kind)
        if self.stage:
            cases = cases.filter(stage=self.stage)
        elif self.state != "all":
            cases = cases.running() if self.state == "running" else cases.closed()
        if self.whose:
            cases = cases.filter(assignee=user.pk if self.whose == "mine" else None)
        if self.overdue:
            cases = cases.overdue()
        if self.unrepresented:
            cases = cases.unrepresented()
        if self.followed:
            cases = cases.filter(followed_by__person=user.pk)
        if self.organisation:
            cases = cases.filter(organisation__uuid=self.organisation)
        found: QuerySet[Case] = self._aged(cases)
        if self.label:
            found = with_label(found, self.label, user)
        return search(found, self.text) if self.text else found

    def _aged(self, cases: CaseQuerySet) -> CaseQuerySet:
        now = timezone.now()
        if self.received_before:
            cases = cases.filter(submitted_at__lt=now - timedelta(days=self.received_before))
        if self.waiting_for:
            cases = cases.filter(stage_since__lt=now - timedelta(days=self.waiting_for))
        return cases

    def values(self) -> dict[str, str]:
        """As they stand in an address: only what was asked for."""
        values = {
            "q": self.text,
            "kind": self.kind,
            "stage": self.stage,
            "whose": self.whose,
            "state": "" if self.state == "running" else self.state,
            "overdue": "1" if self.overdue else "",
            "unrepresented": "1" if self.unrepresented else "",
            "organisation": str(self.organisation or ""),
            "received_before": str(self.received_before or ""),
            "waiting_for": str(self.waiting_for or ""),
            "label": str(self.label or ""),
            "followed": "1" if self.followed else "",
            "sort": self.sort,
        }
        return {name: value for name, value in values.items() if value}

    def query(self, extra: Mapping[str, str] | None = None) -> str:
        """The query string of these filters; `extra` (columns, a cursor) stands behind."""
        behind = {name: value for name, value in (extra or {}).items() if value}
        return "?" + urlencode({**self.values(), **behind})


def _is_true(value: object) -> bool:
    return str(value or "") in {"1", "on", "true", "True"}


def _days(value: object) -> int:
    return min(_number(value), MOST_DAYS)


def _number(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
