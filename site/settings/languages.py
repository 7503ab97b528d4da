"""The languages of the house, their catalogues and its time."""

from .environment import ROOT

LANGUAGE_CODE = "de"
FORMAT_MODULE_PATH = ["formats"]  # what Django has no short form for
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربية"), ("uk", "Українська")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# One catalogue a room; site/catalogs.py extracts, checks and compiles them.
LOCALE_PATHS = sorted(path for path in (ROOT / "locale").iterdir() if path.is_dir())
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
