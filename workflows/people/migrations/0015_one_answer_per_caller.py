"""A caller's key has one answer; the index is built beside the work going on."""

from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('people', '0014_answers_of_every_caller'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "one_answer_per_caller_and_key" '
                    'ON "people_keptanswer" ("caller", "key") WHERE NOT ("caller" = \'\')',
                    'DROP INDEX CONCURRENTLY IF EXISTS "one_answer_per_caller_and_key"',
                ),
            ],
            state_operations=[
                migrations.AddConstraint(
                    model_name='keptanswer',
                    constraint=models.UniqueConstraint(condition=models.Q(('caller', ''), _negated=True), fields=('caller', 'key'), name='one_answer_per_caller_and_key'),
                ),
            ],
        ),
    ]
