"""What the cash desk sees of bank statements: proposals that wait, answers, statements read in."""

from django.db.models import QuerySet

from ..models import BankEntry, BankStatement, EntryState

SHOWN = 30


def waiting() -> QuerySet[BankEntry]:
    """Proposals that nobody has answered, oldest first."""
    return BankEntry.objects.filter(state=EntryState.PROPOSED).select_related(
        "payment__application", "run", "settlement__application"
    )


def desk() -> dict[str, object]:
    """Waiting proposals and the last statements."""
    return {
        "entries": list(waiting()),
        "statements": BankStatement.objects.select_related("imported_by")[:SHOWN],
    }
