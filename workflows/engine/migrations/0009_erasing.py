"""Cases can be anonymised; the guard of the history lets the lines of the one case through that is erased."""

from django.db import migrations, models

GUARD = """
CREATE OR REPLACE FUNCTION engine_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('house.allow_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_LEVEL = 'ROW' AND OLD.case_id::text = current_setting('house.erases', true) THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The history of a case cannot be changed (%).', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION engine_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('house.allow_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The history of a case cannot be changed (%).', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [("engine", "0008_deeds")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="anonymised_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Only what reports count is left; nobody opens it any more.",
                null=True,
                verbose_name="anonymised",
            ),
        ),
        migrations.RunSQL(GUARD, BEFORE),
    ]
