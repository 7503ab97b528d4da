"""The wider list of kinds of terms holds for every row."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0008_directories'),
    ]

    operations = [
        ValidateConstraint('term', 'term_kind_is_known'),
    ]
