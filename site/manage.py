#!/usr/bin/env python
"""Django's command line, with the repository root on the path."""

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.management import BaseCommand


def main() -> None:
    """Run the command named on the command line."""
    gc.disable()  # what a start reads stays for ever; looking for garbage in it takes a fifth of the time
    atexit.register(gc.freeze)  # nor is there anything to look for at the end
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    from django.conf import settings  # noqa: PLC0415  after the path is set
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import ManagementUtility  # noqa: PLC0415

    try:
        _ = settings.DEBUG  # read for the first time
    except ImproperlyConfigured as error:
        sys.exit(str(error))

    class Commands(ManagementUtility):
        """Django's, each with garbage collected from its beginning."""

        def fetch_command(self, subcommand: str) -> "BaseCommand":
            """As Django's."""
            return collecting(super().fetch_command(subcommand))

    Commands(sys.argv).execute()


def collecting(command: "BaseCommand") -> "BaseCommand":
    """The command, which looks for garbage once it begins; `check` only reads, and ends."""
    begin = command.handle

    def handle(*arguments: object, **options: object) -> str | None:
        gc.freeze()
        gc.enable()
        return begin(*arguments, **options)

    if not command.__module__.endswith(".check"):
        vars(command)["handle"] = handle
    return command


if __name__ == "__main__":
    main()
