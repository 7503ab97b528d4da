"""Where a founding meeting stands: its steps, what was noted, which comes next."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from ..models import FoundingCase, MeetingDraft
from ..rules.agenda import may_elect
from ..statute import StatuteData


class Step(Protocol):
    """A step of the agenda, as far as reading it goes."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> object: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    @property
    def elects(self) -> bool: ...


def noted_of(case: FoundingCase) -> dict[str, object]:
    """Everything noted so far."""
    draft = MeetingDraft.objects.filter(case=case).first()
    return dict(draft.values) if draft else {}


def mark_of(noted: Mapping[str, object], fields: Iterable[str]) -> str:
    """Names what a page was drawn from: somebody else may note something meanwhile."""
    said = json.dumps([noted.get(name) for name in fields], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def agenda(pages: Iterable[Step], noted: Mapping[str, object], data: StatuteData) -> list[dict[str, object]]:
    """Every step with its number and state: done, open or blocked (with why)."""
    verdict = may_elect(noted, data)
    return [
        {
            "number": number,
            "code": page.code,
            "title": page.title,
            "done": any(name in noted for name in page.fields),
            "blocked": "" if verdict or not page.elects else verdict.reason,
        }
        for number, page in enumerate(pages, start=1)
    ]


def next_code(rows: Iterable[Mapping[str, Any]]) -> str:
    """The first step that isn't done; empty when all are."""
    return next((row["code"] for row in rows if not row["done"]), "")
