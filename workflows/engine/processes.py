"""A process is one declaration: what the shared rooms have to know about it stands in its `process.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.urls import reverse

from workflows.engine import deadlines, erasing, kinds
from workflows.engine import law as numbers
from workflows.engine.deadlines import Handler
from workflows.engine.erasing import Share
from workflows.engine.kinds import CaseKind, Pendings
from workflows.engine.nodes import HumanTask
from workflows.engine.work import Works
from workflows.upkeep.invariants import Invariant
from workflows.upkeep.invariants import register as expect
from workflows.upkeep.retention.keepings import Keeping
from workflows.upkeep.retention.keepings import register as keep


def case_page(case: Any) -> str:
    """The address of the case page that all processes share."""
    return reverse("desk:case", kwargs={"case_id": case.pk})


def _no_doors(user: object) -> list[tuple[object, str]]:
    return []


@dataclass(frozen=True)
class Process:
    """What a process tells the shared rooms; `PROCESS` in its `process.py`, registered when Django starts.

    `flows` are its kinds of cases, a current flow each (its `kind` is the code, its `label` the name);
    `stages`, `verbs` and `nodes` name in people's words what flows and actions write as codes: a stage or
    node without a name stops the start, a verb without one fails `manage.py check`.
    `visible(user)` is the condition on `Case` for what somebody sees. `box` is the template that a case page
    shows for this process, with `box_context(case, user)`. `step_url(step)` is the screen of a step,
    `doors(user)` are screens beside the cases. `guided_forms` are `FormKind`s of the forms room, `law` the
    numbers of the law with their source, `deadlines` say by code what the clock does. `applicant_verbs` and
    what follows say who never judges a case, reads which documents, learns what, and what applicants have to
    do beside the steps: see `CaseKind`.
    `shares` say what each table keeps of a case that is anonymised, `keepings` how long cases are kept,
    `invariants` what is true of its tables at any time.
    """

    model: object
    flows: tuple[Any, ...]
    stages: Mapping[str, object]
    verbs: Mapping[str, object]
    nodes: Mapping[str, object]
    visible: Callable[[Any], Q]
    step_url: Callable[[Any], str]
    box: str | None = None
    box_context: Callable[[Any, Any], dict[str, object]] | None = None
    doors: Callable[[Any], list[tuple[object, str]]] = _no_doors
    needs: tuple[str, ...] = ("applicant", "organisation")
    guided_forms: tuple[Any, ...] = ()
    law: tuple[numbers.Default, ...] = ()
    deadlines: Mapping[str, Handler] = field(default_factory=dict)
    applicant_verbs: frozenset[str] = frozenset()
    documents: Callable[[Any, Any], Q] | None = None
    is_blind: Callable[[Any, Any], bool] | None = None
    blind_verbs: frozenset[str] = frozenset()
    blind_nodes: frozenset[str] = frozenset()
    pending: Pendings | None = None
    applicant_acts: bool = True
    work: Works | None = None
    shares: tuple[Share, ...] = ()
    keepings: tuple[Keeping, ...] = ()
    invariants: tuple[Invariant, ...] = ()


_processes: dict[str, Process] = {}


def register(name: str, process: Process) -> None:
    """The shared rooms know the process in the app `name`; ImproperlyConfigured when words are missing."""
    if missing := unnamed(process):
        raise ImproperlyConfigured(f"{name}: no name in process.py for {', '.join(missing)}.")
    _processes[name] = process
    erasing.register(*process.shares)
    keep(*process.keepings)
    expect(*process.invariants)
    for number in process.law:
        numbers.register(number)
    for code, handler in process.deadlines.items():
        deadlines.handler(code)(handler)
    for place, flow in enumerate(process.flows):
        kinds.register(_kind(process, flow, first=place == 0))


def every() -> Mapping[str, Process]:
    """All processes by the name of their app, in the order of the house's list."""
    return _processes


def unnamed(process: Process) -> list[str]:
    """The stages and nodes of the flows that have no name, as `stage x` and `node y`."""
    missing = []
    for flow in process.flows:
        for node in flow.instance.nodes():
            stage = getattr(node, "stage", None)
            if stage and stage not in process.stages:
                missing.append(f"stage {stage!r}")
            if isinstance(node, HumanTask) and node.name not in process.nodes:
                missing.append(f"node {node.name!r}")
    return list(dict.fromkeys(missing))


def _kind(process: Process, flow: Any, *, first: bool) -> CaseKind:
    return CaseKind(
        code=flow.kind,
        label=flow.label,
        model=process.model,
        flow=flow,
        stages=process.stages,
        verbs=process.verbs,
        nodes=process.nodes,
        visible=process.visible,
        case_url=case_page,
        step_url=process.step_url,
        box=process.box,
        box_context=process.box_context,
        needs=process.needs,
        doors=process.doors if first else None,
        applicant_verbs=process.applicant_verbs,
        documents=process.documents,
        is_blind=process.is_blind,
        blind_verbs=process.blind_verbs,
        blind_nodes=process.blind_nodes,
        pending=process.pending,
        applicant_acts=process.applicant_acts,
        work=process.work,
    )
