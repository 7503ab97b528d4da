"""A migrated database is kept by the hash of its migrations; every run copies it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from pytest_django import DjangoDbBlocker

KEPT = "kept_"
KEEP_TEMPLATES = 3  # one for each of the branches that somebody goes back and forth between
LOCK = 7_305_100  # any number, the same for every process that builds templates on this server


def fingerprint() -> str:
    """The hash of every migration of every app; what runs after `migrate` runs again on each copy."""
    digest = hashlib.sha256()
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """The test database is made as a copy of the kept one."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = kept_template()


def kept_template() -> str:
    """The name of the migrated database; it is made when it is not there yet, by one process at a time."""
    name = KEPT + fingerprint()
    with alone():
        known = _kept()
        if name not in known:
            _migrate_into(name)
            for old in known[: len(known) + 1 - KEEP_TEMPLATES]:
                run(f'ALTER DATABASE "{old}" IS_TEMPLATE false', f'DROP DATABASE "{old}"')
    return name


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else on this database server is in here at the same time."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # the other one needs half a minute
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def _kept() -> list[str]:
    """The kept databases, oldest first."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [KEPT])
        return [name for (name,) in cursor.fetchall()]


def _migrate_into(name: str) -> None:
    """Migrate a fresh database, then give it its name: a run that was killed leaves nothing half done."""
    settings, building = connection.settings_dict, f"building_{name}"
    usual, wanted = settings["NAME"], settings["TEST"]["NAME"]
    settings["TEST"]["NAME"] = building
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    finally:
        connection.close()
        settings["NAME"], settings["TEST"]["NAME"] = usual, wanted
    run(
        f'ALTER DATABASE "{building}" RENAME TO "{name}"',
        f'ALTER DATABASE "{name}" IS_TEMPLATE true ALLOW_CONNECTIONS false',
    )


def run(*statements: str) -> None:
    """Execute statements that no transaction may surround."""
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
