"""The administrator of the demo house has helped an applicant."""

from workflows.people.actions.looks import look
from workflows.people.models import Role, User


def seed() -> None:
    """Kofi had asked where his draft is."""
    admin = User.objects.holding(Role.ADMIN).order_by("pk")[0]
    person = User.objects.get(email="kofi@example.org")
    look(actor=admin, person=person, reason="Asked on the phone where the draft of the application is.")
