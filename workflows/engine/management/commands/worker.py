"""`manage.py worker`: everything that happens without a click."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from workflows.engine.worker import Worker


class Command(BaseCommand):
    """Runs background tasks, ticks every minute and pulses every second; several at once are safe."""

    help = "Run background tasks and everything that falls due. Stop it with Ctrl-C or SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` for cron and tests."""
        parser.add_argument("--once", action="store_true", help="Do everything that is due now, then end.")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        """Work."""
        worker = Worker(ticks=settings.WORKER_TICKS, pulses=settings.WORKER_PULSES)
        if once:
            worker.once()
            return
        self.stdout.write("The worker is running.")
        self.stdout.flush()
        worker.run()
        self.stdout.write("The worker has stopped.")
