"""The log of the house finds a day without reading all days after it."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("engine", "0012_list_orders"),
    ]

    operations = [
        AddIndexConcurrently("historyentry", models.Index(fields=["at"], name="history_by_day")),
    ]
