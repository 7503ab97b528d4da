"""What a back-up file holds: a manifest with the hash of each part, the database, private files, media."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database.dump"
# Where files lie in the archive, and the storage they come from.
FOLDERS = {"private": "private", "media": "default"}
PIECE = 1024 * 1024


class Unusable(Exception):
    """The archive, or the house, is not as it must be; the text says what to do."""


@dataclass
class Manifest:
    """Read before anything is restored."""

    made_at: str
    migrations: list[list[str]]
    hashes: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        """As it lies in the archive."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def read(cls, archive: tarfile.TarFile) -> "Manifest":
        """The manifest of this archive; Unusable when it has none that we know."""
        try:
            member = archive.extractfile(MANIFEST)
            assert member is not None
            data: dict[str, Any] = json.loads(member.read())
            if data.get("format") != FORMAT:
                raise Unusable("This back-up was written in a format that this release does not read.")
            return cls(**data)
        except (KeyError, AssertionError, TypeError, ValueError) as error:
            raise Unusable("This is no back-up of a house.") from error


def applied_migrations() -> list[list[str]]:
    """The schema of the database, as the migrations that made it."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def hash_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of everything in a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from stored(storage, f"{prefix}{name}")


def storage_of(folder: str) -> Storage:
    """The storage whose files lie below this folder of the archive."""
    return storages[FOLDERS[folder]]
