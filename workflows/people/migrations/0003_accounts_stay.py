"""The database itself refuses to delete an account: case histories name their people."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION people_user_stays() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'accounts are anonymised, never deleted' USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER people_user_stays BEFORE DELETE ON people_user
    FOR EACH ROW EXECUTE FUNCTION people_user_stays();
"""
BACK = "DROP TRIGGER people_user_stays ON people_user; DROP FUNCTION people_user_stays();"


class Migration(migrations.Migration):
    dependencies = [("people", "0002_invitations_tokens_and_limits")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
