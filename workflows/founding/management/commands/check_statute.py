"""`site/manage.py check_statute FILE [--charitable] [--legal-form ev|none] [--json]` checks a statute."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.founding.reading.statute_report import Row, report
from workflows.founding.reading.statute_words import unreadable
from workflows.founding.statute_check import MOST_BYTES, Unreadable, check_statute


class Command(BaseCommand):
    """A plausibility hint, not legal advice."""

    help = "Lays the rules of association and tax law over a statute (DOCX, ODT, PDF, HTML, Markdown, text)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be said on the command line."""
        parser.add_argument("file", type=Path, help="the statute")
        parser.add_argument("--charitable", action="store_true", help="check the clauses of tax law, too")
        parser.add_argument("--legal-form", choices=["ev", "none"], default="ev", help="registered or not")
        parser.add_argument(
            "--language", choices=["de", "en", "ar", "uk"], default="de", help="of the reasons"
        )
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: object, **options: Any) -> None:
        """Prints what was found."""
        rows = self._rows(**options)
        if options["json"]:
            self.stdout.write(
                json.dumps({"rules": [row.as_json() for row in rows]}, ensure_ascii=False, indent=2)
            )
            return
        for row in rows:
            self.stdout.write(f"{row.id}  {row.verdict:8}  {row.reason}")
            if row.passage:
                self.stdout.write(f"      » {row.passage}")

    def _rows(
        self, *, file: Path, charitable: bool, legal_form: str, language: str, **_: object
    ) -> list[Row]:
        try:
            with file.open("rb") as source:
                content = source.read(MOST_BYTES + 1)
            checked = check_statute(content, file.name, charitable=charitable, registered=legal_form == "ev")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except Unreadable as error:
            raise CommandError(str(unreadable(error.code))) from error
        return report(checked, language)
