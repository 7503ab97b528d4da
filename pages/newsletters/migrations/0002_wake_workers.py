"""Workers wake when a campaign is approved or stopped."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER wake_workers AFTER INSERT OR UPDATE ON newsletters_campaign
    FOR EACH ROW EXECUTE FUNCTION wake_workers();
"""


class Migration(migrations.Migration):
    dependencies = [("newsletters", "0001_newsletters"), ("engine", "0005_wake_workers")]
    operations = [migrations.RunSQL(TRIGGER, "DROP TRIGGER wake_workers ON newsletters_campaign")]
