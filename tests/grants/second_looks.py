"""A rejected application, and the mails of second looks."""

from tests.grants import factories as make
from workflows.grants import actions
from workflows.outbox.models import Message


def rejected(call, people):
    """An application that was rejected."""
    case = make.to_decision(call, people)
    actions.decide(
        step=make.step(case, "decide"),
        actor=people.decider,
        outcome="reject",
        reasons="Zu wenige Punkte.",
        feedback="Der Bedarf ist nicht beschrieben.",
    )
    return make.fresh(case)


def mails(template):
    return Message.objects.filter(template=f"grants/mail/{template}")
