"""Workers wake when a mail is to be sent."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER wake_workers AFTER INSERT OR UPDATE OF state ON outbox_message
    FOR EACH ROW WHEN (NEW.state = 'queued') EXECUTE FUNCTION wake_workers();
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_outbox"), ("engine", "0005_wake_workers")]
    operations = [migrations.RunSQL(TRIGGER, "DROP TRIGGER wake_workers ON outbox_message")]
