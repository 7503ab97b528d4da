"""Steps that somebody took, or gave to a colleague."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('engine', '0013_history_by_day'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='given_at',
            field=models.DateTimeField(blank=True, help_text='When a person took the step or gave it to the assignee; empty when the process did.', null=True, verbose_name='given'),
        ),
    ]
