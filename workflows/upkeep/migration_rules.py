"""What a migration may do while the last release still runs on the same database: expand, then contract.

*Expand*: new tables, columns that may be empty or have a default in the database, indexes built beside the
work going on, constraints that look at old rows later. *Contract*: taking away what the last release reads;
only in a release of its own, and the migration says so with `contract = "why nothing reads it any more"`.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.postgres import operations as concurrently
from django.core.checks import Error
from django.db import models
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader

CODE = "upkeep.E001"
# The first release brings these, whatever is still added to it: nothing older runs beside them.
FIRST_RELEASE = 12
OURS = ("workflows.", "pages.", "pages")
TAKES_AWAY = (
    operations.RemoveField,
    operations.DeleteModel,
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
    operations.AlterField,
)
_INDEX = re.compile(r"\bcreate\s+(unique\s+)?index\s+(?!concurrently)", re.IGNORECASE)
_TAKES_AWAY_SQL = re.compile(
    r"\bdrop\s+(table|column)\b|\brename\s+(to|column)\b|\bset\s+not\s+null\b", re.IGNORECASE
)


def check_migrations(app_configs: object, **kwargs: object) -> list[Error]:
    """Every migration of ours after the first release can run beside the last one."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith(OURS)]
    later = (each for app in sorted(ours, key=lambda app: app.label) for each in _later(app))
    return [Error(f"{each}: {text}", id=CODE) for each in later for text in complaints(each)]


def _later(app: AppConfig) -> Iterator[object]:
    """The migrations after the first release; others aren't read, as every command checks this first."""
    package, _is_set = MigrationLoader.migrations_module(app.label)
    if package is None or find_spec(package) is None:
        return  # it has no tables
    folder = import_module(package).__path__
    for name in sorted(module.name for module in iter_modules(folder)):
        if name[:4].isdigit() and int(name[:4]) > FIRST_RELEASE:
            yield import_module(f"{package}.{name}").Migration(name, app.label)


def complaints(migration: Any) -> Iterator[str]:
    """What in this migration would stop or break the last release, a sentence each."""
    fresh = {each.name.lower() for each in migration.operations if isinstance(each, operations.CreateModel)}
    contracts = bool(getattr(migration, "contract", ""))
    for each in migration.operations:
        yield from _complaints(each, fresh, contracts)
    if migration.atomic and any(isinstance(each, _CONCURRENT) for each in migration.operations):
        yield "builds an index concurrently inside a transaction; set atomic = False."


_CONCURRENT = (concurrently.AddIndexConcurrently, concurrently.RemoveIndexConcurrently)


def _complaints(operation: object, fresh: set[str], contracts: bool) -> Iterator[str]:
    if isinstance(operation, operations.SeparateDatabaseAndState):
        for each in operation.database_operations:
            yield from _complaints(each, fresh, contracts)
    elif isinstance(operation, operations.RunSQL):
        yield from _complaints_about_sql(str(operation.sql), contracts)
    elif str(getattr(operation, "model_name", "")).lower() in fresh:
        return  # nobody reads a table that this very migration makes
    elif isinstance(operation, operations.AddIndex) and not isinstance(operation, _CONCURRENT):
        yield f"{operation.index.name}: an index locks the table against writing; use AddIndexConcurrently."
    elif isinstance(operation, operations.AddConstraint):
        if not isinstance(operation, concurrently.AddConstraintNotValid):
            yield f"{operation.constraint.name}: looks at all rows under a lock; use AddConstraintNotValid."
    elif isinstance(operation, operations.AddField):
        if not _may_be_left_out(operation.field):
            yield f"{operation.name}: the last release can't fill it; give it null=True or a db_default."
    elif isinstance(operation, TAKES_AWAY) and not contracts:
        yield f"{operation.describe()}: takes away what the last release reads; say why not with `contract`."


def _complaints_about_sql(sql: str, contracts: bool) -> Iterator[str]:
    if _INDEX.search(sql):
        yield "SQL builds an index without CONCURRENTLY."
    if _TAKES_AWAY_SQL.search(sql) and not contracts:
        yield "SQL takes away what the last release reads; say why not with `contract`."


def _may_be_left_out(field: Any) -> bool:
    if isinstance(field, models.ManyToManyField):
        return True
    return field.null or field.has_db_default() or isinstance(field, models.GeneratedField)
