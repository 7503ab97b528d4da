"""The last day of a round is open to its end (§ 188 Abs. 1 BGB): rounds that ended at its beginning, too."""

from django.conf import settings
from django.db import migrations

END = """
UPDATE grants_callwindow SET closes_at =
    (date_trunc('day', closes_at AT TIME ZONE %(zone)s) + interval '1 day' - interval '1 microsecond')
    AT TIME ZONE %(zone)s
WHERE (closes_at AT TIME ZONE %(zone)s)::time = '00:00'
    OR date_trunc('minute', closes_at AT TIME ZONE %(zone)s)::time = '23:59'
"""


def forwards(apps, schema_editor):
    """Midnight and 23:59 of the house become the end of that day."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(END, {"zone": settings.TIME_ZONE})


class Migration(migrations.Migration):

    dependencies = [("grants", "0008_bank_statements")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
