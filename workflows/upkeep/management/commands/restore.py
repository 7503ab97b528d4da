"""`manage.py restore FILE`: an empty house becomes what it was when FILE was written."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.upkeep.archive import Unusable
from workflows.upkeep.restoring import restore


class Command(BaseCommand):
    """Restores database and files into an empty house; mail stays on hold."""

    help = "Restore the back-up FILE into an empty house. Stop web and worker first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: object) -> None:
        """Restore."""
        try:
            manifest = restore(file)
        except (Unusable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The house is as it was on {manifest.made_at}. Mail is on hold.")
