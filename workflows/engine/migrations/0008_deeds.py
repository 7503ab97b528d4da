"""Each line of the history says on whose side it was done; who acted for the applicant stays known for ever."""

from django.conf import settings
from django.db import migrations, models

# The verbs that only an applicant's side could do before this column was there.
FILL = """
ALTER TABLE engine_historyentry DISABLE TRIGGER engine_history_no_change;
UPDATE engine_historyentry SET for_applicant = true WHERE actor_id IS NOT NULL AND verb IN (
    'draft.started', 'submitted', 'resubmitted', 'extended', 'withdrawn',
    'founding.started', 'statute.submitted', 'statute.resubmitted', 'meeting.recorded');
ALTER TABLE engine_historyentry ENABLE TRIGGER engine_history_no_change;
"""
# Steps of the applicant's side were given to one person by name; they are for whoever represents it now.
FREE = """
UPDATE engine_step SET assignee_id = NULL FROM engine_case
WHERE engine_step.case_id = engine_case.id AND engine_step.state = 'open' AND engine_step.role = ''
    AND engine_step.assignee_id = engine_case.applicant_id;
"""


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("engine", "0007_workers"),
    ]

    operations = [
        migrations.AddField(
            model_name="historyentry",
            name="for_applicant",
            field=models.BooleanField(
                default=False,
                help_text="Who acted for the applicant never checks, reviews, decides or examines this case.",
                verbose_name="for the applicant",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(FREE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(
                condition=models.Q(("for_applicant", True)), fields=["actor", "case"], name="history_hands"
            ),
        ),
    ]
