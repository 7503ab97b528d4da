"""The kinds of cases the house knows; every process registers its own when Django starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from workflows.engine.work import Works
from workflows.people.models.users import Visitor
from workflows.upkeep.statements import CASE, Statement


@dataclass(frozen=True)
class Pending:
    """What the applicant's side has to do beside the steps of the flow."""

    code: str
    label: object
    due_at: datetime | None = None


# By case, for those of the given cases in which there is something; asked once for many.
Pendings = Callable[..., Mapping[UUID, Pending]]


@dataclass(frozen=True)
class CaseKind:
    """How one process presents itself to the shared rooms.

    `visible(user)` is a condition on `Case` (write `application__call__…` to reach the process's own
    table); it must not join rows that can occur more than once. It is written as SQL once for all people
    of the same roles, so it asks for their id and roles alone, and never what time it is. Without it nobody
    sees the cases.
    `box` is a template shown inside the case page with the result of `box_context(case, user)`.
    `doors(user)` are the process's own screens beside its cases, as (label, address), which this person
    may open; the desk shows them below the tasks. `needs` are foreign keys that every step reads.
    `applicant_verbs` are what only the applicant's side does: whoever did one never judges the case.
    `documents(case, user)` is a condition on the case's documents for somebody who sees the case.
    `is_blind(case, user)` says that the person must not learn who did `blind_verbs`, or who is to do
    `blind_nodes`, beside themselves.
    `pending(cases)` says by case what the applicant has to do beside the steps.
    `applicant_acts` says that somebody outside the house acts in every case; without it nobody is missed when
    no account stands behind a case, as with a meeting of the house or a question of a visitor.
    `work(request, step, case)` draws an open step of the house, so that it is done on the case page.
    """

    code: str
    label: object
    model: Any
    flow: Any
    stages: Mapping[str, object]
    verbs: Mapping[str, object]
    nodes: Mapping[str, object]
    visible: Callable[[object], Q] | None = None
    case_url: Callable[[object], str] | None = None
    step_url: Callable[[object], str] | None = None
    box: str | None = None
    box_context: Callable[[object, object], dict[str, object]] | None = None
    doors: Callable[[object], list[tuple[object, str]]] | None = None
    needs: tuple[str, ...] = ("applicant", "organisation")
    flows: tuple[object, ...] = field(default=())
    applicant_verbs: frozenset[str] = frozenset()
    documents: Callable[[object, object], Q] | None = None
    is_blind: Callable[[object, object], bool] | None = None
    blind_verbs: frozenset[str] = frozenset()
    blind_nodes: frozenset[str] = frozenset()
    pending: Pendings | None = None
    work: Works | None = None
    applicant_acts: bool = True


SHARED = ("organisation", "applicant", "assignee", "process")  # what every case may lead to
_kinds: dict[str, CaseKind] = {}
_shared_verbs: dict[str, object] = {}


def register(kind: CaseKind) -> None:
    """The kind is known; a second registration of the same code replaces the first."""
    _kinds[kind.code] = kind


def register_verbs(labels: Mapping[str, object]) -> None:
    """What shared rooms write into the history of any case has a name."""
    _shared_verbs.update(labels)


def shared_verbs() -> list[str]:
    """The verbs that shared rooms write."""
    return list(_shared_verbs)


def get(code: str) -> CaseKind:
    """The kind with this code; raises ImproperlyConfigured when no process registered it."""
    try:
        return _kinds[code]
    except KeyError:
        raise ImproperlyConfigured(f"No process registered the kind of case {code!r}.") from None


def find(code: str) -> CaseKind | None:
    """The kind with this code, or None (a process may have been taken out of the house)."""
    return _kinds.get(code)


def without_applicant() -> list[str]:
    """The codes of the kinds in whose cases nobody outside has to act."""
    return [kind.code for kind in every() if not kind.applicant_acts]


def every() -> list[CaseKind]:
    """All kinds, in the order of their registration."""
    return list(_kinds.values())


def visible_cases(user: Visitor) -> Q:
    """The condition on Case for what `user` may see; nothing when no kind says otherwise.

    What was anonymised is there to be counted, not to be opened.
    """
    condition = Q(pk__in=[])
    for kind in _kinds.values():
        if kind.visible is not None and user.is_authenticated and user.is_active:
            condition |= Q(kind=kind.code) & kind.visible(user)
    return condition & Q(anonymised_at=None)


def doors(user: object) -> list[tuple[Any, str]]:
    """Label and address of every screen beside the cases that `user` may open, kind by kind."""
    return [door for kind in _kinds.values() if kind.doors is not None for door in kind.doors(user)]


def concrete(case: Any, *, lock: bool = False) -> Any:
    """The row of the process's own table for `case`, fresh from the database, locked when asked."""
    return own_row(case.kind, case.pk, lock=lock)


def own_row(code: str, case_id: UUID, *, lock: bool = False) -> Any:
    """The same for a case of which kind and identifier are known.

    A statement of its own: PostgreSQL takes longer to plan one statement with ten tables than to answer two.
    """
    found = _own_row(code, lock, case=case_id)
    if not found:
        raise get(code).model.DoesNotExist
    return found[0]


def renew(case: Any, *, lock: bool = False) -> None:
    """`case` says what its row says now, and is locked when asked; what was not saved before is lost."""
    fresh = concrete(case, lock=lock)
    case.__dict__.update({each.attname: fresh.__dict__[each.attname] for each in case._meta.concrete_fields})
    case._state.fields_cache = dict(fresh._state.fields_cache)
    case.forget()


def _written_row(code: str, lock: bool) -> Any:
    """The process's own table, each row together with what its kind says it `needs`."""
    kind = get(code)
    rows = kind.model._default_manager.select_related(*kind.needs).filter(pk=CASE)
    link = kind.model._meta.pk
    own = ("self", link.name) if link.remote_field else ("self",)
    return rows.select_for_update(no_key=True, of=own) if lock else rows


_own_row: Statement[object] = Statement(_written_row)


def own_tables() -> list[str]:
    """What to select with cases of every kind for `joined`, with what each kind `needs` of its own table."""
    found: set[str] = set()
    for kind in _kinds.values():
        if name := _accessor(kind):
            own = {each.name for each in kind.model._meta.local_fields}
            found |= {name, *(f"{name}__{need}" for need in kind.needs if need in own)}
    return sorted(found)


def joined(case: Any) -> Any:
    """The row of the process's own table for a case that was read together with `own_tables`.

    People and organisation that were read with the case come along.
    """
    name = _accessor(get(case.kind))
    if not name:
        return case
    own = getattr(case, name)
    for name, row in case._state.fields_cache.items():
        if name in SHARED:
            own._state.fields_cache.setdefault(name, row)
    return own


def _accessor(kind: CaseKind) -> str:
    """Where a case holds the row of its process's own table; empty when it has none."""
    link = kind.model._meta.pk
    return link.remote_field.get_accessor_name() if link.remote_field else ""


def stage_label(case: Any) -> str:
    """The stage of a case in the reader's language."""
    kind = find(case.kind)
    return str(kind.stages.get(case.stage, case.stage)) if kind else case.stage


def node_label(kind_code: str, node: str) -> str:
    """The name of a step in the reader's language."""
    kind = find(kind_code)
    return str(kind.nodes.get(node, node)) if kind else node


def is_applicants(kind_code: str, verb: str) -> bool:
    """Whether only the applicant's side does this."""
    kind = find(kind_code)
    return kind is not None and verb in kind.applicant_verbs


def hidden_verbs(case: Any, user: Visitor) -> frozenset[str]:
    """What was done by people whom this reader must not know yet."""
    kind = find(case.kind)
    blind = kind is not None and kind.is_blind is not None and kind.is_blind(case, user)
    return kind.blind_verbs if kind and blind else frozenset()


def hidden_nodes(case: Any, user: object) -> frozenset[str]:
    """The steps of which this reader must not know yet who does them."""
    kind = find(case.kind)
    blind = kind is not None and kind.is_blind is not None and kind.is_blind(case, user)
    return kind.blind_nodes if kind and blind else frozenset()


def verb_label(kind_code: str, verb: str) -> str:
    """What happened, in the reader's language, as the process or a shared room names it."""
    kind = find(kind_code)
    label = kind.verbs.get(verb) if kind else None
    return str(label if label is not None else _shared_verbs.get(verb, verb))
