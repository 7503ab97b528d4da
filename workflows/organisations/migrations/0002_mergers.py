"""Proposals to merge two records of one organisation."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_organisations'),
        ('people', '0010_former_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MergeProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='identifier')),
                ('gone_uuid', models.UUIDField(verbose_name='old identifier')),
                ('gone_name', models.CharField(max_length=200, verbose_name='old name')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposed')),
                ('outcome', models.CharField(blank=True, choices=[('merged', 'Merged'), ('refused', 'Refused'), ('overtaken', 'Overtaken by another merger')], max_length=10, verbose_name='outcome')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('moved', models.JSONField(blank=True, default=dict, verbose_name='what was moved')),
                ('facts_gone', models.JSONField(blank=True, default=dict, help_text='As they stood on the day, so that nothing is lost.', verbose_name='facts of the organisation that went')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('gone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mergers_away', to='people.organisation', verbose_name='organisation that goes')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mergers', to='people.organisation', verbose_name='organisation that stays')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'proposal to merge',
                'verbose_name_plural': 'proposals to merge',
                'ordering': ['-proposed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('kept', 'gone'), name='merge_proposed_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('outcome', '')), models.Q(('decided_at__isnull', False), ('outcome__in', ['merged', 'refused', 'overtaken'])), _connector='OR'), name='merge_decided_on_a_day'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), models.Q(('outcome', 'merged'), _negated=True), _connector='OR'), name='merge_needs_a_second_person'), models.CheckConstraint(condition=models.Q(('gone__isnull', True), models.Q(('gone', models.F('kept')), _negated=True), _connector='OR'), name='merge_joins_two')],
            },
        ),
    ]
