"""Titles are found by their parts, however they are spelt; the index of whole words goes."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

import workflows.values.spelling


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("upkeep", "0003_spelling"),
        ("engine", "0010_announced"),
    ]

    operations = [
        AddIndexConcurrently(
            "case",
            django.contrib.postgres.indexes.GinIndex(
                workflows.values.spelling.SpellingParts(models.F("title")), name="case_spelling"
            ),
        ),
        RemoveIndexConcurrently("case", "case_words"),
    ]
