"""Retention: what was typed after a session had ended goes in time, answers leave with their case."""

from workflows.engine import erasing
from workflows.engine.erasing import Share
from workflows.engine.retention import register_sign

from .actions.keeping import forget_expired
from .models import AnswerSheet, AnswerSnapshot, Correction


def tick() -> None:
    """Sessions that have ended, and the pages kept in them, are gone."""
    forget_expired()


def register() -> None:
    """Answers, submissions and corrections are deleted with their case; snapshots before their sheet."""
    erasing.register(
        Share(Correction, "sheet__case"), Share(AnswerSnapshot, "sheet__case"), Share(AnswerSheet, "case")
    )
    register_sign(AnswerSheet, "updated_at")
