"""Form versions and submitted answers can't be changed or deleted, whoever connects to the database."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION forms_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER forms_formversion_frozen BEFORE UPDATE OR DELETE ON forms_formversion
    FOR EACH ROW EXECUTE FUNCTION forms_refuse_change();
CREATE TRIGGER forms_answersnapshot_frozen BEFORE UPDATE OR DELETE ON forms_answersnapshot
    FOR EACH ROW EXECUTE FUNCTION forms_refuse_change();
"""
THAW = """
DROP TRIGGER forms_answersnapshot_frozen ON forms_answersnapshot;
DROP TRIGGER forms_formversion_frozen ON forms_formversion;
DROP FUNCTION forms_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("forms", "0001_forms")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
