"""`manage.py import_call FILE`: a call from a file becomes a draft."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.grants import actions
from workflows.people.models import Role, User
from workflows.people.verdicts import Refusal


class Command(BaseCommand):
    """Reads a call; nothing is stored when something is missing or unknown."""

    help = "Read a call from a file of export_call. It becomes a draft."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, who brings it in, and under which short name."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--by", default="", help="e-mail of a call manager; may be left out if there is one"
        )
        parser.add_argument("--slug", default="", help="another short name than the one in the file")
        parser.add_argument("--dry-run", action="store_true", help="say what would come, store nothing")

    def handle(self, *args: object, **options: Any) -> None:
        """The draft is there, or CommandError says place by place what is wrong."""
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
            found = actions.import_call(
                text, actor=_manager(options["by"]), slug=options["slug"], dry_run=options["dry_run"]
            )
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The file can't be read: {error}") from error
        except Refusal as refusal:
            errors = getattr(refusal, "errors", {"": refusal.reason})
            lines = [f"{place}: {text}" if place else text for place, text in errors.items()]
            raise CommandError("\n".join(lines)) from refusal
        self.stdout.write(f"{found.slug}: {found.result} (form: {found.form})")
        for section, text in found.missing.items():
            self.stdout.write(f"  {section}: {text}")


def _manager(email: str) -> User:
    """Whoever writes a call can't publish it: so it has to be a person."""
    managers = User.objects.holding(Role.CALL_MANAGER).order_by("email")
    if email:
        managers = managers.filter(email__iexact=email)
    people = list(managers[:2])
    if len(people) != 1:
        raise CommandError("Say with --by EMAIL which call manager brings the call in.")
    return people[0]
