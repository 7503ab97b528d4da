"""Everything a house holds, as numbers and hashes that can be compared."""

import hashlib
from typing import Any

from django.db import connection

from workflows.outbox.models import Lane
from workflows.upkeep.archive import FOLDERS, storage_of, stored

# A restored house ends all sessions and holds its mail.
OTHER = {"django_session", "outbox_lane"}


def inventory() -> dict[str, Any]:
    """A digest of the rows of each table, a hash for each file, whether mail is held."""
    tables: dict[str, str] = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - OTHER):
            rows = f'SELECT md5(row::text) AS row FROM "{table}" row'
            cursor.execute(f"SELECT md5(string_agg(row, '' ORDER BY row)) FROM ({rows}) rows")
            tables[table] = cursor.fetchone()[0] or ""
    files = {
        f"{folder}/{name}": hashlib.sha256(storage_of(folder).open(name).read()).hexdigest()
        for folder in FOLDERS
        for name in stored(storage_of(folder))
    }
    held = Lane.objects.filter(held_at__isnull=False).exists()
    return {"tables": tables, "files": files, "held": held}
