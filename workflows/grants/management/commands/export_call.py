"""`manage.py export_call SHORT_NAME`: a call as a file, with all languages, rounds and its form."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.grants import actions
from workflows.grants.models import Call


class Command(BaseCommand):
    """Writes a call to standard output or to a file."""

    help = "Write a call as a file that another house can import."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which call, and where to."""
        parser.add_argument("call", help="Short name of the call, or its number in the database.")
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: object, **options: Any) -> None:
        """The file is there; CommandError when there is no such call."""
        text = actions.export_call(call=_find(options["call"]), actor=None)
        if options["file"]:
            options["file"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")


def _find(name: str) -> Call:
    call = Call.objects.filter(slug=name).first()
    if call is None and name.isdecimal() and len(name) < 10:
        call = Call.objects.filter(pk=int(name)).first()
    if call is None:
        known = ", ".join(Call.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"There is no call {name!r}. There is: {known or 'none yet'}.")
    return call
