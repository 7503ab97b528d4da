"""For whom something is booked at once is one of the known words in all rows, too."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lending", "0003_quotas")]

    operations = [
        ValidateConstraint(model_name="resource", name="lending_instant_for_is_known"),
    ]
