#!/usr/bin/env bash
# Guess: Importing a PO file leaves fuzzy entries (a translator's 'not sure') unfinished, as gettext does.
# Seen: wagtail-localize 1.14.5 stores them like any other: the page counts as fully translated.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'wagtail==8.0.1' 'django==5.2.19' 'wagtail-localize==1.14.5' 'polib==1.2.0'
cat >probe.py <<'PY'
import django
from django.conf import settings

APPS = ["wagtail.sites", "wagtail.users", "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin",
        "wagtail", "modelcluster", "taggit", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.sessions", "django.contrib.messages", "wagtail_localize", "wagtail.locales"]
NO = type("NoMigrations", (dict,), {"__contains__": lambda s, k: True, "__getitem__": lambda s, k: None})()
settings.configure(
    SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, WAGTAIL_I18N_ENABLED=True, MIGRATION_MODULES=NO,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, WAGTAIL_SITE_NAME="x",
    LANGUAGE_CODE="de", WAGTAIL_CONTENT_LANGUAGES=[("de", "de"), ("uk", "uk")], INSTALLED_APPS=APPS, USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", WAGTAILADMIN_BASE_URL="http://x", STATIC_URL="/s/")
django.setup()
from django.core.management import call_command
from wagtail.models import Locale, Page, Site

call_command("migrate", run_syncdb=True, verbosity=0)
german = Locale.objects.create(language_code="de")
home = Page.add_root(title="Root", locale=german).add_child(title="Haus", search_description="Text", locale=german)
Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)

from wagtail_localize.models import StringTranslation, Translation, TranslationSource

source, _ = TranslationSource.update_or_create_from_instance(home)
ukrainian = Locale.objects.create(language_code="uk")
translation = Translation.objects.create(source=source, target_locale=ukrainian)
catalogue = translation.export_po()
for entry in catalogue:
    entry.msgstr, entry.flags = "?" + entry.msgid, ["fuzzy"]
print(len(catalogue.fuzzy_entries()), "fuzzy;", translation.import_po(catalogue), "problems")
print("stored", StringTranslation.objects.count(), "progress", translation.get_progress())
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
3 fuzzy; [] problems
stored 3 progress (3, 3)
SEEN
echo "as seen: wagtail-localize-fuzzy"
