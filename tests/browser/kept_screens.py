"""The screens that the crawl finds, found once: every copy of a seeded house has the same.

Only mails are written by each copy itself, so a mail is looked for anew.
"""

import hashlib
import json
import re
import shutil
import time
import urllib.request
from dataclasses import astuple, replace
from pathlib import Path

from tests.harness import houses
from tests.harness.databases import alone, run

from . import crawl
from .crawl import Screen
from .house import DemoHouse, close, launch


def of(files: Path, house: DemoHouse) -> list[Screen]:
    """All screens of a copy of the house with these files; one worker looks, the others wait and read."""
    return [
        replace(screen, path=_a_mail(house)) if screen.view == "demo:mail" else screen
        for screen in _found(files, house)
    ]


def _a_mail(house: DemoHouse, seconds: float = 60) -> str:
    """The address of a mail that has left this copy; its worker may just have begun."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with urllib.request.urlopen(f"{house.url}/demo/mail/", timeout=30) as response:
            found = re.search(r'href="(/demo/mail/[^/"]+/)"', response.read().decode())
        if found:
            return found[1]
        time.sleep(0.5)
    raise AssertionError("no mail has left the demo house")


def _found(files: Path, house: DemoHouse) -> list[Screen]:
    kept = _kept(files)
    with alone():
        if kept.exists():
            return [Screen(*each) for each in json.loads(kept.read_text())]
        found = sorted(crawl.screens(house), key=lambda screen: (screen.person, screen.view))
        building = kept.with_suffix(".building")
        building.write_text(json.dumps([astuple(each) for each in found]))
        building.rename(kept)
    return found


def prepare() -> None:
    """They are kept before any test asks for them."""
    files, database = houses.kept_house()
    if _kept(files).exists():
        return
    var, own = houses.copy(files, database, "crawl")
    process, url = launch(houses.environment(var, own))
    try:
        _found(files, DemoHouse(url, var))
    finally:
        close(process)
        run(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')
        shutil.rmtree(var, ignore_errors=True)


def _kept(files: Path) -> Path:
    """Beside the house, and forgotten with it; what another crawl would find is another file."""
    digest = hashlib.sha256(Path(crawl.__file__).read_bytes()).hexdigest()[:16]
    return files.with_name(f"{files.name}-{digest}.json")
