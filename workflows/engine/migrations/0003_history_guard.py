"""History is written once: the database itself refuses UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

# TRUNCATE is let through only in a session that was opened with `-c house.allow_truncate=on`:
# the test runner empties its own database that way.
CREATE = """
CREATE FUNCTION engine_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('house.allow_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The history of a case cannot be changed (%).', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER engine_history_no_change BEFORE UPDATE OR DELETE ON engine_historyentry
    FOR EACH ROW EXECUTE FUNCTION engine_refuse_history_change();
CREATE TRIGGER engine_history_no_truncate BEFORE TRUNCATE ON engine_historyentry
    FOR EACH STATEMENT EXECUTE FUNCTION engine_refuse_history_change();
"""
DROP = """
DROP TRIGGER engine_history_no_truncate ON engine_historyentry;
DROP TRIGGER engine_history_no_change ON engine_historyentry;
DROP FUNCTION engine_refuse_history_change();
"""


class Migration(migrations.Migration):

    dependencies = [("engine", "0002_legal_values")]

    operations = [migrations.RunSQL(CREATE, DROP)]
