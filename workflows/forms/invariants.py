"""What was handed in is kept, round for round."""

from django.db.models import Count, F, QuerySet

from workflows.upkeep.invariants import Invariant, register

from .models import AnswerSheet


def _rounds_and_snapshots() -> QuerySet[AnswerSheet, object]:
    counted = AnswerSheet.objects.annotate(kept=Count("snapshots"))
    return counted.exclude(kept=F("round")).values_list("pk", flat=True)


def declare() -> None:
    """The house keeps this."""
    register(
        Invariant("snapshots", "Every submission has its snapshot.", _rounds_and_snapshots),
    )
