"""A group takes its own request back before it is answered: the grant runs on as it was."""

from django.db import transaction

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Step, StepState
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, require

from ..models import Application, ChangeRequest, ChangeState, Payment, PaymentState
from ..rules import requests as rules
from ..rules import running


@transaction.atomic
def take_back_request(*, case: Application, actor: User) -> Application:
    """What was asked stays in the file as taken back. Raises AlreadyDone when the house was faster."""
    require(running.may_run(actor, case))
    lock_case(case.pk)
    case = Application.objects.select_related("call", "organisation").get(pk=case.pk)
    if not (verdict := rules.possible(case)):
        raise AlreadyDone(verdict.reason)
    what = "change" if case.stage in rules.CHANGE_STAGES else "payment"
    if what == "change":
        ChangeRequest.objects.waiting().filter(application=case).update(state=ChangeState.WITHDRAWN)
    else:
        Payment.objects.waiting().filter(application=case).update(state=PaymentState.WITHDRAWN)
    asked = Step.objects.filter(case_id=case.pk, node="running", state=StepState.DONE)
    engine.take_back(
        asked.select_related("case").latest("done_at"),
        actor=actor,
        verb="request.taken_back",
        data={"what": what},
        audience=Audience.EVERYONE,
        through_steps=True,
    )
    return Application.objects.get(pk=case.pk)
