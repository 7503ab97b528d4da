"""What can happen, by name: pages, content, cases, steps, documents, and every verb of every process."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from workflows.engine import kinds, processes

EVERYTHING = "*"
TEST = "endpoint.test"
# What the triggers write for a line of a case's history; the worker makes `grants.payment.released` of it.
HISTORY = "history"
FIXED: dict[str, object] = {
    "page.published": _("A page was published, anew or changed"),
    "page.unpublished": _("A page is no longer public"),
    "page.moved": _("A public page has another address"),
    "page.deleted": _("A public page was deleted"),
    "content.changed": _("Menus, notices, calls, pictures or the house's data changed"),
    "case.created": _("A case begins"),
    "case.stage_changed": _("A case is in another stage"),
    "case.closed": _("A case is closed"),
    "case.reopened": _("A closed case is open again"),
    "step.opened": _("Somebody has something to do"),
    "step.completed": _("A step is done"),
    "step.cancelled": _("A step is no longer asked for"),
    "document.ready": _("A document is there"),
    TEST: _("A test that an administrator sent"),
}
AREAS: dict[str, object] = {
    EVERYTHING: _("Everything"),
    "page.*": _("Pages"),
    "content.*": _("Menus, notices, calls, pictures, the house's data"),
    "case.*": _("Stages of cases"),
    "step.*": _("Steps: what people have to do"),
    "document.*": _("Documents"),
}


def known() -> dict[str, object]:
    """Every name with what it means in people's words."""
    found = dict(FIXED)
    for app, process in processes.every().items():
        verbs = {**dict.fromkeys(kinds.shared_verbs()), **process.verbs}
        kind = process.flows[0].kind
        found |= {f"{_label(app)}.{verb}": kinds.verb_label(kind, verb) for verb in verbs}
    return found


def areas() -> dict[str, object]:
    """What somebody can want as a whole; a process is an area of its own."""
    own = {f"{_label(app)}.*": process.flows[0].label for app, process in processes.every().items()}
    return AREAS | own


def is_known(pattern: str) -> bool:
    """Whether such events can happen."""
    return pattern in areas() or pattern in known()


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether an event of this name is wanted by one of the patterns."""
    return any(
        pattern in (EVERYTHING, name) or (pattern.endswith(".*") and name.startswith(pattern[:-1]))
        for pattern in patterns
    )


def name_of(written: str, data: dict[str, object]) -> str:
    """The name of what a trigger wrote: lines of the history are called after their process and verb."""
    if written != HISTORY:
        return written
    by_kind = {flow.kind: _label(app) for app, each in processes.every().items() for flow in each.flows}
    return f"{by_kind.get(str(data.get('kind')), 'case')}.{data.get('verb')}"


def _label(app: str) -> str:
    """`grants` for `workflows.grants`, as in addresses."""
    return app.rpartition(".")[2]
