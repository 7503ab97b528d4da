"""Demo houses for browser tests: seeded once for this source and day, then copied for each worker."""

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from .databases import alone, kept_template, run

KEPT = "house_kept_"
SOURCES = ("site", "pages", "workflows", "locale")
READ = {".py", ".html", ".mjml", ".txt", ".po", ".json", ".yaml", ".md", ".typ", ".svg"}
SEED_SECONDS = 800.0
PREPARE = [sys.executable, str(settings.SITE / "demo" / "house.py"), "--prepare"]


def fingerprint() -> str:
    """The hash of all that a seed comes from; its dates are counted from today."""
    digest = hashlib.sha256(date.today().isoformat().encode())
    digest.update((settings.ROOT / "requirements.txt").read_bytes())
    for folder in SOURCES:
        for path in sorted((settings.ROOT / folder).rglob("*")):
            if path.suffix in READ:
                digest.update(f"{path.relative_to(settings.ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def database_url(name: str) -> str:
    """The address of a database on the server of the tests, as an operator would give it."""
    with connection._nodb_cursor() as cursor:
        known = cursor.connection.get_dsn_parameters()
    user = f"{known['user']}:{quote(settings.DATABASES['default']['PASSWORD'])}"
    server = urlencode({"host": known["host"], "port": known["port"]})  # the host may be a folder
    return f"postgres://{user}@/{name}?{server}"


def environment(var: Path, database: str) -> dict[str, str]:
    """What a house with its data there is started with."""
    unwanted = {"PYTEST_CURRENT_TEST", "PYTEST_XDIST_WORKER", "PYTHONPATH"}
    inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
    at_once = {"DECISION_MAIL_WAITS_MINUTES": "0"}  # walks don't wait for what might be undone
    return inherited | at_once | {"VAR_DIR": str(var), "DATABASE_URL": database_url(database)}


def kept_house() -> tuple[Path, str]:
    """The files and the database of a seeded house that nobody opens; made when they are not there yet."""
    key = fingerprint()
    files, database = settings.VAR / "kept-houses" / key, KEPT + key
    template = kept_template()
    with alone():
        if not (files.exists() and database in _databases(KEPT)):
            _forget_others()
            _seed(files, database, template)
    return files, database


def copy(files: Path, database: str, worker: str) -> tuple[Path, str]:
    """The files and the database of a house of this worker's own, as fresh as the kept one."""
    var, own = settings.VAR / f"test-house-{worker}", f"house_of_{worker}"
    shutil.rmtree(var, ignore_errors=True)
    shutil.copytree(files, var)
    run(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)', f'CREATE DATABASE "{own}" TEMPLATE "{database}"')
    return var, own


def _seed(files: Path, database: str, template: str) -> None:
    """A house is prepared under another name: a run that was killed leaves nothing half done."""
    building, rough = f"building_{database}", files.with_suffix(".building")
    shutil.rmtree(rough, ignore_errors=True)
    rough.mkdir(parents=True)
    run(
        f'DROP DATABASE IF EXISTS "{building}" WITH (FORCE)',
        f'CREATE DATABASE "{building}" TEMPLATE "{template}"',
    )
    done = subprocess.run(
        PREPARE,
        env=environment(rough, building),
        capture_output=True,
        text=True,
        check=False,
        timeout=SEED_SECONDS,
    )
    if done.returncode:
        raise AssertionError(f"The demo house could not be prepared:\n{done.stdout}{done.stderr}")
    run(f'ALTER DATABASE "{building}" RENAME TO "{database}"')
    rough.rename(files)


def _databases(prefix: str) -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        return [name for (name,) in cursor.fetchall()]


def _forget_others() -> None:
    shutil.rmtree(settings.VAR / "kept-houses", ignore_errors=True)
    for name in _databases(KEPT):
        run(f'DROP DATABASE "{name}" WITH (FORCE)')
