"""A back-up restored into an empty house makes the same house; anything doubtful changes nothing."""

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import connection

from tests.outbox.factories import queue
from tests.people.factories import MembershipFactory, UserFactory
from tests.upkeep.inventory import inventory
from workflows.people.models import House
from workflows.upkeep.archive import MANIFEST, Manifest, Unusable
from workflows.upkeep.backups import back_up
from workflows.upkeep.restoring import _checked, _require_known_schema, require_empty_house

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = Path(__file__).with_name("restore_process.py")
COPY = "restored_house"


@pytest.fixture
def house() -> Iterator[dict[str, Any]]:
    """People, names in several scripts, a mail that waits, a private and a public file."""
    House.objects.update_or_create(pk=1, defaults={"name": "Haus „Brücke“"})
    UserFactory(name="نور الدين")
    MembershipFactory()
    queue(3)
    kept = [
        (storages["private"], "cases/a/Ünterlage.pdf", b"%PDF-1.7 privat"),
        (default_storage, "images/b.png", b"x" * 70000),
    ]
    for storage, name, content in kept:
        storage.save(name, ContentFile(content))
    yield inventory()
    for storage, name, _content in kept:
        storage.delete(name)


@pytest.fixture
def empty_database() -> Iterator[str]:
    """A database without a table, beside the tests' own."""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{COPY}"')
        cursor.execute(f'CREATE DATABASE "{COPY}" TEMPLATE template0')
    yield COPY
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{COPY}" WITH (FORCE)')


def restored(archive: Path, database: str) -> subprocess.CompletedProcess[str]:
    """The restore in a process whose files lie elsewhere."""
    environment = {**os.environ, "TEST_DATABASE": database, "PYTEST_XDIST_WORKER": "restored"}
    command = [sys.executable, str(PROGRAM), str(archive)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)


def test_an_empty_house_becomes_the_same_house(
    house: dict[str, Any], empty_database: str, tmp_path: Path
) -> None:
    """Every row of every table and every byte of every file; mail is on hold. A second time is refused."""
    archive = tmp_path / "haus.tar.gz"
    back_up(archive)
    assert archive.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["haus.tar.gz"]
    place = settings.VAR / "test-files" / "restored"
    try:
        done = restored(archive, empty_database)
        assert done.returncode == 0, done.stderr[-2000:]
        copy = json.loads(done.stdout.splitlines()[-1])
        assert copy["files"] == house["files"]
        differing = {name for name in house["tables"] if house["tables"][name] != copy["tables"].get(name)}
        assert differing == set()
        assert (house["held"], copy["held"]) == (False, True)
        again = restored(archive, empty_database)
        assert again.returncode == 1
        assert "has accounts already" in again.stderr
    finally:
        subprocess.run(["rm", "-rf", str(place)], check=False)


def test_a_house_with_people_is_not_overwritten(house: dict[str, Any]) -> None:
    with pytest.raises(Unusable, match="accounts already"):
        require_empty_house()


def test_a_newer_schema_is_refused() -> None:
    _require_known_schema(Manifest("2026-11-28", [["people", "0001_people"]]))
    with pytest.raises(Unusable, match="newer release"):
        _require_known_schema(Manifest("2030-01-01", [["people", "9999_from_the_future"]]))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda parts: parts.update({"media/a.txt": b"other"}), "not as it was written"),
        (lambda parts: parts.pop("media/a.txt"), "lacks media/a.txt"),
        (lambda parts: parts.update({"media/b.txt": b"more"}), "does not name"),
        (lambda parts: parts.update({"../../etc/passwd": b"root"}), "does not name"),
    ],
)
def test_damage_is_noticed_before_anything_is_changed(change: Any, said: str, tmp_path: Path) -> None:
    """A changed, missing, additional or outward part."""
    parts = {"media/a.txt": b"as it was"}
    manifest = Manifest("2026-11-28", [], {"media/a.txt": hashlib.sha256(b"as it was").hexdigest()})
    change(parts)
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, content in {**parts, MANIFEST: manifest.as_json()}.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    with tarfile.open(path) as archive, pytest.raises(Unusable, match=said):
        _checked(archive, Manifest.read(archive), tmp_path)
