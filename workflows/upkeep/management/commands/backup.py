"""`manage.py backup FILE`: everything of the house in one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.upkeep.archive import Unusable
from workflows.upkeep.backups import back_up


class Command(BaseCommand):
    """Writes database, private files and media, each with its hash."""

    help = "Write a back-up of the whole house into FILE. It may be taken while the house is open."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: object) -> None:
        """Back up."""
        try:
            manifest = back_up(file)
        except (Unusable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(manifest.hashes)} parts, {file.stat().st_size} bytes: {file}")
        self.stdout.write("It holds personal data. Keep it encrypted, elsewhere, and for 35 days at most.")
