"""Styles and scripts of the last releases stay served: a page read before an update still finds its own.

Every release names its files by their content. At the start the web copies the named files of its release to
a folder that outlives the update; what no release of the last two weeks brought is cleared away.
"""

import json
import logging
import os
import shutil
import time
from pathlib import Path

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware

logger = logging.getLogger(__name__)
KEEP_SECONDS = 14 * 24 * 60 * 60
# WhiteNoise's packed copies lie beside each file.
COPIES = ("", ".gz", ".br")


def keep(release: Path, kept: Path) -> int:
    """The named files of this release are in `kept`, old ones are gone; returns how many were new.

    Safe beside other processes: a file appears whole or not at all. A full disk is no reason not to start.
    """
    manifest = release / "staticfiles.json"
    if not manifest.exists():
        return 0
    new = 0
    try:
        for name in json.loads(manifest.read_text())["paths"].values():
            copies = [_keep_one(release, kept, f"{name}{ending}") for ending in COPIES]
            new += any(copies)
        _clear(kept)
    except OSError as error:
        logger.warning("static files of this release are not kept", extra={"error": type(error).__name__})
    return new


def _keep_one(release: Path, kept: Path, name: str) -> bool:
    source, target = release / name, kept / name
    if not source.exists():
        return False
    if target.exists():
        os.utime(target)  # still in use: its time begins anew
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(source, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _clear(kept: Path) -> None:
    limit = time.time() - KEEP_SECONDS
    for path in kept.rglob("*"):
        if path.is_file() and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


class StaticMiddleware(WhiteNoiseMiddleware):
    """Serves the files of this release and those that are kept of earlier ones."""

    def __init__(self, get_response: object = None) -> None:
        super().__init__(get_response)
        if not self.autorefresh and settings.KEPT_STATIC_ROOT.is_dir():
            self.add_files(str(settings.KEPT_STATIC_ROOT), prefix=self.static_prefix)
