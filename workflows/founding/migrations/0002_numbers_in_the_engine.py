"""Numbers of all processes stand in one table of the engine; the old ones go on where they were."""

from django.db import migrations

COPY = """
INSERT INTO engine_numberseries (prefix, year, last) SELECT 'G', year, last FROM founding_numbering
ON CONFLICT (prefix, year) DO UPDATE SET last = GREATEST(engine_numberseries.last, EXCLUDED.last)
"""
BACK = "INSERT INTO founding_numbering (year, last) SELECT year, last FROM engine_numberseries WHERE prefix = 'G'"


class Migration(migrations.Migration):

    dependencies = [
        ("engine", "0006_number_series"),
        ("founding", "0001_founding"),
    ]

    operations = [
        migrations.RunSQL(COPY, BACK),
        migrations.DeleteModel(name="Numbering"),
    ]
