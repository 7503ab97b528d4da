"""Workers wake when a background task is written: PostgreSQL notifies them at the end of the transaction."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION wake_workers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('house_work', '');
    RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE TRIGGER wake_workers AFTER INSERT ON django_tasks_database_dbtaskresult
    FOR EACH STATEMENT EXECUTE FUNCTION wake_workers();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engine", "0004_desk_indexes"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION wake_workers()"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER wake_workers ON django_tasks_database_dbtaskresult"),
    ]
