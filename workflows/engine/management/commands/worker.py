"""`manage.py worker`: everything that happens without a click."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.engine import heartbeats
from workflows.engine.worker import Worker


class Command(BaseCommand):
    """Runs background tasks, ticks every minute and pulses every second; several at once are safe."""

    help = "Run background tasks and everything that falls due. Stop it with Ctrl-C or SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` for cron and tests, `--check` for the container's health."""
        parser.add_argument("--once", action="store_true", help="Do everything that is due now, then end.")
        parser.add_argument(
            "--check", action="store_true", help="Only say whether this machine's worker does its rounds."
        )

    def handle(self, *args: object, once: bool = False, check: bool = False, **options: object) -> None:
        """Work, or say whether it is done; the exit status of a failed check is 1."""
        if check:
            if not heartbeats.this_machine_is_ready():
                raise CommandError("No worker of this machine does its rounds.")
            return
        worker = Worker(
            ticks=settings.WORKER_TICKS,
            pulses=settings.WORKER_PULSES,
            others=[settings.WORKER_PRINTS, settings.WORKER_CALLS, settings.WORKER_PACKS],
        )
        if once:
            worker.once()
            return
        self.stdout.write("The worker is running.")
        self.stdout.flush()
        worker.run()
        self.stdout.write("The worker has stopped.")
