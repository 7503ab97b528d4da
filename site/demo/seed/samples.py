"""The auditor of the demo house has drawn cases."""

from datetime import timedelta

from django.utils import timezone

from workflows.desk.actions.samples import draw_sample
from workflows.desk.reading.samples import Chosen
from workflows.people.models import Role, User


def seed() -> None:
    """Three cases of the last year, for the audit of the year that ends."""
    auditor, today = User.objects.holding(Role.AUDITOR).order_by("pk")[0], timezone.localdate()
    chosen = Chosen(today - timedelta(days=365), today)
    draw_sample(actor=auditor, purpose=f"Jahresprüfung {today.year}", chosen=chosen, size=3)
