"""The database itself notes which public pages changed or went, for programs that keep copies of them.

A deferred trigger: it runs when the transaction ends, behind a lock that all others wait for, so that numbers are
given in the order in which they can be seen. Until then nobody waits, so two editors can't lock each other out.
"""

from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION pages_note_change(
    page_id bigint, page_key uuid, page_locale bigint, page_type bigint, shown boolean
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('pages.changes'));
    DELETE FROM pages_pagechange WHERE page = page_id;
    INSERT INTO pages_pagechange (page, translation_key, type, locale, is_live, at)
    SELECT page_id, page_key, model.app_label || '.' || model.model, locale.language_code, shown, clock_timestamp()
    FROM wagtailcore_locale AS locale, django_content_type AS model
    WHERE locale.id = page_locale AND model.id = page_type;
END $$;

CREATE FUNCTION pages_page_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM pages_note_change(OLD.id, OLD.translation_key, OLD.locale_id, OLD.content_type_id, false);
    ELSE
        PERFORM pages_note_change(NEW.id, NEW.translation_key, NEW.locale_id, NEW.content_type_id, NEW.live);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER changes_added AFTER INSERT ON wagtailcore_page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.live) EXECUTE FUNCTION pages_page_noted();
CREATE CONSTRAINT TRIGGER changes_changed AFTER UPDATE ON wagtailcore_page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.live OR NEW.live) AND (OLD.live <> NEW.live OR OLD.title <> NEW.title
        OR OLD.url_path <> NEW.url_path OR OLD.path <> NEW.path OR OLD.locale_id <> NEW.locale_id
        OR OLD.translation_key <> NEW.translation_key OR OLD.content_type_id <> NEW.content_type_id
        OR OLD.live_revision_id IS DISTINCT FROM NEW.live_revision_id
        OR OLD.last_published_at IS DISTINCT FROM NEW.last_published_at))
    EXECUTE FUNCTION pages_page_noted();
CREATE CONSTRAINT TRIGGER changes_deleted AFTER DELETE ON wagtailcore_page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.live) EXECUTE FUNCTION pages_page_noted();

CREATE FUNCTION pages_restriction_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pages_note_change(below.id, below.translation_key, below.locale_id, below.content_type_id, below.live)
    FROM wagtailcore_page AS below JOIN wagtailcore_page AS top ON starts_with(below.path, top.path)
    WHERE below.live AND top.id = (to_jsonb(COALESCE(NEW, OLD)) ->> 'page_id')::bigint;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER changes_restricted AFTER INSERT OR UPDATE OR DELETE ON wagtailcore_pageviewrestriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pages_restriction_noted();

INSERT INTO pages_pagechange (page, translation_key, type, locale, is_live, at)
SELECT page.id, page.translation_key, model.app_label || '.' || model.model, locale.language_code, true,
    COALESCE(page.last_published_at, page.first_published_at, now())
FROM wagtailcore_page AS page
JOIN wagtailcore_locale AS locale ON locale.id = page.locale_id
JOIN django_content_type AS model ON model.id = page.content_type_id
WHERE page.live
ORDER BY COALESCE(page.last_published_at, page.first_published_at, now()), page.id;
"""
DROP = """
DROP TRIGGER changes_restricted ON wagtailcore_pageviewrestriction;
DROP TRIGGER changes_deleted ON wagtailcore_page;
DROP TRIGGER changes_changed ON wagtailcore_page;
DROP TRIGGER changes_added ON wagtailcore_page;
DROP FUNCTION pages_restriction_noted(), pages_page_noted(),
    pages_note_change(bigint, uuid, bigint, bigint, boolean);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0004_translation_filled'),
        ('wagtailcore', '0098_apitoken'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.BigIntegerField(unique=True, verbose_name='page')),
                ('translation_key', models.UUIDField(verbose_name='translation key')),
                ('type', models.CharField(max_length=200, verbose_name='type of page')),
                ('locale', models.CharField(max_length=100, verbose_name='language')),
                ('is_live', models.BooleanField(verbose_name='can be read')),
                ('at', models.DateTimeField(db_index=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'change of a page',
                'verbose_name_plural': 'changes of pages',
            },
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
    ]
