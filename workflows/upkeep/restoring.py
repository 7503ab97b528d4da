"""Restoring a back-up into an empty house: everything is checked before anything is changed."""

import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.module_loading import import_string

from . import postgres
from .archive import DATABASE, FOLDERS, MANIFEST, Manifest, Unusable, hash_of, storage_of, stored


def restore(source: Path) -> Manifest:
    """The house is as it was when `source` was made, with mail on hold. Raises Unusable, changing nothing,
    when the house is not empty, the archive is damaged, or was made by a newer release."""
    require_empty_house()
    with tempfile.TemporaryDirectory() as folder, tarfile.open(source) as archive:
        manifest = _manifest(archive, source)
        _require_known_schema(manifest)
        parts = _checked(archive, manifest, Path(folder))
        postgres.load(parts.pop(DATABASE))
        connection.close()
        for name, path in parts.items():
            _store(name, path)
    call_command("migrate", verbosity=0, interactive=False)
    for step in settings.AFTER_RESTORE:
        import_string(step)()
    return manifest


def require_empty_house() -> None:
    """Nobody lives here yet; Unusable otherwise, so that no command can wipe a house."""
    tables = connection.introspection.table_names()
    model = get_user_model()
    if model._meta.db_table in tables and model._default_manager.exists():
        raise Unusable("This house has accounts already. A back-up is restored into an empty house only.")
    for folder in FOLDERS:
        if any(stored(storage_of(folder))):
            raise Unusable(f"There are files under {folder} already. Empty the folder or the bucket first.")


def _manifest(archive: tarfile.TarFile, source: Path) -> Manifest:
    try:
        return Manifest.read(archive)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Unusable(f"{source.name} is damaged and can't be read to its end.") from error


def _require_known_schema(manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise Unusable(
            f"The back-up comes from a newer release (it knows {unknown[0]}). Install that release first."
        )


def _checked(archive: tarfile.TarFile, manifest: Manifest, folder: Path) -> dict[str, Path]:
    """Every part as a file, its hash compared; the archive holds just what its manifest says."""
    found: dict[str, Path] = {}
    for number, member in enumerate(archive):
        if member.name == MANIFEST:
            continue
        content = archive.extractfile(member) if member.isfile() and _harmless(member.name) else None
        if content is None or member.name not in manifest.hashes:
            raise Unusable(f"The back-up holds {member.name}, which its manifest does not name.")
        path = folder / str(number)
        with path.open("wb") as target:
            while piece := content.read(1024 * 1024):
                target.write(piece)
        if hash_of(path) != manifest.hashes[member.name]:
            raise Unusable(f"{member.name} is not as it was written. Take another back-up.")
        found[member.name] = path
    if missing := manifest.hashes.keys() - found.keys():
        raise Unusable(f"The back-up lacks {min(missing)}. Take another one.")
    return found


def _harmless(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name == DATABASE or (len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts)


def _store(name: str, path: Path) -> None:
    folder, _slash, rest = name.partition("/")
    with path.open("rb") as content:
        kept = storage_of(folder).save(rest, File(content))
    if kept != rest:
        raise Unusable(f"{name} was there already.")
