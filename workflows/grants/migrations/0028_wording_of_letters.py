"""Calls word their letters themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('grants', '0027_pools_of_reviewers')]

    operations = [
        migrations.AddField(
            model_name='call',
            name='letter_words',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict, help_text='Part of a letter, then language: the text. What is missing is said as the house came.', verbose_name='wording of the letters'),
        ),
    ]
