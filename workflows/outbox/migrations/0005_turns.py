"""Turns of workers, in a table that is emptied when the database recovers from a crash."""

import uuid

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0004_shared_key'),
    ]

    operations = [
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('lease', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='lease')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
            ],
            options={
                'verbose_name': "worker's turn",
                'verbose_name_plural': "workers' turns",
            },
        ),
        migrations.RunSQL('ALTER TABLE outbox_turn SET UNLOGGED', 'ALTER TABLE outbox_turn SET LOGGED'),
    ]
