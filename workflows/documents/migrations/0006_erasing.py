"""Frozen documents can leave with the one case that is erased, and never otherwise."""

from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION documents_frozen_stay() RETURNS trigger AS $$
BEGIN
    IF OLD.frozen_at IS NULL AND OLD.state = 'made' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF NEW.state <> 'made' THEN
            RAISE EXCEPTION 'document % is there', OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.case_id::text = current_setting('house.erases', true) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'document % is frozen and stays', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.frozen_at IS NULL THEN
        IF to_jsonb(NEW) - ARRAY['state', 'file', 'size', 'sha256', 'frozen_at']
            IS DISTINCT FROM to_jsonb(OLD) - ARRAY['state', 'file', 'size', 'sha256', 'frozen_at'] THEN
            RAISE EXCEPTION 'document % is being made as it was asked for', OLD.id
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'document % is frozen and stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;
"""
BEFORE = GUARD.replace(
    "        IF OLD.case_id::text = current_setting('house.erases', true) THEN RETURN OLD; END IF;\n", ""
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_letters_stay_as_asked"), ("engine", "0009_erasing")]

    operations = [migrations.RunSQL(GUARD, BEFORE)]
