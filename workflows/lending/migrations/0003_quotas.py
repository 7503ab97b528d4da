"""Quotas by audience, exceptions from them, and organisations that the house has confirmed."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lending', '0002_feeds'),
        ('people', '0018_mail_by_kind_valid'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConfirmedOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'confirmed organisation',
                'verbose_name_plural': 'confirmed organisations',
                'ordering': ['organisation'],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('organisation', 'Organisations that the house has confirmed'), ('person', 'Everybody else, each person'), ('staff', 'People who work in the house, for themselves')], max_length=20, verbose_name='for whom')),
                ('kind', models.CharField(blank=True, choices=[('room', 'Room'), ('equipment', 'Equipment')], help_text='Only without a room or equipment. Empty: rooms and equipment together.', max_length=20, verbose_name='all of a kind')),
                ('most', models.PositiveSmallIntegerField(help_text='0: only as an exception.', verbose_name='at most')),
                ('measure', models.CharField(choices=[('bookings', 'Bookings'), ('hours', 'Hours')], default='bookings', max_length=20, verbose_name='counted')),
                ('span', models.CharField(choices=[('week', 'In a week, from Monday to Sunday'), ('month', 'In a month of the calendar'), ('running', 'Running at a time')], default='month', max_length=20, verbose_name='in what time')),
            ],
            options={
                'verbose_name': 'quota',
                'verbose_name_plural': 'quotas',
                'ordering': ['audience', 'kind', 'resource', 'span', 'measure'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='resource',
            name='lending_instant_for_is_known',
        ),
        migrations.AddField(
            model_name='booking',
            name='exception',
            field=models.TextField(blank=True, db_default='', default='', max_length=500, verbose_name='why more than the quota'),
        ),
        migrations.AddField(
            model_name='booking',
            name='exception_grounds',
            field=models.TextField(blank=True, db_default='', default='', max_length=500, verbose_name='why the house allows more'),
        ),
        migrations.AlterField(
            model_name='resource',
            name='instant_for',
            field=models.CharField(choices=[('nobody', 'Nobody: the house answers each request'), ('staff', 'People who work in the house'), ('confirmed', 'Organisations that the house has confirmed, and people who work in it'), ('organisations', 'Organisations'), ('everybody', 'Everybody')], default='nobody', max_length=20, verbose_name='booked at once for'),
        ),
        AddConstraintNotValid(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(('instant_for__in', ['nobody', 'staff', 'confirmed', 'organisations', 'everybody'])), name='lending_instant_for_is_known'),
        ),
        migrations.AddField(
            model_name='confirmedorganisation',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='confirmedorganisation',
            name='organisation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lending_confirmation', to='people.organisation', verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='quota',
            name='resource',
            field=models.ForeignKey(blank=True, help_text='Empty: all of a kind, or everything together.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='lending.resource', verbose_name='room or equipment'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('audience__in', ['organisation', 'person', 'staff'])), name='lending_quota_audience_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['bookings', 'hours']), ('span__in', ['week', 'month', 'running'])), name='lending_quota_counts_what_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('kind', ''), models.Q(('kind__in', ['room', 'equipment']), ('resource', None)), _connector='OR'), name='lending_quota_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.UniqueConstraint(fields=('audience', 'resource', 'kind', 'measure', 'span'), name='lending_one_quota_each', nulls_distinct=False),
        ),
    ]
