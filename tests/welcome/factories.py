"""Requests at the door, made as people make them."""

from typing import Any

from workflows.engine.models import Step
from workflows.people.models import User
from workflows.welcome import actions
from workflows.welcome.actions import Words
from workflows.welcome.models import ServiceRequest

TYPED = {
    "name": "Samira N.",
    "words": "Wir brauchen Hilfe mit einem Fest im Mai.",
    "language": "ar",
    "email": "samira@example.org",
    "consent": True,
}


def asked(actor: User | None = None, **facts: Any) -> ServiceRequest:
    """A request that waits for an answer."""
    return actions.ask(given=Words(**{**TYPED, **facts}), actor=actor, address="192.0.2.1")


def open_step(case: ServiceRequest) -> Step:
    """The one step that waits."""
    return Step.objects.open().select_related("task").get(case=case.pk)
