"""What 0015 refuses from now on holds for the rows that were there, too."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grants", "0015_amounts_that_must_be_there")]

    operations = [
        ValidateConstraint(model_name="call", name="call_share_named"),
        ValidateConstraint(model_name="decision", name="decision_amount_when_approved"),
    ]
