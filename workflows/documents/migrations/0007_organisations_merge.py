"""A frozen document follows its organisation into another one, and nothing else about it changes."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("workflows.documents.migrations.0006_erasing").GUARD
FIRST = "BEGIN\n    IF OLD.frozen_at IS NULL AND OLD.state = 'made' THEN\n"
MERGED = """BEGIN
    IF TG_OP = 'UPDATE' AND OLD.organisation_id::text = current_setting('house.merges', true)
        AND to_jsonb(NEW) - 'organisation_id' = to_jsonb(OLD) - 'organisation_id' THEN
        RETURN NEW;
    END IF;
    IF OLD.frozen_at IS NULL AND OLD.state = 'made' THEN
"""
GUARD = BEFORE.replace(FIRST, MERGED)


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_erasing")]

    operations = [migrations.RunSQL(GUARD, BEFORE)]
