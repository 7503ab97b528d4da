"""Closed cases of processes; each says whether people can still be named in it."""

from collections.abc import Callable
from typing import Any

from tests.consultations import factories as consultations
from tests.founding import factories as foundings
from tests.welcome import factories as door
from workflows.engine import stages
from workflows.engine.models import Case


def closed(case: Any, stage: str) -> Callable[[], bool]:
    """The case ends now."""
    stages.close(case, stage)
    return lambda: not Case.objects.get(pk=case.pk).anonymised_at


def founding() -> Callable[[], bool]:
    """A founding."""
    return closed(foundings.founded(), "founded")


def booked_consultation() -> Callable[[], bool]:
    """A consultation that somebody asked for."""
    return closed(consultations.asked(), "missed")


def service_request() -> Callable[[], bool]:
    """A request at the door."""
    return closed(door.asked(), "nothing")
