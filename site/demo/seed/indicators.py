"""What the demo house has promised its funders: the targets of the seeds of the field, and a report."""

from datetime import date

from django.utils import timezone

from workflows.indicators import actions
from workflows.indicators.actions import Funding
from workflows.people.models import User

# Measure, kind, number, where it is written.
PROMISED = (
    ("trainings", "total", 14, "Zuwendungsbescheid, Seite 3"),
    ("training_participations", "total", 140, "Zuwendungsbescheid, Seite 3"),
    ("best_practice", "total", 2, "Zuwendungsbescheid, Seite 3"),
    ("best_practice_participations", "each", 20, "Zuwendungsbescheid, Seite 4"),
    ("reached_participations", "total", 180, "Zuwendungsbescheid, Seite 4"),
    ("advised_clients", "total", 15, "Zuwendungsbescheid, Seite 4"),
    ("newsletters", "total", 7, "Zuwendungsbescheid, Seite 5"),
    ("networking", "rhythm", 3, "Konzept, Abschnitt 2"),
    ("networking_participations", "each", 10, "Konzept, Abschnitt 2"),
    ("invited_in_time", "ratio", 90, "Konzept, Abschnitt 2"),
    ("next_date_fixed", "ratio", 100, "Konzept, Abschnitt 2"),
    ("forums", "total", 12, "Konzept, Abschnitt 3"),
    ("foundings", "total", 3, "Konzept, Abschnitt 4"),
)


def seed() -> None:
    """This year and the two after it, with a report of today."""
    lead, today = User.objects.get(email="ruth.lang@example.org"), timezone.localdate()
    given = Funding(
        "Haus der Ressourcen",
        "Bundesamt für Migration und Flüchtlinge",
        date(today.year, 1, 1),
        date(today.year + 2, 12, 31),
        "HdR-2041",
    )
    period = actions.open_period(actor=lead, given=given)
    for measure, kind, number, source in PROMISED:
        actions.set_target(
            actor=lead, period=period, measure=measure, kind=kind, number=number, source=source
        )
    actions.report(actor=lead, period=period, as_of=today)
