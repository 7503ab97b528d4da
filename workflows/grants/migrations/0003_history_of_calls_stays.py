"""The history of a call is written once: the database itself refuses UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

CREATE = """
CREATE TRIGGER grants_callchange_no_change BEFORE UPDATE OR DELETE ON grants_callchange
    FOR EACH ROW EXECUTE FUNCTION engine_refuse_history_change();
CREATE TRIGGER grants_callchange_no_truncate BEFORE TRUNCATE ON grants_callchange
    FOR EACH STATEMENT EXECUTE FUNCTION engine_refuse_history_change();
"""
DROP = """
DROP TRIGGER grants_callchange_no_truncate ON grants_callchange;
DROP TRIGGER grants_callchange_no_change ON grants_callchange;
"""


class Migration(migrations.Migration):

    dependencies = [("grants", "0002_calls_remember_changes"), ("engine", "0003_history_guard")]

    operations = [migrations.RunSQL(CREATE, DROP)]
