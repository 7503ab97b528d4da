"""Whoever the trails and snapshots of sheets know as a writer has a line in the history of the case."""

from django.conf import settings
from django.db import migrations

FILL = """
INSERT INTO engine_historyentry
    (case_id, at, actor_id, verb, stage_before, stage_after, data, audience, for_applicant)
SELECT hands.case_id, now(), hands.person, 'answers.written', cases.stage, cases.stage, '{}', 'everyone',
    NOT EXISTS (
        SELECT 1 FROM people_rolegrant grants WHERE grants.user_id = hands.person AND grants.role <> 'applicant'
    ) OR cases.kind <> 'founding'
FROM (
    SELECT sheets.case_id, (last.value ->> 'by')::bigint AS person
    FROM forms_answersheet sheets, jsonb_each(sheets.trail) last WHERE last.value ->> 'by' IS NOT NULL
    UNION
    SELECT sheets.case_id, snapshots.actor_id
    FROM forms_answersnapshot snapshots JOIN forms_answersheet sheets ON sheets.id = snapshots.sheet_id
    WHERE snapshots.actor_id IS NOT NULL
) hands
JOIN engine_case cases ON cases.id = hands.case_id
JOIN people_user people ON people.id = hands.person
WHERE NOT EXISTS (
    SELECT 1 FROM engine_historyentry known
    WHERE known.case_id = hands.case_id AND known.actor_id = hands.person AND known.for_applicant
);
"""


class Migration(migrations.Migration):

    dependencies = [
        ("forms", "0004_handed_in"),
        ("engine", "0008_deeds"),
        ("people", "0005_kept_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
