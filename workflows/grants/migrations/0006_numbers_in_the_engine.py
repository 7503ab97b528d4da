"""Numbers of all processes stand in one table of the engine; the old ones go on where they were."""

from django.db import migrations

COPY = """
INSERT INTO engine_numberseries (prefix, year, last) SELECT prefix, year, last FROM grants_numberseries
ON CONFLICT (prefix, year) DO UPDATE SET last = GREATEST(engine_numberseries.last, EXCLUDED.last)
"""
BACK = """
INSERT INTO grants_numberseries (prefix, year, last)
SELECT prefix, year, last FROM engine_numberseries WHERE length(prefix) <= 6
"""


class Migration(migrations.Migration):

    dependencies = [
        ("engine", "0006_number_series"),
        ("grants", "0005_contracts_are_signed"),
    ]

    operations = [
        migrations.RunSQL(COPY, BACK),
        migrations.DeleteModel(name="NumberSeries"),
    ]
