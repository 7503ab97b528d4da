"""Who gets what at the addresses of grants."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.grants import factories as make
from tests.people.factories import HouseFactory, UserFactory
from workflows.engine import actions as engine
from workflows.grants import actions
from workflows.grants.flows import MicroProjectFlow
from workflows.grants.models import Application

from .table import row


def build(world: SimpleNamespace) -> None:
    """An open call and an application in its formal check; the owner represents the applicant."""
    HouseFactory(email="haus@example.org")
    people = SimpleNamespace(
        manager=UserFactory(roles=["call_manager"]), second=UserFactory(roles=["call_manager"])
    )
    world.call = make.open_call(people)
    world.draft = actions.copy_call(source=world.call, actor=people.manager, slug="entwurf")
    world.owner, world.organisation = make.applicant()
    world.case = actions.start_draft(call=world.call, organisation=world.organisation, actor=world.owner)
    Application.objects.filter(pk=world.case.pk).update(
        number="MP-2026-0001", submitted_at=timezone.now(), requested=Decimal(900), total_cost=Decimal(1000)
    )
    engine.start(MicroProjectFlow, case=world.case, actor=world.owner, verb="submitted")
    world.step = make.step(world.case, "formal_check")


def slug(world: SimpleNamespace) -> dict[str, Any]:
    """The call in an address."""
    return {"slug": world.call.slug}


def case(world: SimpleNamespace) -> dict[str, Any]:
    """The application in an address."""
    return {"case_id": world.case.pk}


def step(world: SimpleNamespace) -> dict[str, Any]:
    """The open formal check in an address."""
    return {"pk": world.step.pk}


def api_step(world: SimpleNamespace) -> dict[str, Any]:
    """The open formal check in an address of the API."""
    return {"step_id": world.step.pk}


def draft(world: SimpleNamespace) -> dict[str, Any]:
    """A draft for the owner's organisation."""
    return {"call": world.call.slug, "organisation": str(world.organisation.uuid)}


def talk(world: SimpleNamespace) -> dict[str, Any]:
    """A consultation of today."""
    return {"organisation": str(world.organisation.uuid), "held_on": timezone.localdate().isoformat()}


READERS = ("formal_officer", "adviser", "decision_maker", "examiner", "cash", "auditor")
SEEING = dict.fromkeys(("owner", *READERS), 200)
REFUSED = dict.fromkeys(READERS, 403)
ANSWERING = ("decision_maker", "formal_officer", "examiner")
ADMITTING = ("call_manager", "formal_officer", "decision_maker", "auditor")
STAFF = {"owner": 403, "applicant": 403}

ROWS = [
    row("grants:calls", anonymous=302, default=200, **STAFF),
    row("grants:call", make=slug, anonymous=302, default=200, **STAFF),
    row("grants:call_new", anonymous=302, default=403, call_manager=200),
    row("grants:call_import", anonymous=302, default=403, call_manager=200),
    row("grants:call_export", make=slug, anonymous=302, default=200, **STAFF),
    row(
        "grants:call_section",
        make=lambda world: {"slug": world.call.slug, "section": "money"},
        anonymous=302,
        default=403,
    ),
    row(
        "grants:call_section",
        make=lambda world: {"slug": world.draft.slug, "section": "money"},
        anonymous=302,
        default=403,
        call_manager=200,
    ),
    row("grants:call_preview", make=slug, anonymous=302, default=200, **STAFF),
    row(
        "grants:publication",
        make=slug,
        method="POST",
        data={"do": "request"},
        anonymous=302,
        default=403,
        call_manager=409,
    ),
    row("grants:self_check", make=slug, anonymous=200, default=200),
    row("grants:apply", make=slug, anonymous=302, default=200),
    row("grants:step", make=step, anonymous=302, default=403, formal_officer=200),
    row(
        "grants:replace",
        make=step,
        anonymous=302,
        default=404,
        **{**dict.fromkeys(("owner", *READERS), 403), "formal_officer": 200},
    ),
    row("grants:application", make=case, anonymous=302, default=404, **SEEING),
    row("grants:withdraw", make=case, anonymous=302, default=404, **SEEING),
    row(
        "grants:withdraw",
        make=case,
        method="POST",
        anonymous=302,
        default=404,
        **{**dict.fromkeys(READERS, 403), "owner": 302},
    ),
    row(
        "grants:extend",
        make=case,
        method="POST",
        anonymous=302,
        default=404,
        **{**dict.fromkeys(READERS, 403), "owner": 409},
    ),
    row("grants:expire", make=case, method="POST", anonymous=302, default=403, formal_officer=409),
    row("grants:signature", make=case, anonymous=302, default=403, formal_officer=200),
    row("grants:consultations", anonymous=302, default=403, adviser=200),
    row("api:grants_calls", anonymous=200, default=200),
    row("api:grants_call", make=slug, anonymous=200, default=200),
    row("api:grants_self_check_questions", make=slug, anonymous=200, default=200),
    row("api:grants_self_check_api", make=slug, data={"answers": {}}, anonymous=200, default=200),
    row("api:grants_managed_calls", anonymous=401, default=200, **STAFF),
    row(
        "api:grants_start_call",
        data={"slug": "neu", "title": "Neu", "budget": "500", "max_grant": "100"},
        anonymous=401,
        default=403,
        call_manager=201,
    ),
    row("api:grants_managed_call", make=slug, anonymous=401, default=200, **STAFF),
    row("api:grants_export_call", make=slug, anonymous=401, default=200, **STAFF),
    row("api:grants_import_call", data={"file": "nothing"}, anonymous=401, default=403, call_manager=422),
    row(
        "api:grants_change_call",
        make=lambda world: {"slug": world.draft.slug},
        data={"version": 1, "terms": {"funder": "Stadt"}},
        anonymous=401,
        default=403,
        call_manager=200,
    ),
    row(
        "api:grants_call_publication",
        make=slug,
        data={"do": "request"},
        anonymous=401,
        default=403,
        decision_maker=403,
        call_manager=409,
    ),
    row("api:grants_draft", data=draft, anonymous=401, default=404, owner=201),
    row("api:grants_application", make=case, anonymous=401, default=404, **SEEING),
    row("api:grants_changes", make=case, anonymous=401, default=404, **SEEING),
    row(
        "api:grants_submit",
        make=case,
        anonymous=401,
        default=404,
        **{**dict.fromkeys(READERS, 403), "owner": 422},
    ),
    row(
        "api:grants_withdraw",
        make=case,
        anonymous=401,
        default=404,
        **{**dict.fromkeys(READERS, 403), "owner": 200},
    ),
    row(
        "api:grants_extend",
        make=case,
        anonymous=401,
        default=404,
        **{**dict.fromkeys(READERS, 403), "owner": 409},
    ),
    row(
        "api:grants_signature",
        make=case,
        data={"signed_on": "2026-01-01"},
        anonymous=401,
        default=404,
        **{**dict.fromkeys(("owner", *READERS), 403), "formal_officer": 409},
    ),
    row(
        "api:grants_formal_check",
        make=api_step,
        data={"result": "ok", "note": "Geht."},
        anonymous=401,
        default=403,
        formal_officer=200,
    ),
    row("api:grants_confirm_rejection", make=api_step, data={"confirmed": True}, anonymous=401, default=404),
    row("api:grants_candidates", make=api_step, anonymous=401, default=404),
    row("api:grants_assign", make=api_step, data={"reviewers": []}, anonymous=401, default=404),
    row(
        "api:grants_replace",
        make=api_step,
        data=lambda world: {"reviewer": str(world.owner.uuid)},
        anonymous=401,
        default=404,
    ),
    row("api:grants_parties", make=api_step, anonymous=401, default=404),
    row("api:grants_conflict", make=api_step, data={"conflict": "none"}, anonymous=401, default=404),
    row("api:grants_review", make=api_step, data={"scores": {}}, anonymous=401, default=404),
    row(
        "api:grants_decide",
        make=api_step,
        data={"outcome": "approve", "reasons": "Ja"},
        anonymous=401,
        default=404,
    ),
    row("api:grants_recheck", make=api_step, data={"note": ""}, anonymous=401, default=404),
    row("api:grants_consult", data=talk, anonymous=401, default=403, adviser=201),
    row("grants:signing_code", make=case, method="POST", anonymous=302, default=404, **REFUSED, owner=409),
    row("grants:report", make=case, method="POST", anonymous=302, default=404, **REFUSED, owner=409),
    row("grants:receipts", make=case, anonymous=302, default=404, **REFUSED, owner=200),
    row(
        "grants:remove_receipt",
        make=lambda world: {"case_id": world.case.pk, "pk": 1},
        method="POST",
        anonymous=302,
        default=404,
    ),
    row("api:grants_grant", make=case, anonymous=401, default=404),
    row("api:grants_signing_code", make=case, anonymous=401, default=404, **REFUSED, owner=409),
    row("api:grants_report", make=case, anonymous=401, default=404, **REFUSED, owner=409),
    row("api:grants_add_receipt", make=case, data={}, anonymous=401, default=422),
    row(
        "api:grants_remove_receipt",
        make=lambda world: {"case_id": world.case.pk, "receipt_id": 1},
        anonymous=401,
        default=404,
    ),
    row("api:grants_sign", make=api_step, data={"name": "A", "code": "1"}, anonymous=401, default=404),
    row("api:grants_sign_scan", make=api_step, data={}, anonymous=401, default=422),
    row("api:grants_countersign", make=api_step, data={"signed": True}, anonymous=401, default=404),
    row("api:grants_request_payment", make=api_step, data={"needs": []}, anonymous=401, default=404),
    row("api:grants_check_payment", make=api_step, data={"accepted": True}, anonymous=401, default=404),
    row("api:grants_release_payment", make=api_step, data={"released": True}, anonymous=401, default=404),
    row("api:grants_examine", make=api_step, data={}, anonymous=401, default=404),
    row("api:grants_return_report", make=api_step, data={"points": {}}, anonymous=401, default=404),
    row("api:grants_settle", make=api_step, data={"confirmed": True}, anonymous=401, default=404),
    row("api:grants_reclaim", make=api_step, data={"received_on": "2026-01-01"}, anonymous=401, default=404),
    row("grants:payments", anonymous=302, default=403, cash=200),
    row("grants:booking_list", anonymous=302, default=403, cash=200, auditor=200),
    row("grants:payment_run", make=lambda world: {"reference": "OH-1"}, anonymous=302, default=403, cash=404),
    row("grants:statements", anonymous=302, default=403, cash=200),
    row(
        "grants:bank_entry",
        make=lambda world: {"pk": 1},
        method="POST",
        anonymous=302,
        default=403,
        cash=404,
    ),
    row("api:grants_read_statement", data={}, anonymous=401, default=422),
    row("api:grants_bank_entries", anonymous=401, default=403, cash=200),
    row(
        "api:grants_confirm_entry",
        make=lambda world: {"entry_id": 1},
        data={},
        anonymous=401,
        default=403,
        cash=404,
    ),
    row(
        "api:grants_reject_entry",
        make=lambda world: {"entry_id": 1},
        data={},
        anonymous=401,
        default=403,
        cash=404,
    ),
    row("api:grants_payment_runs", anonymous=401, default=403, cash=200),
    row("api:grants_run_payments", data={"execution_on": "2026-01-01"}, anonymous=401, default=403, cash=422),
    row(
        "api:grants_payment_run_file",
        make=lambda world: {"reference": "OH-1"},
        anonymous=401,
        default=403,
        cash=404,
    ),
    row("grants:late", make=slug, anonymous=302, default=403, **dict.fromkeys(ADMITTING, 200)),
    row(
        "grants:confirm_late",
        make=lambda world: {"pk": 1},
        method="POST",
        anonymous=302,
        default=403,
        call_manager=404,
        decision_maker=404,
    ),
    row("grants:complaints", anonymous=302, default=403, **dict.fromkeys(ANSWERING, 200)),
    row(
        "grants:complaint_answer",
        make=lambda world: {"pk": 1},
        anonymous=302,
        default=403,
        **dict.fromkeys(ANSWERING, 404),
    ),
    row("grants:complain", make=case, anonymous=302, default=404, **REFUSED, owner=403),
    row("grants:undo", make=case, anonymous=302, default=403),
    row(
        "api:grants_undo_decision",
        make=case,
        data={"reason": "Nein"},
        anonymous=401,
        default=404,
        **REFUSED,
        owner=403,
    ),
    row(
        "api:grants_complain", make=case, data={"text": "A"}, anonymous=401, default=404, **REFUSED, owner=403
    ),
    row("api:grants_complaints", anonymous=401, default=403, **dict.fromkeys(ANSWERING, 200)),
    row(
        "api:grants_answer_complaint",
        make=lambda world: {"complaint_id": 1},
        data={"outcome": "kept", "answer": "Nein"},
        anonymous=401,
        default=403,
        **dict.fromkeys(ANSWERING, 404),
    ),
    row("api:grants_late_admissions", make=slug, anonymous=401, default=403, **dict.fromkeys(ADMITTING, 200)),
    row(
        "api:grants_propose_admission",
        make=slug,
        data=lambda world: {
            "organisation": str(world.organisation.uuid),
            "until": "2026-01-01",
            "reason": "A",
        },
        anonymous=401,
        default=403,
        call_manager=409,
        formal_officer=409,
    ),
    row(
        "api:grants_confirm_admission",
        make=lambda world: {"admission_id": 1},
        data={},
        anonymous=401,
        default=403,
        **dict.fromkeys(ADMITTING, 404),
    ),
]
