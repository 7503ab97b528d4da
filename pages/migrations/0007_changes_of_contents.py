"""The database itself notes which calls, pictures, files and snippets changed or went, as it does for pages (0005).

Behind the same lock as the changes of pages: a transaction that changes both waits once, so two can't lock each
other out. A draft of a call is nobody's business: it is noted from the day on which it is public.
"""

from django.db import migrations, models

# Table, its label, and the column that holds the id of what is told (a window of a call changes the call).
TOLD = (
    ("wagtailimages_image", "wagtailimages.Image", "id"),
    ("wagtaildocs_document", "wagtaildocs.Document", "id"),
    ("pages_menu", "pages.Menu", "id"),
    ("pages_menuitem", "pages.Menu", "menu_id"),
    ("pages_notice", "pages.Notice", "id"),
    ("pages_term", "pages.Term", "id"),
    ("grants_call", "grants.Call", "id"),
    ("grants_callwindow", "grants.Call", "call_id"),
    ("grants_costlimit", "grants.Call", "call_id"),
)
FUNCTIONS = """
CREATE FUNCTION pages_note_content(label text, thing bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('pages.changes'));
    DELETE FROM pages_contentchange AS known WHERE known.type = label AND known.thing = pages_note_content.thing;
    INSERT INTO pages_contentchange (type, thing, at) VALUES (label, pages_note_content.thing, clock_timestamp());
END $$;

CREATE FUNCTION pages_content_noted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    thing bigint := (COALESCE(after, before) ->> TG_ARGV[1])::bigint;
BEGIN
    IF before IS NOT DISTINCT FROM after THEN
        RETURN NULL;
    ELSIF TG_ARGV[0] = 'grants.Call'
        AND COALESCE(before ->> 'state', '') NOT IN ('published', 'closed')
        AND NOT EXISTS (
            SELECT 1 FROM grants_call AS call WHERE call.id = thing AND call.state IN ('published', 'closed'))
    THEN
        RETURN NULL;
    END IF;
    PERFORM pages_note_content(TG_ARGV[0], thing);
    RETURN NULL;
END $$;

CREATE FUNCTION pages_collection_noted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed bigint := (to_jsonb(COALESCE(NEW, OLD)) ->> 'collection_id')::bigint;
BEGIN
    PERFORM pages_note_content(kept.label, kept.id)
    FROM wagtailcore_collection AS top
    JOIN wagtailcore_collection AS below ON starts_with(below.path, top.path)
    JOIN (
        SELECT 'wagtailimages.Image' AS label, id, collection_id FROM wagtailimages_image
        UNION ALL SELECT 'wagtaildocs.Document', id, collection_id FROM wagtaildocs_document
    ) AS kept ON kept.collection_id = below.id
    WHERE top.id = closed;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER contents_restricted
    AFTER INSERT OR UPDATE OR DELETE ON wagtailcore_collectionviewrestriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pages_collection_noted();
"""
TRIGGERS = "".join(
    f"CREATE CONSTRAINT TRIGGER contents_changed AFTER INSERT OR UPDATE OR DELETE ON {table}\n"
    "    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW\n"
    f"    EXECUTE FUNCTION pages_content_noted('{label}', '{column}');\n"
    for table, label, column in TOLD
)
# What is there already, in the order of its making.
KNOWN = "".join(
    f"INSERT INTO pages_contentchange (type, thing, at) SELECT '{label}', id, now() FROM {table}"
    f"{' WHERE state IN (%s)' % repr(('published', 'closed'))[1:-1] if label == 'grants.Call' else ''} ORDER BY id;\n"
    for table, label, column in TOLD
    if column == "id"
)
DROP = "".join(f"DROP TRIGGER contents_changed ON {table};\n" for table, _label, _column in TOLD) + """
DROP TRIGGER contents_restricted ON wagtailcore_collectionviewrestriction;
DROP FUNCTION pages_collection_noted(), pages_content_noted(), pages_note_content(text, bigint);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0006_what_fields_say'),
        ('grants', '0023_proof_and_results_valid'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(max_length=200, verbose_name='type of content')),
                ('thing', models.BigIntegerField(verbose_name='thing')),
                ('at', models.DateTimeField(db_index=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'change of a content',
                'verbose_name_plural': 'changes of contents',
                'constraints': [models.UniqueConstraint(fields=('type', 'thing'), name='one_change_per_content')],
            },
        ),
        migrations.RunSQL(FUNCTIONS + TRIGGERS + KNOWN, DROP),
    ]
