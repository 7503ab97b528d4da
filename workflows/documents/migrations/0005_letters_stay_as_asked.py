"""What was asked for is what is made: triggers keep orders and their documents, and wake the worker."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

DOCUMENTS = """
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

DOCUMENTS_BEFORE = """
CREATE OR REPLACE FUNCTION documents_frozen_stay() RETURNS trigger AS $$
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
"""

# Once it is made, what the letter says is in the file alone; nothing about the order changes any more.
ORDERS = """
CREATE FUNCTION documents_orders_stay() RETURNS trigger AS $$
BEGIN
    IF OLD.made_at IS NOT NULL THEN
        IF NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'letter % is made', OLD.document_id USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF ROW(NEW.document_id, NEW.template, NEW.ending, NEW.inputs_sha256, NEW.template_sha256)
        IS DISTINCT FROM ROW(OLD.document_id, OLD.template, OLD.ending, OLD.inputs_sha256, OLD.template_sha256)
        OR (NEW.made_at IS NULL AND NEW.inputs IS DISTINCT FROM OLD.inputs) THEN
        RAISE EXCEPTION 'letter % says what was asked for', OLD.document_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER documents_orders_stay BEFORE UPDATE ON documents_letterorder
    FOR EACH ROW EXECUTE FUNCTION documents_orders_stay();

CREATE TRIGGER wake_workers AFTER INSERT OR UPDATE OF due_at, made_at ON documents_letterorder
    FOR EACH STATEMENT EXECUTE FUNCTION wake_workers();
"""

ORDERS_BEFORE = """
DROP TRIGGER wake_workers ON documents_letterorder;
DROP TRIGGER documents_orders_stay ON documents_letterorder;
DROP FUNCTION documents_orders_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_letter_orders"), ("engine", "0005_wake_workers")]

    operations = [
        ValidateConstraint("document", "document_made_or_awaited"),
        migrations.RunSQL(DOCUMENTS, DOCUMENTS_BEFORE),
        migrations.RunSQL(ORDERS, ORDERS_BEFORE),
    ]
