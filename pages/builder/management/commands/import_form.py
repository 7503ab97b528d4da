"""`manage.py import_form FILE`: a form from a file becomes a draft in the builder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.builder.actions import import_form
from pages.builder.refusals import NotReady


class Command(BaseCommand):
    """Reads a form; nothing is stored when something is missing or unknown."""

    help = "Read a form from a file of export_form."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what happens to a form with the same code."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--how", choices=["reuse", "duplicate", "replace"], default="reuse")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, store nothing")

    def handle(self, *args: object, **options: Any) -> None:
        """The draft is there, or CommandError says place by place what is wrong."""
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
            found = import_form(text, actor=None, how=options["how"], dry_run=options["dry_run"])
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The file can't be read: {error}") from error
        except NotReady as refusal:
            raise CommandError("\n".join(refusal.problems)) from refusal
        self.stdout.write(f"{found.code} ({found.base}): {found.result}")
        for change in found.changes:
            self.stdout.write(f"  {change.kind} {change.question}: {change.effect}")
