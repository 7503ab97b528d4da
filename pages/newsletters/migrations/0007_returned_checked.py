"""The states that 0006 knows hold for the rows that were there, too."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsletters", "0006_returned")]

    operations = [
        ValidateConstraint(model_name="subscriber", name="subscriber_state_known"),
        ValidateConstraint(model_name="suppressed", name="suppressed_why_known"),
    ]
