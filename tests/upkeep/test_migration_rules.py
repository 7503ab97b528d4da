"""Expand, then contract: what a migration after the first release may and may not do."""

from typing import Any

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import migrations, models

from workflows.upkeep import migration_rules

INDEX = models.Index(fields=["name"], name="words")
CHECK = models.CheckConstraint(condition=~models.Q(name=""), name="named")
WORDS = {"default": ""}


def migration(*operations: Any, atomic: bool = True, contract: str = "") -> Any:
    """A migration with these operations."""
    each = migrations.Migration("0099_sample", "sample")
    each.operations, each.atomic = list(operations), atomic
    if contract:
        each.contract = contract  # type: ignore[attr-defined]
    return each


def table(name: str) -> migrations.CreateModel:
    return migrations.CreateModel(name, fields=[("id", models.BigAutoField(primary_key=True))])


REFUSED = [
    (migrations.AddIndex("thing", INDEX), "AddIndexConcurrently"),
    (migrations.AddConstraint("thing", CHECK), "AddConstraintNotValid"),
    (migrations.AddField("thing", "name", models.TextField(default="")), "db_default"),
    (migrations.RemoveField("thing", "name"), "contract"),
    (migrations.RenameField("thing", "name", "title"), "contract"),
    (migrations.AlterField("thing", "name", models.TextField()), "contract"),
    (migrations.DeleteModel("thing"), "contract"),
    (migrations.RunSQL("CREATE UNIQUE INDEX x ON thing (name)", ""), "CONCURRENTLY"),
    (migrations.RunSQL("create index x on thing (name)", ""), "CONCURRENTLY"),
    (migrations.RunSQL("ALTER TABLE thing DROP COLUMN name", ""), "contract"),
    (migrations.RunSQL("ALTER TABLE thing ALTER name SET NOT NULL", ""), "contract"),
    (
        migrations.SeparateDatabaseAndState([migrations.RemoveField("thing", "name")], []),
        "contract",
    ),
    (AddIndexConcurrently("thing", INDEX), "atomic = False"),
]
ALLOWED = [
    migration(AddIndexConcurrently("thing", INDEX), atomic=False),
    migration(AddConstraintNotValid("thing", CHECK)),
    migration(migrations.AddField("thing", "name", models.TextField(null=True))),
    migration(migrations.AddField("thing", "name", models.TextField(db_default=""))),
    migration(migrations.AddField("thing", "parts", models.ManyToManyField("sample.part"))),
    migration(table("thing"), migrations.AddIndex("thing", INDEX), migrations.AddConstraint("thing", CHECK)),
    migration(migrations.RemoveField("thing", "name"), contract="0.2 reads `title` instead"),
    migration(migrations.RunSQL("CREATE INDEX CONCURRENTLY x ON thing (name)", ""), atomic=False),
    migration(migrations.SeparateDatabaseAndState([], [migrations.RemoveField("thing", "name")])),
]


@pytest.mark.parametrize(("operation", "word"), REFUSED)
def test_what_would_stop_the_last_release_is_refused_with_a_way_out(operation: Any, word: str) -> None:
    found = list(migration_rules.complaints(migration(operation)))
    assert len(found) == 1
    assert word in found[0]


@pytest.mark.parametrize("each", ALLOWED)
def test_what_the_last_release_does_not_notice_is_allowed(each: Any) -> None:
    assert list(migration_rules.complaints(each)) == []


@pytest.mark.django_db
def test_our_migrations_after_the_first_release_keep_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert migration_rules.check_migrations(None) == []
    monkeypatch.setattr(migration_rules, "FIRST_RELEASE", 1)
    assert migration_rules.check_migrations(None), "older ones don't, so the check looks at real files"
