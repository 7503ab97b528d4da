"""What came back, and the mailbox it comes to."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0005_turns'),
    ]

    operations = [
        migrations.CreateModel(
            name='BounceBox',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='read next')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='last read')),
                ('unknown', models.PositiveIntegerField(default=0, help_text='Mails left in the mailbox, with a flag, for a person.', verbose_name='not understood')),
                ('reason', models.CharField(blank=True, help_text='Why the last reading failed.', max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'mailbox of reports',
                'verbose_name_plural': 'mailboxes of reports',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='bounce_box_is_the_only_one')],
            },
        ),
        migrations.CreateModel(
            name='Bounce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.CharField(help_text='So that no report counts twice.', max_length=64, verbose_name='fingerprint of the report')),
                ('kind', models.CharField(choices=[('permanent', 'The address does not exist'), ('temporary', 'It could not be delivered this time'), ('complaint', 'Reported as unwanted')], max_length=20, verbose_name='kind')),
                ('status', models.CharField(blank=True, help_text='As RFC 3463 numbers it, for example 5.1.1.', max_length=12, verbose_name='status')),
                ('diagnostic', models.CharField(blank=True, help_text='Without addresses.', max_length=300, verbose_name='what the server said')),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='came back')),
                ('settled_at', models.DateTimeField(blank=True, help_text='By the newsletter itself, or by a person.', null=True, verbose_name='seen to')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bounces', to='outbox.message', verbose_name='mail')),
            ],
            options={
                'verbose_name': 'mail that came back',
                'verbose_name_plural': 'mails that came back',
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['-came_at', '-id'], name='bounce_to_see'), models.Index(fields=['came_at'], name='bounce_came')],
                'constraints': [models.UniqueConstraint(fields=('message', 'report'), name='bounce_once_per_report'), models.CheckConstraint(condition=models.Q(('kind__in', ['permanent', 'temporary', 'complaint'])), name='bounce_kind_known')],
            },
        ),
    ]
