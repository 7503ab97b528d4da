"""Calls with two stages: an idea on one page, and the application after the house's yes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('grants', '0023_proof_and_results_valid')]

    operations = [
        migrations.AddField(
            model_name='call',
            name='application_days',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Groups send their idea on one page first. Empty: they apply at once.', null=True, verbose_name='days for the application after a yes to the idea'),
        ),
        migrations.AddField(
            model_name='formalcheck',
            name='of_idea',
            field=models.BooleanField(db_default=False, default=False, verbose_name='about the idea, the first of two stages'),
        ),
    ]
