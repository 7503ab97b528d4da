"""The rights of all tokens are known ones."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0011_rights_of_tokens'),
    ]

    operations = [
        ValidateConstraint(model_name='tokenscope', name='rights_of_token_are_known'),
    ]
