"""Fills an empty database with the demo house, room by room, all or nothing."""

import time
from importlib import import_module

from django.core.management.base import BaseCommand
from django.db import transaction

from workflows.documents import making
from workflows.people.models import User

ROOMS = (
    "people",
    "forms",
    "grants",
    "founding",
    "organisations",
    "meetings",
    "pages",
    "newsletters",
    "consultations",
    "lending",
    "indicators",
    "mail_texts",
    "absences",
    "samples",
    "looks",
)


class Command(BaseCommand):
    """Seed once: a house that already has people is left alone."""

    help = "Seed the demo house into an empty database."

    def handle(self, *args: object, **options: object) -> None:
        """The demo house is there; a second call changes nothing."""
        if User.objects.exists():
            return
        with transaction.atomic():
            for room in ROOMS:
                started = time.monotonic()
                import_module(f"demo.seed.{room}").seed()
                self.stdout.write(f"› Demo: {room} ({time.monotonic() - started:.0f} s)")
                self.stdout.flush()
            making.tick(seconds=600)  # the rest of what the cases have asked for
