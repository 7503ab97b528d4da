"""Where in the house a program can write: real things at real addresses, and who may.

The table of permissions knows most of them; the later steps of a grant are added here. A place lives in one
test and is undone after each request.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

from django.utils import timezone

from pages.newsletters import tokens
from tests.forms import sample
from tests.grants import factories as make
from tests.harness.letters import documents_made
from tests.openapi.leaves import OPEN
from tests.people.factories import UserFactory
from tests.permissions.table import ANONYMOUS, OWNER, ROLES, Row
from workflows.people.models import Role

# Keys of open objects: without them nothing of what is sent would be looked at.
KEYS: dict[str, tuple[str, ...]] = {
    "forms_save": tuple(each["id"] for step in sample.definition()["steps"] for each in step["questions"]),
    "grants_change_call": ("funder", "title", "teaser", "budget", "max_grant", "own_share"),
    "grants_formal_check": ("need", "title"),
    "grants_report_return": ("happened",),
    "grants_review": ("relevance",),
    "newsletters_subscribe": ("topics",),
}
# Bodies that reach further than the smallest one the schema allows, and than the one of the table.
BODIES: dict[str, Callable[[SimpleNamespace], dict[str, Any]]] = {
    "people_create_organisation": lambda world: {"name": "Verein", "legal_form": "initiative"},
    "retention_hold": lambda world: {"kind": "case", "subject": str(world.case.pk), "reason": "Weil."},
    "founding_check_papers": lambda world: {"differing": ["date"], "note": "Bitte berichtigen."},
    "founding_court_answer": lambda world: {"kind": "interim", "received_on": _today(), "summary": "Name"},
    "founding_note_draft_reply": lambda world: {"reply": "changes", "replied_on": _today()},
    "founding_review": lambda world: {"decision": "returned", "comments": [], "note": "Bitte ändern."},
    "grants_call_publication": lambda world: {"do": "request"},
    "newsletters_change": lambda world: {"token": tokens.manage_token(world.reader), "language": "de"},
    "locales_create": lambda world: {"language_code": "uk"},
}
VARIANTS = {"pages_update": "StandardPage"}
# A version to compare with; what fits of a self-check is taken over, and the rest left out.
ASIDE = {
    "outbox_preview_text": frozenset({"body"}),  # only shown, as `text`
    "forms_save": frozenset({"revision"}),
    # What a yes beyond the quota needs; a booking within it is no exception.
    "lending_answer": frozenset({"grounds"}),
    "grants_change_call": frozenset({"version"}),
    "grants_draft": frozenset({OPEN}),
    # Kept as the moment it ends.
    "people_make_token": frozenset({"days"}),
    "grants_self_check_api": frozenset({OPEN}),
    # A group that looks for what fits: calls are answered, nothing is stored.
    "grants_what_fits": frozenset({"amount", "partners"}),
    # Wagtail writes the names of hosts in small letters and paths without what no path has.
    # A collection that isn't there is left out where there is only one.
    "images_update": frozenset({"collection_id"}),
    "documents_update": frozenset({"collection_id"}),
    "sites_create": frozenset({"hostname"}),
    "redirects_create": frozenset({"old_path", "redirect_page_route_path"}),
    "redirects_update": frozenset({"old_path", "redirect_page_route_path"}),
}


@dataclass(frozen=True)
class Place:
    """One operation on real things: the address, a body that works, the person who may.

    `aside` are fields that are taken and kept nowhere, for a reason that the docs of the API give; of a body
    that may be one of many, `variant` names those that fit.
    """

    operation: str
    values: dict[str, Any]
    body: Any
    actor: Any
    query: str = ""
    aside: frozenset[str] = frozenset()
    variant: str = ""


def of(module: ModuleType, world: SimpleNamespace) -> Iterator[Place]:
    """The places of the API that a room's rows name, each with the role that gets furthest."""
    persons: dict[str, Any] = {}
    for line in module.ROWS:
        if line.name.startswith("api:") and line.content_type == "":
            values = line.make(world)
            query = values.pop("?", "")
            body = line.data(world) if callable(line.data) else line.data
            actor = _furthest(line, world, persons)
            operation = line.name.removeprefix("api:")
            body = BODIES[operation](world) if operation in BODIES else body
            yield Place(
                operation,
                values,
                body,
                actor,
                query,
                ASIDE.get(operation, frozenset()),
                VARIANTS.get(operation, ""),
            )


def _furthest(line: Row, world: SimpleNamespace, persons: dict[str, Any]) -> Any:
    """Somebody whom the row lets in, the most capable if nobody is; None for a visitor."""
    known = [role for role in ROLES if role != OWNER or hasattr(world, "owner")]
    role = min(known, key=lambda role: (line.status(role) in (401, 403, 404), line.status(role)))
    if role == ANONYMOUS and line.status(role) == 401:
        role = "everything"
    if role not in persons:
        everything = role == "everything"  # by a token, at Wagtail's own API
        roles = list(Role.values) if everything else [role]
        found = None if role == ANONYMOUS else getattr(world, "owner", None)
        made = role not in (ANONYMOUS, OWNER)
        persons[role] = UserFactory(roles=roles, is_superuser=everything) if made else found
    return persons[role]


def _today() -> str:
    return timezone.localdate().isoformat()


def _review(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.submitted(call, people)
    back = {"result": "return", "points": {"need": "Mehr, bitte."}}
    yield Place("grants_formal_check", {"step_id": make.step(case, "formal_check").pk}, back, people.officer)
    make.actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    reviewers = people.reviewers
    asked = {"reviewers": [str(each.uuid) for each in reviewers[:2]]}
    yield Place("grants_assign", {"step_id": make.step(case, "assign").pk}, asked, people.officer)


def _reviewing(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.in_review(call, people)
    mine, person = (
        make.Step.objects.open().get(case_id=case.pk, assignee=people.reviewers[0]),
        people.reviewers[0],
    )
    yield Place("grants_conflict", {"step_id": mine.pk}, {"conflict": "none"}, person)
    make.actions.declare_conflict(step=mine, actor=person, conflict="none")
    said = {"scores": make.scores(), "recommendation": "approve", "recommended_amount": "850.00"}
    yield Place("grants_review", {"step_id": mine.pk}, said, person)


def _deciding(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    step = make.step(make.to_decision(call, people), "decide")
    yes = {"outcome": "approve", "amount": "800.00", "reasons": "Gut."}
    yield Place("grants_decide", {"step_id": step.pk}, yes, people.decider)
    back = {"outcome": "return", "reasons": "Noch nicht.", "points": {"need": "Mehr."}}
    yield Place("grants_decide", {"step_id": step.pk}, back, people.decider, aside=frozenset({"amount"}))


def _signing(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    signed = {"signed_on": _today()}
    yield Place("grants_signature", {"case_id": case.pk}, signed, people.officer)
    contract = {"step_id": make.step(case, "contract").pk}
    yield Place("grants_sign", contract, {"name": "Amira", "code": "1"}, case.applicant)
    scan = {"name": "Amira", "signed_on": _today()}
    yield Place("grants_sign_scan", contract, scan, case.applicant)


def _paying(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.running(call, people)
    day = (timezone.localdate() + 7 * make.DAY).isoformat()
    need = {"needs": [{"what": "Stoff", "due_on": day, "amount": "100.00"}]}
    yield Place("grants_request_payment", {"step_id": make.step(case, "running").pk}, need, case.applicant)
    bill = {"payee": "Druckerei", "reason": "Zettel", "paid_on": _today(), "amount": "20.00"}
    yield Place("grants_add_receipt", {"case_id": case.pk}, bill, case.applicant)


def _checking_payment(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.running(call, people)
    need = {"what": "Stoff", "due_on": timezone.localdate() + 7 * make.DAY, "amount": make.Decimal(100)}
    make.actions.request_payment(step=make.step(case, "running"), actor=case.applicant, needs=[need])
    check = make.step(case, "check_payment")
    yield Place("grants_check_payment", {"step_id": check.pk}, {"accepted": True}, people.officer)
    make.actions.check_payment(step=check, actor=people.officer, accepted=True)
    release = make.step(case, "release_payment").pk
    yield Place("grants_release_payment", {"step_id": release}, {"released": True}, people.cash)


def _examining(people: SimpleNamespace, call: Any) -> Iterator[Place]:
    case = make.running(call, people)
    make.paid(case, people, "640.00")
    step = {"step_id": make.step(make.reported(make.fresh(case)), "examine").pk}
    yield Place("grants_return_report", step, {"points": {"happened": "Mehr, bitte."}}, people.examiner)
    yield Place("grants_examine", step, {}, people.examiner)
    make.examined(make.fresh(case), people)
    settle = {"step_id": make.step(case, "settle").pk}
    yield Place("grants_settle", settle, {"confirmed": True}, people.decider)


# Each brings a case to a step and names what can be sent there; they are asked one after the other, so that
# a later one may go on from an earlier one's case.
LATER: tuple[Callable[[SimpleNamespace, Any], Iterator[Place]], ...] = (
    _review,
    _reviewing,
    _deciding,
    _signing,
    _paying,
    _checking_payment,
    _examining,
)
