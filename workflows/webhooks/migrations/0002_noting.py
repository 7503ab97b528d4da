"""The database itself notes what happens to cases, steps, history and documents, in the same transaction.

Nothing is noted while no webhook is registered. Whoever writes, by whatever way, costs no further statement.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION webhooks_note(what text, about jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO webhooks_happening (uuid, at, type, data)
    VALUES (gen_random_uuid(), clock_timestamp(), what, about)
$$;

CREATE FUNCTION webhooks_cases_created() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note('case.created', jsonb_build_object('case', id, 'kind', kind, 'stage', stage))
        FROM fresh;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_created AFTER INSERT ON engine_case REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION webhooks_cases_created();

CREATE FUNCTION webhooks_case_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    about jsonb := jsonb_build_object('case', NEW.id, 'kind', NEW.kind, 'stage', NEW.stage);
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        IF OLD.stage <> NEW.stage THEN
            PERFORM webhooks_note('case.stage_changed', about || jsonb_build_object('stage_before', OLD.stage));
        END IF;
        IF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL THEN
            PERFORM webhooks_note('case.closed', about);
        ELSIF OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL THEN
            PERFORM webhooks_note('case.reopened', about);
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_moved AFTER UPDATE OF stage, closed_at ON engine_case FOR EACH ROW
    WHEN (OLD.stage <> NEW.stage OR (OLD.closed_at IS NULL) <> (NEW.closed_at IS NULL))
    EXECUTE FUNCTION webhooks_case_moved();

CREATE FUNCTION webhooks_steps_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note('step.opened', jsonb_build_object(
            'step', fresh.id, 'node', fresh.node, 'case', fresh.case_id, 'kind', holder.kind))
        FROM fresh JOIN engine_case AS holder ON holder.id = fresh.case_id WHERE fresh.state = 'open';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_opened AFTER INSERT ON engine_step REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION webhooks_steps_opened();

CREATE FUNCTION webhooks_step_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note(
            CASE NEW.state WHEN 'done' THEN 'step.completed' ELSE 'step.cancelled' END,
            jsonb_build_object('step', NEW.id, 'node', NEW.node, 'case', NEW.case_id, 'kind', holder.kind))
        FROM engine_case AS holder WHERE holder.id = NEW.case_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_ended AFTER UPDATE OF state ON engine_step FOR EACH ROW
    WHEN (OLD.state <> NEW.state AND NEW.state IN ('done', 'cancelled'))
    EXECUTE FUNCTION webhooks_step_ended();

CREATE FUNCTION webhooks_history_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note('history', jsonb_build_object(
            'case', fresh.case_id, 'kind', holder.kind, 'verb', fresh.verb,
            'stage_before', fresh.stage_before, 'stage', fresh.stage_after))
        FROM fresh JOIN engine_case AS holder ON holder.id = fresh.case_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_written AFTER INSERT ON engine_historyentry REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION webhooks_history_written();

CREATE FUNCTION webhooks_document_ready() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note('document.ready', jsonb_build_object(
            'document', NEW.id, 'document_kind', NEW.kind, 'case', NEW.case_id));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_ready_at_once AFTER INSERT ON documents_document FOR EACH ROW
    WHEN (NEW.state = 'made') EXECUTE FUNCTION webhooks_document_ready();
CREATE TRIGGER webhooks_ready_later AFTER UPDATE OF state ON documents_document FOR EACH ROW
    WHEN (OLD.state <> 'made' AND NEW.state = 'made') EXECUTE FUNCTION webhooks_document_ready();

CREATE TRIGGER wake_workers AFTER INSERT ON webhooks_happening
    FOR EACH STATEMENT EXECUTE FUNCTION wake_workers();
CREATE TRIGGER wake_workers AFTER UPDATE OF state ON webhooks_delivery
    FOR EACH ROW WHEN (NEW.state = 'waiting') EXECUTE FUNCTION wake_workers();
"""
DROP = """
DROP TRIGGER wake_workers ON webhooks_delivery;
DROP TRIGGER wake_workers ON webhooks_happening;
DROP TRIGGER webhooks_ready_later ON documents_document;
DROP TRIGGER webhooks_ready_at_once ON documents_document;
DROP TRIGGER webhooks_written ON engine_historyentry;
DROP TRIGGER webhooks_ended ON engine_step;
DROP TRIGGER webhooks_opened ON engine_step;
DROP TRIGGER webhooks_moved ON engine_case;
DROP TRIGGER webhooks_created ON engine_case;
DROP FUNCTION webhooks_document_ready(), webhooks_history_written(), webhooks_step_ended(),
    webhooks_steps_opened(), webhooks_case_moved(), webhooks_cases_created(), webhooks_note(text, jsonb);
"""


class Migration(migrations.Migration):

    dependencies = [
        ("webhooks", "0001_webhooks"),
        ("engine", "0011_spelling"),
        ("documents", "0006_erasing"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
