"""Starting a process: at submission, not before."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.engine.binding import bind
from workflows.engine.flow import BaseFlow, Start
from workflows.engine.models import Audience, Case, HistoryEntry
from workflows.engine.stages import settle
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone

from .history import record


def start(
    flow_class: type[BaseFlow],
    *,
    case: Case,
    actor: User | None,
    verb: str,
    audience: str = Audience.EVERYONE,
    data: dict[str, object] | None = None,
) -> HistoryEntry:
    """The process of `case` runs and its first steps are open; AlreadyDone when it was started before.

    `case` is brought up to date: changes that were not saved before are lost.
    """
    with transaction.atomic():
        kinds.renew(case, lock=True)
        if case.process_id is not None:
            raise AlreadyDone(_("This has already been started."))
        before = case.stage
        activation = _start_activation(flow_class)
        activation.process.save()
        case.process = activation.process
        Case.objects.filter(pk=case.pk).update(process=activation.process)
        bind(activation.process, case)
        # Nobody else sees the new process before this transaction ends: there is nothing to lock yet.
        activation.complete()
        activation.activate_next()
        settle(case)
        return record(case, actor=actor, verb=verb, data=data, audience=audience, stage_before=before)


def _start_activation(flow_class: type[BaseFlow]) -> Any:
    (node,) = [node for node in flow_class.instance.nodes() if isinstance(node, Start)]
    return node.activation_class.create(node, None, None)
