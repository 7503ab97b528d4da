"""`manage.py retention --dry-run | --run`: what the rules of retention find today, and carrying them out."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from workflows.engine import troubles
from workflows.upkeep.retention.keepings import rules
from workflows.upkeep.retention.running import candidates, run


class Command(BaseCommand):
    """Lists or forgets what is over; identifiers only."""

    help = "List (--dry-run) or delete and anonymise (--run) what is kept long enough by the house's rules."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of the two must be said."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--dry-run", action="store_true", help="list what would happen; change nothing")
        what.add_argument("--run", action="store_true", help="do it now, as the worker does each night")

    def handle(self, *args: object, **options: object) -> None:
        """A line for each thing, or the sums."""
        if options["dry_run"]:
            self._list()
            return
        outcome = run(guard=troubles.one_row)
        self.stdout.write(f"forgotten {outcome.done}, told {outcome.told}, failed {outcome.failed}")
        if outcome.failed:
            sys.exit(1)

    def _list(self) -> None:
        today = timezone.localdate()
        for rule in rules(today):
            code, deed = rule.keeping.code, rule.row.deed
            if rule.keeping.in_bulk is not None:
                self.stdout.write(f"{code} in bulk: {deed} after {rule.term}")
            for each in candidates(rule, today):
                self.stdout.write(f"{code} {each.subject} {deed if each.step == 'forget' else each.step}")
