"""Organisations are found by parts of their name, however it is spelt."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

import workflows.values.spelling


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("upkeep", "0003_spelling"),
        ("people", "0007_task_mail"),
    ]

    operations = [
        AddIndexConcurrently(
            "organisation",
            django.contrib.postgres.indexes.GinIndex(
                workflows.values.spelling.SpellingParts(models.F("name")), name="organisation_spelling"
            ),
        ),
    ]
