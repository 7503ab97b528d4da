"""What became of trainings: who is asked when, and the answers without names."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0006_offers'),
    ]

    operations = [
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months after the training')),
                ('due_on', models.DateField(verbose_name='goes out on')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='went out')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='meetings.registration', verbose_name='registration')),
            ],
            options={
                'verbose_name': 'question after a training',
                'verbose_name_plural': 'questions after trainings',
                'ordering': ('due_on', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('registration', 'months'), name='meetings_asked_once_a_term')],
            },
        ),
        migrations.CreateModel(
            name='FollowUpAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months after the training')),
                ('passed_on', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(999)], verbose_name='passed on to so many people')),
                ('started', models.BooleanField(default=False, verbose_name='started something new')),
                ('cooperates', models.BooleanField(default=False, verbose_name='works with somebody new')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_up_answers', to='meetings.meeting', verbose_name='meeting or training')),
            ],
            options={
                'verbose_name': 'answer after a training',
                'verbose_name_plural': 'answers after trainings',
                'constraints': [models.CheckConstraint(condition=models.Q(('passed_on__lte', 999)), name='meetings_passed_on_to_so_many')],
            },
        ),
    ]
