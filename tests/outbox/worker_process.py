"""The house's worker on the database of a running test; started by tests.outbox.smtp.WorkerProcess."""

import os
import sys
from pathlib import Path

import pytest  # noqa: F401  tells the settings that this is a test

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402

from workflows.engine.worker import Worker  # noqa: E402

settings.DATABASES["default"]["NAME"] = connections.settings["default"]["NAME"] = os.environ["TEST_DATABASE"]
Worker(ticks=[], pulses=settings.WORKER_PULSES).run()
os._exit(0)  # the embedded database's own farewell takes seconds and is not the worker's
