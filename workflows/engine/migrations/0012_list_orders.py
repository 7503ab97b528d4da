"""Lists of cases stand in the order of their receipt, or of how long they wait, as fast as any other."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('engine', '0011_spelling'),
    ]

    operations = [
        AddIndexConcurrently(
            'case',
            models.Index(condition=models.Q(('submitted_at__isnull', False)), fields=['submitted_at', 'id'], name='case_received'),
        ),
        AddIndexConcurrently(
            'case',
            models.Index(fields=['stage_since', 'id'], name='case_waiting'),
        ),
    ]
