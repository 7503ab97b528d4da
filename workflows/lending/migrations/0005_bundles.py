"""Bundles of several pieces, and what a protocol says of each piece."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lending', '0004_quotas_valid'),
    ]

    operations = [
        migrations.CreateModel(
            name='BundlePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('pieces', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='how many')),
                ('bundle', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='lending.resource', verbose_name='bundle')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_bundles', to='lending.resource', verbose_name='room or equipment')),
            ],
            options={
                'verbose_name': 'part of a bundle',
                'verbose_name_plural': 'parts of a bundle',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('bundle', 'part'), name='lending_each_part_once'), models.CheckConstraint(condition=models.Q(('part', models.F('bundle')), _negated=True), name='lending_no_part_of_itself'), models.CheckConstraint(condition=models.Q(('pieces__gte', 1)), name='lending_part_of_at_least_one')],
            },
        ),
        migrations.CreateModel(
            name='UnitCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found', models.CharField(choices=[('ok', 'In order'), ('damaged', 'Damaged'), ('missing', 'Not there')], default='ok', max_length=10, verbose_name='how it was')),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='lending.protocol', verbose_name='protocol')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='lending.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'piece in a protocol',
                'verbose_name_plural': 'pieces in a protocol',
                'ordering': ['unit'],
                'constraints': [models.UniqueConstraint(fields=('protocol', 'unit'), name='lending_each_piece_once_a_protocol'), models.CheckConstraint(condition=models.Q(('found__in', ['ok', 'damaged', 'missing'])), name='lending_found_is_known')],
            },
        ),
    ]
