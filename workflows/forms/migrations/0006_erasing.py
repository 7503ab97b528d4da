"""Handed-in answers can leave with the one case that is erased, and never otherwise."""

from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION forms_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'forms_answersnapshot' AND TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM forms_answersheet WHERE id = OLD.sheet_id
                   AND case_id::text = current_setting('house.erases', true)) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION forms_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("forms", "0005_hands"), ("engine", "0009_erasing")]

    operations = [migrations.RunSQL(GUARD, BEFORE)]
