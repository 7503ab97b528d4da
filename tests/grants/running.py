"""What the tests of running grants write and look for."""

from workflows.grants.reading.invariants import INVARIANTS
from workflows.outbox.models import Message
from workflows.upkeep.invariants import Invariant

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


def mail(template: str) -> Message:
    return Message.objects.get(template=f"grants/mail/{template}")


def broken() -> list[str]:
    """The invariants of the money that do not hold."""
    return [each.code for each in INVARIANTS if isinstance(each, Invariant) and each.broken().exists()]
