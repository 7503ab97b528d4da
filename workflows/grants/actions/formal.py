"""The formal check: complete, ask the applicant, or reject for form with a second person."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.letters import Letter
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.forms import actions as forms
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import letters
from ..checks import gathering
from ..checks.findings import MUST
from ..models import Application, FormalCheck
from ..reading.cases import sheet_of
from ..rules import promise, rounds
from . import telling

RESULTS = ("ok", "return", "reject")


@transaction.atomic
def check_formally(
    *,
    step: Step,
    actor: User,
    result: str,
    checklist: Mapping[str, bool] | None = None,
    note: str = "",
    feedback: str = "",
    points: Mapping[str, str] | None = None,
    wait: timedelta | None = None,
) -> Application:
    """The formal check is made: `points` (question → change) for a return, `feedback` for a rejection.

    The mail of a return leaves after `wait`, so that a slip can be undone until then.
    Raises Invalid when something is missing, or when the call allows no further return.
    """
    points = {question: text.strip() for question, text in (points or {}).items() if text.strip()}
    with engine.performing(step, actor=actor, verb=f"formal.{result}", audience=Audience.STAFF) as doing:
        case, sheet = doing.case, sheet_of(doing.case)
        failed = gathering.open_findings(sheet, case)
        must = [finding.code for finding in failed if finding.severity == MUST]
        complete(case, result, points, feedback, note, must)
        FormalCheck.objects.create(
            application=case,
            result=result,
            checklist=dict(checklist or {}),
            findings=[finding.code for finding in failed],
            note=note,
            feedback=feedback,
            officer=actor,
        )
        case.formal_result, case.rejection_confirmed = result, None
        case.formal_round += result == "return"
        case.assignee = case.assignee or actor
        doing.save("formal_result", "rejection_confirmed", "formal_round")  # the engine writes the assignee
        doing.data = {"findings": [finding.code for finding in failed], "points": sorted(points)}
        if result == "return":
            doing.audience = Audience.EVERYONE
            engine.stop_deadlines(case, promise.CODE)  # goes on when the group has answered
            forms.request_changes(sheet=sheet, questions=points, actor=actor)
            days, count = case.call.correction_days, len(points)
            telling.tell(case, "returned", wait=wait, days=days, count=count)
    return case


def complete(  # noqa: PLR0917
    case: Application,
    result: str,
    points: Mapping[str, str],
    feedback: str,
    note: str,
    failed: list[str],
) -> None:
    """Raises Invalid when this result lacks something, or when the call does not allow it."""
    errors: dict[str, str] = {}
    if result not in RESULTS:
        errors["result"] = _("Choose one of the results.")
    if result == "return" and not (verdict := rounds.may_return_formally(case)).allowed:
        errors["result"] = verdict.reason
    elif result == "return" and not points:
        errors["points"] = _("Say at least for one question what the applicant has to change.")
    elif points and result != "return":
        errors["points"] = rounds.misplaced_points()
    if result == "reject" and not feedback.strip():
        errors["feedback"] = _("Tell the applicant why.")
    if result == "ok" and failed and not note.strip():
        errors["note"] = _(
            "Checks failed (%(codes)s). Note why the application is complete all the same."
        ) % {"codes": ", ".join(dict.fromkeys(failed))}
    if errors:
        raise Invalid(errors)


@transaction.atomic
def confirm_rejection(*, step: Step, actor: User, confirmed: bool, note: str = "") -> Application:
    """A second person confirms the rejection for form (letter and mail go out) or refuses it."""
    verb = "rejection.confirmed" if confirmed else "rejection.refused"
    template, letter = "formal_rejection", letters.formal_rejection
    return settle_no(step, actor, confirmed, note, verb=verb, template=template, letter=letter)


def settle_no(
    step: Step,
    actor: User,
    confirmed: bool,
    note: str,
    *,
    verb: str,
    template: str,
    letter: Callable[[FormalCheck, str], Letter],
) -> Application:
    """The second person's word on a no of the house: letter and mail go out, or it is looked at again.

    `template` is the mail that carries the `letter`. Raises Invalid for a refusal without a reason.
    """
    if not confirmed and not note.strip():
        raise Invalid({"note": _("Say why you do not confirm.")})
    with engine.performing(step, actor=actor, verb=verb, audience=Audience.STAFF) as doing:
        case: Any = doing.case
        check = case.formal_checks.latest("checked_at", "id")
        case.rejection_confirmed = confirmed
        case.save(update_fields=["rejection_confirmed"])
        if confirmed:
            doing.audience = Audience.EVERYONE
            check.confirmed_by, check.confirmed_at = actor, timezone.now()
            check.save(update_fields=["confirmed_by", "confirmed_at"])
            engine.stop_deadlines(case, promise.CODE)
            telling.answer(case, template, partial(letter, check), actor)
        else:
            check.note = f"{check.note}\n\n{note}".strip()
            check.save(update_fields=["note"])
    return case


@transaction.atomic
def recheck(*, step: Step, actor: User, note: str = "") -> Application:
    """The revised application was looked through and goes back to the decision."""
    with engine.performing(step, actor=actor, verb="recheck.done", audience=Audience.STAFF) as doing:
        FormalCheck.objects.create(application=doing.case, result="ok", note=note, officer=actor)
    return doing.case
