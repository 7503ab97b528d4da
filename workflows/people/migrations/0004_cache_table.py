"""The table of the database cache, so that `migrate` alone prepares a house; nothing when the cache is elsewhere."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_accounts_stay")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
