"""`manage.py restore` in a house of its own: another database and other folders, the same program."""

import json
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
from django.core.management import CommandError, call_command  # noqa: E402
from django.db import connections  # noqa: E402

from tests.upkeep.inventory import inventory  # noqa: E402

settings.DATABASES["default"]["NAME"] = connections.settings["default"]["NAME"] = os.environ["TEST_DATABASE"]
try:
    call_command("restore", sys.argv[1], verbosity=0)
except CommandError as error:
    sys.exit(str(error))
sys.stdout.write("\n" + json.dumps(inventory()))
