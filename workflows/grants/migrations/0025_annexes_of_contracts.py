"""Further terms of contracts, and conditions in the language of the group."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('grants', '0024_ideas_first')]

    operations = [
        migrations.AddField(
            model_name='call',
            name='contract_terms',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict, help_text='Printed as an annex to the contract, for example the ANBest-P.', verbose_name='further terms of the contract'),
        ),
        migrations.AddField(
            model_name='decision',
            name='conditions_aid',
            field=models.TextField(blank=True, db_default='', help_text='Printed in the translation that helps them read; the German ones are binding.', verbose_name='conditions in the language of the group'),
        ),
    ]
