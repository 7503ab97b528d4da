"""`manage.py export_form CODE`: a form as a file, with all languages."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.builder.actions import export_form
from pages.builder.models import FormDraft
from pages.builder.reading import SOURCE
from pages.builder.refusals import NotReady


class Command(BaseCommand):
    """Writes the newest draft of a form to standard output or to a file."""

    help = "Write a form as a file that another house can import."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which form, and where to."""
        parser.add_argument("code")
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: object, **options: Any) -> None:
        """The file is there; CommandError when there is no such form or it has gaps."""
        draft = FormDraft.objects.filter(code=options["code"], locale__language_code=SOURCE).first()
        if draft is None:
            raise CommandError(f"There is no form {options['code']!r} in the builder.")
        try:
            text = export_form(draft)
        except NotReady as refusal:
            raise CommandError("\n".join(refusal.problems)) from refusal
        if options["file"]:
            options["file"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
