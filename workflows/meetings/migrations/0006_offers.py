"""Places of waiting lists, offered for some hours."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0005_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='offer_hours',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Empty: who waits longest gets it at once.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(336)], verbose_name='hours to take a place that becomes free'),
        ),
        migrations.AddField(
            model_name='registration',
            name='offered_until',
            field=models.DateTimeField(blank=True, help_text='The place is kept as long.', null=True, verbose_name='a place is offered until'),
        ),
    ]
