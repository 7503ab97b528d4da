"""Who gets what at the addresses of the desk."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from tests.engine.factories import started
from workflows.desk.models import Batch, Label, Package, SavedView

from .table import row


def build(world: SimpleNamespace) -> None:
    """A running sample, seen by its applicant, formal officers, decision makers and auditors."""
    world.case = started()
    world.owner = world.case.applicant
    world.label = Label.objects.create(name="Presse")
    world.batch = Batch.objects.create(person=world.owner, deed="message")
    world.package = Package.objects.create(person=world.owner)
    # Shared by somebody who works here no longer: everybody at the desk may see to it.
    world.view = SavedView.objects.create(owner=world.owner, name="Fristen", is_shared=True)


def case(world: SimpleNamespace) -> dict[str, Any]:
    """The sample in an address."""
    return {"case_id": world.case.pk}


def step(world: SimpleNamespace) -> dict[str, Any]:
    """The open formal check of the sample in an address."""
    return {"step_id": world.case.steps.get(state="open").pk}


def view(world: SimpleNamespace) -> dict[str, Any]:
    """A shared view in an address."""
    return {"view_id": world.view.pk}


def label(world: SimpleNamespace) -> dict[str, Any]:
    """A label in an address."""
    return {"label_id": world.label.pk}


def nobody(world: SimpleNamespace) -> dict[str, Any]:
    """A person who does not work here."""
    return {"person_id": UUID(int=1)}


def batch(world: SimpleNamespace) -> dict[str, Any]:
    """Somebody else's batch: nobody learns that it exists."""
    return {"batch_id": world.batch.pk}


def package(world: SimpleNamespace) -> dict[str, Any]:
    """Somebody else's package."""
    return {"package_id": world.package.pk}


def table(world: SimpleNamespace) -> dict[str, Any]:
    """The kind of a table."""
    return {"ending": "csv"}


DESK = (
    "adviser", "formal_officer", "reviewer", "decision_maker", "cash", "examiner", "call_manager", "auditor",
)  # fmt: skip
OFFICE = tuple(role for role in DESK if role not in {"reviewer", "auditor"})
LEADING = ("decision_maker", "call_manager", "auditor")
SEEING = {"owner": 200, "formal_officer": 200, "decision_maker": 200, "auditor": 200}
WRITING = {"owner": 302, "formal_officer": 302, "decision_maker": 302, "auditor": 403}
MESSAGE = {"text": "Guten Tag"}
AWAY = {"first_day": "2026-01-01", "last_day": "2026-01-02", "substitute": str(UUID(int=1))}

ROWS = [
    row("desk:tasks", anonymous=302, default=200),
    row("desk:hand_on", make=step, anonymous=302, default=404, formal_officer=200),
    row("desk:take", make=step, method="POST", anonymous=302, default=404, formal_officer=302),
    row("desk:give", make=step, method="POST", data={}, anonymous=302, default=404, formal_officer=422),
    row("desk:put_back", make=step, method="POST", anonymous=302, default=404, formal_officer=403),
    row("desk:absence", anonymous=302, default=200, owner=403, applicant=403),
    row("desk:back", method="POST", anonymous=302, default=302, owner=403, applicant=403),
    row("api:desk_colleagues", make=step, anonymous=401, default=404, formal_officer=200),
    row("api:desk_take", make=step, anonymous=401, default=404, formal_officer=200),
    row("api:desk_give", make=step, data={"to": None}, anonymous=401, default=404, formal_officer=403),
    row("api:desk_absence", anonymous=401, default=200, owner=403, applicant=403),
    row(
        "api:desk_set_absence",
        data=AWAY,
        anonymous=401,
        default=422,
        owner=403,
        applicant=403,
    ),
    row("api:desk_end_absence", anonymous=401, default=204, owner=403, applicant=403),
    row("desk:absences", anonymous=302, default=403, admin=200),
    row("desk:absence_of", make=nobody, anonymous=302, default=403, admin=404),
    row("desk:absence_of_end", make=nobody, method="POST", anonymous=302, default=403, admin=404),
    row("api:desk_absences", anonymous=401, default=403, admin=200),
    row("api:desk_note_absence", make=nobody, data=AWAY, anonymous=401, default=403, admin=404),
    row("api:desk_end_absence_of", make=nobody, anonymous=401, default=403, admin=404),
    row("desk:numbers", anonymous=302, default=403, **dict.fromkeys(LEADING, 200)),
    row("desk:numbers_file", make=table, anonymous=302, default=403, **dict.fromkeys(LEADING, 200)),
    row("api:desk_numbers", anonymous=401, default=403, **dict.fromkeys(LEADING, 200)),
    row("api:desk_numbers_file", make=table, anonymous=401, default=403, **dict.fromkeys(LEADING, 200)),
    row("desk:own", anonymous=302, default=200),
    row(
        "desk:cases",
        anonymous=302,
        default=200,
        owner=403,
        applicant=403,
        editor=403,
        newsletter_approver=403,
        admin=403,
    ),
    row(
        "desk:view_save",
        method="POST",
        data={"view-name": "x", "query": ""},
        anonymous=302,
        default=403,
        **dict.fromkeys(DESK, 302),
    ),
    row("desk:view", make=view, anonymous=302, default=403, **dict.fromkeys(DESK, 200)),
    row(
        "desk:view_delete",
        make=view,
        method="POST",
        anonymous=302,
        default=403,
        **dict.fromkeys(DESK, 302),
    ),
    row("api:desk_views", anonymous=401, default=403, **dict.fromkeys(DESK, 200)),
    row(
        "api:desk_save_view",
        data={"name": "x"},
        anonymous=401,
        default=403,
        **dict.fromkeys(DESK, 201),
    ),
    row(
        "api:desk_change_view",
        make=view,
        data={"name": "x"},
        anonymous=401,
        default=403,
        **dict.fromkeys(DESK, 200),
    ),
    row("api:desk_delete_view", make=view, anonymous=401, default=403, **dict.fromkeys(DESK, 204)),
    row("desk:table", make=table, anonymous=302, default=403, **dict.fromkeys(DESK, 200)),
    row("api:desk_table", make=table, anonymous=401, default=403, **dict.fromkeys(DESK, 200)),
    row("desk:choose", method="POST", data={}, anonymous=302, default=403, **dict.fromkeys(DESK, 302)),
    row("desk:batch", make=batch, anonymous=302, default=403, **dict.fromkeys(OFFICE, 404)),
    row(
        "desk:batch_undo", make=batch, method="POST", anonymous=302, default=403, **dict.fromkeys(OFFICE, 404)
    ),
    row(
        "api:desk_choose_batch",
        data={"deed": "message", "cases": []},
        anonymous=401,
        default=403,
        **dict.fromkeys(OFFICE, 422),
    ),
    *(
        row(f"api:desk_{name}", make=batch, anonymous=401, default=403, **dict.fromkeys(OFFICE, 404), **rest)
        for name, rest in (
            ("batch", {}),
            ("preview_batch", {"data": {}}),
            ("do_batch", {"data": {}}),
            ("undo_batch", {"data": {}}),
        )
    ),
    row("desk:package", make=package, anonymous=302, default=403, **dict.fromkeys(DESK, 404)),
    row("desk:package_file", make=package, anonymous=302, default=403, **dict.fromkeys(DESK, 404)),
    row("api:desk_package", make=package, anonymous=401, default=403, **dict.fromkeys(DESK, 404)),
    row("api:desk_package_file", make=package, anonymous=401, default=403, **dict.fromkeys(DESK, 404)),
    row(
        "api:desk_ask_for_package",
        data={"cases": []},
        anonymous=401,
        default=403,
        **dict.fromkeys(DESK, 422),
    ),
    row("desk:labels", anonymous=302, default=403, admin=200),
    row("desk:label", make=label, anonymous=302, default=403, admin=200),
    row("desk:label_delete", make=label, method="POST", anonymous=302, default=403, admin=302),
    row("api:desk_labels", anonymous=401, default=403, **dict.fromkeys((*OFFICE, "auditor", "admin"), 200)),
    row("api:desk_create_label", data={"name": "x"}, anonymous=401, default=403, admin=201),
    row("api:desk_change_label", make=label, data={"name": "x"}, anonymous=401, default=403, admin=200),
    row("api:desk_delete_label", make=label, anonymous=401, default=403, admin=204),
    row(
        "desk:put_labels",
        make=case,
        method="POST",
        data={},
        anonymous=302,
        default=404,
        **{**WRITING, "owner": 403},
    ),
    row(
        "desk:follow",
        make=case,
        method="POST",
        data={"follow": "1"},
        anonymous=302,
        default=404,
        **{**WRITING, "owner": 403, "auditor": 302},
    ),
    row("api:desk_follow", make=case, anonymous=401, default=404, **{**SEEING, "owner": 403}),
    row("api:desk_unfollow", make=case, anonymous=401, default=404, **dict.fromkeys(SEEING, 204)),
    row("api:desk_labels_of_case", make=case, anonymous=401, default=404, **{**SEEING, "owner": 403}),
    row(
        "api:desk_put_labels",
        make=case,
        data={"labels": []},
        anonymous=401,
        default=404,
        **{**SEEING, "owner": 403, "auditor": 403},
    ),
    row("desk:case", make=case, anonymous=302, default=404, **SEEING),
    row("desk:next", make=case, anonymous=302, default=404, **dict.fromkeys(SEEING, 302)),
    row("desk:previous", make=case, anonymous=302, default=404, **dict.fromkeys(SEEING, 302)),
    row("desk:bpmn", make=case, anonymous=302, default=404, **{**SEEING, "owner": 404}),
    row("desk:message", make=case, method="POST", data=MESSAGE, anonymous=302, default=404, **WRITING),
    row(
        "desk:question",
        make=case,
        method="POST",
        data={"question-text": "Guten Tag"},
        anonymous=302,
        default=404,
        **dict.fromkeys(SEEING, 403),
    ),
    row(
        "api:desk_ask_office",
        make=case,
        data=MESSAGE,
        anonymous=401,
        default=404,
        **dict.fromkeys(SEEING, 403),
    ),
    row(
        "desk:note",
        make=case,
        method="POST",
        data={"note-text": "Notiz"},
        anonymous=302,
        default=404,
        **{**WRITING, "owner": 403},
    ),
    row(
        "desk:contact",
        make=case,
        method="POST",
        anonymous=302,
        default=404,
        **{**WRITING, "owner": 403},
    ),
    row(
        "desk:hand_over",
        make=case,
        method="POST",
        data={"hand-email": "x@example.org", "hand-reason": "x"},
        anonymous=302,
        default=404,
        **dict.fromkeys(WRITING, 403),
    ),
    row(
        "api:desk_hand_over",
        make=case,
        data={"email": "x@example.org", "reason": "x"},
        anonymous=401,
        default=404,
        **dict.fromkeys(WRITING, 403),
    ),
    row("api:desk_tasks", anonymous=401, default=200),
    row("api:desk_cases", anonymous=401, default=200),
    row("api:desk_case", make=case, anonymous=401, default=404, **SEEING),
    row("api:desk_timeline", make=case, anonymous=401, default=404, **SEEING),
    row("api:desk_graph", make=case, anonymous=401, default=404, **SEEING),
    row("api:desk_messages", make=case, anonymous=401, default=404, **SEEING),
    row(
        "api:desk_write_message",
        make=case,
        data=MESSAGE,
        anonymous=401,
        default=404,
        owner=201,
        formal_officer=201,
        decision_maker=201,
        auditor=403,
    ),
]
