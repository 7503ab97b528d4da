"""Letters in tests: what the worker would make within seconds is made now."""

from workflows.documents import making
from workflows.documents.models import LetterOrder


def documents_made() -> int:
    """Everything asked for is there; returns how many documents. What can't be made fails the test."""
    made = making.tick(seconds=60)
    waiting = LetterOrder.objects.filter(made_at=None)
    assert not waiting, [f"{order}: {order.reason or 'not due yet'}" for order in waiting]
    return made
