"""Every account has known ways of mail; looked at beside the work going on."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0017_mail_by_kind'),
    ]

    operations = [
        ValidateConstraint("user", "user_mail_ways_known"),
    ]
