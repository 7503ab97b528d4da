"""Taking a step that a whole role may do, giving it to a colleague, putting it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import rules
from workflows.engine.models import Audience, Step
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, require

from .history import record
from .stopping import holding, open_step

TAKEN, GIVEN, PUT_BACK = "step.taken", "step.given", "step.put_back"


def give(step: Step, *, actor: User, to: User | None) -> Step:
    """The open step waits for `to` alone; for everybody of its role again when it is None.

    What `to` did in the case before counts as ever. Whoever gave it has had no hand in the case by that.
    Raises NotAllowed, and AlreadyDone when the step is done or has been given meanwhile.
    """
    seen = step.assignee_id
    with holding(step.case) as case:
        step = open_step(step)
        if step.assignee_id != seen:
            raise AlreadyDone(_moved())
        verb, data = _told(step, actor, to)
        if to is None:
            require(rules.may_put_back(actor, step))
        elif to == actor:
            require(rules.may_take(actor, step, case))
        else:
            require(rules.may_give(actor, step, case))
            require(rules.may_be_given(to, step, case))
        now = timezone.now()
        step.assignee, step.given_at = to, now if to is not None else None
        step.announced_at = now if to == actor else None  # nobody is told what they did themselves
        step.save(update_fields=["assignee", "given_at", "announced_at"])
        record(case, actor=actor, verb=verb, data=data, audience=Audience.STAFF)
    return step


def _told(step: Step, actor: User, to: User | None) -> tuple[str, dict[str, str]]:
    """The verb of the history line, and who had the step and has it now."""
    data = {"node": step.node}
    if step.assignee is not None:
        data["from"] = str(step.assignee.uuid)
    if to is None:
        return PUT_BACK, data
    return (TAKEN if to == actor else GIVEN), {**data, "to": str(to.uuid)}


def _moved() -> str:
    return _("Somebody else has taken this step meanwhile. Load the page again.")
