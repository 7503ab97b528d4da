"""`manage.py ship_forms`: the forms of the software stand in the builder."""

from django.core.management.base import BaseCommand

from pages.builder.actions import ship
from workflows.forms import registry


class Command(BaseCommand):
    """Puts every form of a process into the builder, published and translated; editors' changes stay."""

    help = "Put the forms that come with the software into the form builder."

    def handle(self, *args: object, **options: object) -> None:
        """Each form is there; prints what was new."""
        for code in registry.codes():
            done = ship(code)
            if options["verbosity"]:
                self.stdout.write(f"{code}: {'shipped' if done else 'unchanged'}")
