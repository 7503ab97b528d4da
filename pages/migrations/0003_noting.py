"""The database itself notes what happens to public pages and what else is public, for webhooks.

A page that is deleted, moved or published by any way (the editors' admin, the API, a schedule, a command) is noted
in the same transaction and costs no further statement; nothing is noted while no webhook is registered.
"""

from django.db import migrations

# What may stand on any page; the labels are those of pages.signals.PUBLIC.
TABLES = {
    "grants_call": "grants.Call",
    "grants_callwindow": "grants.CallWindow",
    "grants_costlimit": "grants.CostLimit",
    "pages_menu": "pages.Menu",
    "pages_menuitem": "pages.MenuItem",
    "pages_notice": "pages.Notice",
    "pages_term": "pages.Term",
    "people_house": "people.House",
    "wagtailcore_locale": "wagtailcore.Locale",
    "wagtailcore_site": "wagtailcore.Site",
    "wagtailcore_pageviewrestriction": "wagtailcore.PageViewRestriction",
    "wagtaildocs_document": "wagtaildocs.Document",
    "wagtailimages_image": "wagtailimages.Image",
    "wagtailredirects_redirect": "wagtailredirects.Redirect",
}
FUNCTIONS = """
CREATE FUNCTION pages_page_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    page record;
    names text[] := '{}';
BEGIN
    IF NOT EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        page := OLD;
        names := ARRAY['page.deleted'];
    ELSIF TG_OP = 'INSERT' THEN
        page := NEW;
        names := ARRAY['page.published'];
    ELSE
        page := NEW;
        IF OLD.live AND NEW.live AND OLD.url_path <> NEW.url_path THEN
            names := names || 'page.moved'::text;
        END IF;
        IF OLD.live AND NOT NEW.live THEN
            names := names || 'page.unpublished'::text;
        ELSIF NEW.live AND (NOT OLD.live OR OLD.last_published_at IS DISTINCT FROM NEW.last_published_at) THEN
            names := names || 'page.published'::text;
        END IF;
    END IF;
    PERFORM webhooks_note(name, jsonb_build_object(
        'page', page.id,
        'translation_key', page.translation_key,
        'type', model.app_label || '.' || model.model,
        'locale', locale.language_code,
        'depth', page.depth))
    FROM unnest(names) AS name, wagtailcore_locale AS locale, django_content_type AS model
    WHERE locale.id = page.locale_id AND model.id = page.content_type_id;
    RETURN NULL;
END $$;
CREATE TRIGGER webhooks_added AFTER INSERT ON wagtailcore_page FOR EACH ROW
    WHEN (NEW.live) EXECUTE FUNCTION pages_page_changed();
CREATE TRIGGER webhooks_changed AFTER UPDATE ON wagtailcore_page FOR EACH ROW
    WHEN (OLD.live <> NEW.live OR OLD.url_path <> NEW.url_path
        OR OLD.last_published_at IS DISTINCT FROM NEW.last_published_at)
    EXECUTE FUNCTION pages_page_changed();
CREATE TRIGGER webhooks_deleted AFTER DELETE ON wagtailcore_page FOR EACH ROW
    WHEN (OLD.live) EXECUTE FUNCTION pages_page_changed();

CREATE FUNCTION pages_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhooks_endpoint) THEN
        PERFORM webhooks_note('content.changed', jsonb_build_object(
            'model', TG_ARGV[0], 'id', to_jsonb(COALESCE(NEW, OLD)) -> 'id'));
    END IF;
    RETURN NULL;
END $$;
"""
TRIGGERS = "".join(
    f"CREATE TRIGGER webhooks_changed AFTER INSERT OR UPDATE OR DELETE ON {table}\n"
    f"    FOR EACH ROW EXECUTE FUNCTION pages_content_changed('{label}');\n"
    for table, label in TABLES.items()
)
DROP = "".join(f"DROP TRIGGER webhooks_changed ON {table};\n" for table in TABLES) + """
DROP TRIGGER webhooks_deleted ON wagtailcore_page;
DROP TRIGGER webhooks_changed ON wagtailcore_page;
DROP TRIGGER webhooks_added ON wagtailcore_page;
DROP FUNCTION pages_content_changed(), pages_page_changed();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0002_search"),
        ("webhooks", "0002_noting"),
        ("grants", "0001_grants"),
        ("people", "0001_people"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, DROP)]
