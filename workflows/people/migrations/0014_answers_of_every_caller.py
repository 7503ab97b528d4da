"""Answers are kept for callers without an account, too, with their headers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    contract = "the last release reads answers of accounts alone; it never meets one without"

    dependencies = [
        ('people', '0013_absences'),
    ]

    operations = [
        migrations.AddField(
            model_name='keptanswer',
            name='caller',
            field=models.CharField(db_default='', help_text='The account, or a digest of the network somebody without one came from.', max_length=64, verbose_name='caller'),
        ),
        migrations.AddField(
            model_name='keptanswer',
            name='headers',
            field=models.JSONField(db_default={}, default=dict, verbose_name='headers'),
        ),
        migrations.AlterField(
            model_name='keptanswer',
            name='user',
            field=models.ForeignKey(help_text='None for somebody without an account.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
    ]
