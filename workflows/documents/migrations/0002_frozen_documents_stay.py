"""Frozen documents can't be changed or deleted, whoever asks the database."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION documents_frozen_stay() RETURNS trigger AS $$
BEGIN
    IF OLD.frozen_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'document % is frozen and stays', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'document % is frozen and stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER documents_frozen_stay BEFORE UPDATE OR DELETE ON documents_document
FOR EACH ROW EXECUTE FUNCTION documents_frozen_stay();
"""

BACKWARD = """
DROP TRIGGER documents_frozen_stay ON documents_document;
DROP FUNCTION documents_frozen_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_documents")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
