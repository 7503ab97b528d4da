"""`manage.py check_invariants`: what must be true of the whole house; ends with 1 when it isn't."""

import sys

from django.core.management.base import BaseCommand

from workflows.upkeep.invariants import every, violations


class Command(BaseCommand):
    """One line for each row that breaks an invariant, by its identifier."""

    help = "Check the whole house: history, steps, sums of money, mails, files. Changes nothing."

    def handle(self, *args: object, **options: object) -> None:
        """The violations, then their number."""
        found = 0
        for invariant, identifier in violations():
            found += 1
            self.stdout.write(f"{invariant.code} {identifier}: not true: {invariant.sentence}")
        self.stdout.write(f"{len(every())} invariants, {found} violations")
        if found:
            sys.exit(1)
