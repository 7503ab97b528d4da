"""Identifiers of organisations that were merged lead to the one that stayed."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_holidays_of_the_place'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True, verbose_name='public identifier')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('merged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='merged')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former', to='people.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'former organisation',
                'verbose_name_plural': 'former organisations',
            },
        ),
    ]
