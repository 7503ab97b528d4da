"""What 0017 refuses from now on holds for the rows that were there, too."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grants", "0017_money_that_comes_late")]

    operations = [
        ValidateConstraint(model_name="bankentry", name="bank_entry_returns_something"),
    ]
