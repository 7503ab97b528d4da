"""Serves the page of a bare `wagtail start` project many times and prints the median milliseconds.

Run as a process of its own: `bare_wagtail.py FOLDER DATABASE_AS_JSON COUNT`.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path


def make_project(folder: Path) -> None:
    """A fresh project lies in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "wagtail.bin.wagtail", "start", "bare_house", str(folder)],
        check=True,
        capture_output=True,
        cwd=folder,
    )


def median_ms(count: int) -> float:
    """The median time of one page in milliseconds, after a warm-up."""
    from django.test import Client  # noqa: PLC0415  after django.setup()

    client = Client()
    times = []
    for _ in range(count + 5):
        started = time.perf_counter()
        response = client.get("/")
        times.append((time.perf_counter() - started) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"bare page answered {response.status_code}")
    return statistics.median(times[5:])


def main() -> None:
    """Make, migrate, measure, print."""
    folder, database, count = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
    make_project(folder)
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bare_house.settings.base"
    import django  # noqa: PLC0415  the settings module exists only now
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.SECRET_KEY = "bare"
    settings.ALLOWED_HOSTS = ["*"]
    settings.DEBUG = False
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.DATABASES = {"default": database}
    django.setup()
    call_command("migrate", verbosity=0)
    sys.stdout.write(f"{median_ms(count):.3f}\n")


if __name__ == "__main__":
    main()
