"""Receipts that were there before hold what new ones must."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('grants', '0022_proof_and_results'),
    ]

    operations = [
        ValidateConstraint(model_name='receipt', name='receipt_file_with_checksum'),
    ]
