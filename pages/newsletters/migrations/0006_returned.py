"""Readers whose mails come back, and how often they may."""

import django.core.validators
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsletters', '0005_suppressed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Patience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('times', models.PositiveSmallIntegerField(default=3, help_text='With so many, nothing more is sent. An address that does not exist is left at once.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='issues that may come back')),
                ('days', models.PositiveSmallIntegerField(default=180, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1095)], verbose_name='within so many days')),
            ],
            options={
                'verbose_name': 'newsletters that come back',
            },
        ),
        migrations.RemoveConstraint(
            model_name='subscriber',
            name='subscriber_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='suppressed',
            name='suppressed_why_known',
        ),
        migrations.AlterField(
            model_name='subscriber',
            name='state',
            field=models.CharField(choices=[('pending', 'Not confirmed yet'), ('active', 'Gets the newsletter'), ('unsubscribed', 'Unsubscribed'), ('unreachable', 'Mails come back')], default='pending', max_length=20, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='subscriber',
            name='unsubscribed_at',
            field=models.DateTimeField(blank=True, help_text='By the reader, or because mails came back.', null=True, verbose_name='ended'),
        ),
        migrations.AlterField(
            model_name='suppressed',
            name='why',
            field=models.CharField(choices=[('left', 'Unsubscribed'), ('erased', 'Erased on request'), ('bounced', 'Mails came back'), ('complained', 'Reported the newsletter as unwanted'), ('brought', 'Was barred in another program')], max_length=20, verbose_name='reason'),
        ),
        AddConstraintNotValid(
            model_name='subscriber',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'active', 'unsubscribed', 'unreachable'])), name='subscriber_state_known'),
        ),
        AddConstraintNotValid(
            model_name='suppressed',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ['left', 'erased', 'bounced', 'complained', 'brought'])), name='suppressed_why_known'),
        ),
        migrations.AddConstraint(
            model_name='patience',
            constraint=models.CheckConstraint(condition=models.Q(('days__range', (1, 1095)), ('times__range', (1, 50))), name='patience_has_an_end'),
        ),
    ]
