"""Reviewers decline for lack of time, which is no conflict of interest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    # The columns stay as they are; the last release shows the new code as it is written.
    contract = "only the choices have other words: the columns keep and take the same texts"

    dependencies = [('grants', '0025_annexes_of_contracts')]

    operations = [
        migrations.AlterField(
            model_name='review',
            name='conflict',
            field=models.CharField(blank=True, choices=[('none', 'No conflict'), ('self', 'I take part in the project or am paid by it'), ('relative', 'A relative or my partner takes part'), ('member', 'I was in the organisation or a partner organisation within the last 3 years'), ('rival', 'I have an application of my own in this round'), ('close', 'Close friendship or open dispute'), ('no_time', 'No, but I have no time for this review')], max_length=10, verbose_name='conflict'),
        ),
        migrations.AlterField(
            model_name='review',
            name='state',
            field=models.CharField(choices=[('assigned', 'Conflict declaration missing'), ('open', 'In review'), ('submitted', 'Submitted'), ('recused', 'Does not review')], default='assigned', max_length=10, verbose_name='state'),
        ),
    ]
