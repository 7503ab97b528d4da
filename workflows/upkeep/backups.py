"""A back-up is one file: database, private files and media of one moment, each part with its hash."""

import io
import os
import tarfile
import tempfile
from pathlib import Path

from django.utils import timezone

from . import postgres
from .archive import (
    DATABASE,
    FOLDERS,
    MANIFEST,
    PIECE,
    Manifest,
    applied_migrations,
    hash_of,
    storage_of,
    stored,
)


def back_up(target: Path) -> Manifest:
    """`target` holds everything of the house. It appears only when it is whole.

    The database is dumped first: files are written once and never changed, so every file the dump names
    is still there; one that is younger than the dump does no harm.
    """
    manifest = Manifest(timezone.now().isoformat(), applied_migrations())
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with _private(unfinished) as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
            with tempfile.TemporaryDirectory(dir=target.parent) as folder:
                dump = Path(folder) / DATABASE
                postgres.dump(dump)
                _add(archive, dump, DATABASE, manifest)
                for name in FOLDERS:
                    _add_storage(archive, name, Path(folder) / "file", manifest)
            _add_bytes(archive, MANIFEST, manifest.as_json())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _private(path: Path) -> io.BufferedWriter:
    """A new file that only its owner reads: it holds everything the house knows."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _add_storage(archive: tarfile.TarFile, folder: str, copy: Path, manifest: Manifest) -> None:
    storage = storage_of(folder)
    for name in stored(storage):
        with storage.open(name) as source, copy.open("wb") as target:
            while piece := source.read(PIECE):
                target.write(piece)
        _add(archive, copy, f"{folder}/{name}", manifest)


def _add(archive: tarfile.TarFile, path: Path, name: str, manifest: Manifest) -> None:
    manifest.hashes[name] = hash_of(path)
    archive.add(path, name, filter=_nobody)


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member
