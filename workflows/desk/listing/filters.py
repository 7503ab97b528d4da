"""What somebody wants to see: read from an address, never trusted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from workflows.engine import kinds
from workflows.people.models import Visitor

from .search import search


@dataclass(frozen=True)
class Filters:
    """The filters of the desk; unknown values count as not given."""

    kind: str = ""
    stage: str = ""
    whose: str = ""  # "" everyone's, "mine" where I am the contact person, "nobody" without one
    state: str = "running"  # running, closed, all
    overdue: bool = False
    unrepresented: bool = False  # nobody can act for the applicant
    organisation: UUID | None = None
    text: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Filters":
        """The filters in a query string."""
        kind = kinds.find(str(data.get("kind", "")))
        stage = str(data.get("stage", ""))
        state = str(data.get("state", ""))
        whose = str(data.get("whose", ""))
        return cls(
            kind=kind.code if kind else "",
            stage=stage if kind and stage in kind.stages else "",
            whose=whose if whose in {"mine", "nobody"} else "",
            state=state if state in {"closed", "all"} else "running",
            overdue=str(data.get("overdue", "")) in {"1", "on", "true", "True"},
            unrepresented=str(data.get("unrepresented", "")) in {"1", "on", "true", "True"},
            organisation=_uuid(data.get("organisation")),
            text=str(data.get("q", ""))[:100].strip(),
        )

    @property
    def order(self) -> str:
        """Overdue cases come with the oldest due date first, all others newest first."""
        return "due" if self.overdue else "newest"

    def apply(self, cases: Any, user: Visitor) -> Any:
        """The cases that fit."""
        if self.kind:
            cases = cases.filter(kind=self.kind)
        if self.stage:
            cases = cases.filter(stage=self.stage)
        elif self.state != "all":
            cases = cases.running() if self.state == "running" else cases.closed()
        if self.whose:
            cases = cases.filter(assignee=user if self.whose == "mine" else None)
        if self.overdue:
            cases = cases.overdue()
        if self.unrepresented:
            cases = cases.unrepresented()
        if self.organisation:
            cases = cases.filter(organisation__uuid=self.organisation)
        return search(cases, self.text) if self.text else cases

    def query(self, **changes: Any) -> str:
        """The query string of these filters with `changes`, e.g. another cursor under `after`."""
        after = changes.pop("after", "")
        wanted = replace(self, **changes)
        values = {
            "q": wanted.text,
            "kind": wanted.kind,
            "stage": wanted.stage,
            "whose": wanted.whose,
            "state": "" if wanted.state == "running" else wanted.state,
            "overdue": "1" if wanted.overdue else "",
            "unrepresented": "1" if wanted.unrepresented else "",
            "organisation": wanted.organisation or "",
            "after": after,
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
