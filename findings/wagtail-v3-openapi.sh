#!/usr/bin/env bash
# Guess: The OpenAPI 3.1 document that Wagtail 8 serves for its new API v3 is valid.
# Seen: Wagtail 8.0.1 describes AllowAnonymous as a security scheme of type http without the required
#   'scheme': a validator refuses the document.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'wagtail==8.0.1' 'django==5.2.19' 'django-ninja==1.7.1' 'openapi-spec-validator==0.9.0'
cat >probe.py <<'PY'
import django
from django.conf import settings

APPS = ["wagtail.sites", "wagtail.users", "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin",
        "wagtail", "modelcluster", "taggit", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.sessions", "django.contrib.messages", "ninja", "wagtail.api.v3"]
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

from django.test import Client
from django.urls import path
from openapi_spec_validator import OpenAPIV31SpecValidator
from wagtail.api.v3.urls import api

urlpatterns = [path("api/v3/", api.urls)]
document = Client().get("/api/v3/openapi.json").json()
for error in OpenAPIV31SpecValidator(document).iter_errors():
    print(document["openapi"], *error.absolute_path, error.message)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
3.1.0 components securitySchemes AllowAnonymous 'scheme' is a required property
SEEN
echo "as seen: wagtail-v3-openapi"
