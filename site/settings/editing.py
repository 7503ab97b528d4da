"""Wagtail, and how much a form may send."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import PUBLIC_URL, env

WAGTAIL_SITE_NAME = "Offenes Haus"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_APPEND_SLASH = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
# Documents have one door, on this machine and on S3: saved, never shown, on no other address.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
# As people's own uploads: `workflows.documents.contents.ALLOWED`, judged by content.
WAGTAILDOCS_EXTENSIONS = [
    "pdf",
    "jpg",
    "jpeg",
    "png",
    "heic",
    "heif",
    "docx",
    "xlsx",
    "odt",
    "ods",
    "txt",
    "csv",
]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.library.LibraryDocumentForm"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "pages.finding.backend"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # e-mail addresses are unique whatever their case: a constraint on people.User
    "security.W019",  # Wagtail shows previews of our own pages in a frame
]

# Machine translation is off unless the operator names a service: texts of drafts leave the house with it.
MACHINE_TRANSLATOR = env("MACHINE_TRANSLATOR", default="")
_SERVICES = {
    "deepl": ("pages.machine.services.DeepL", "https://api.deepl.com/v2/translate"),
    "libretranslate": ("pages.machine.services.LibreTranslate", "https://libretranslate.com/translate"),
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR: dict[str, object] | None = None
if MACHINE_TRANSLATOR:
    if MACHINE_TRANSLATOR not in _SERVICES:
        raise ImproperlyConfigured("MACHINE_TRANSLATOR is deepl, libretranslate or empty.")
    _service, _address = _SERVICES[MACHINE_TRANSLATOR]
    _key = env("MACHINE_TRANSLATOR_KEY", default="")
    if _key.endswith(":fx"):  # DeepL's free keys
        _address = "https://api-free.deepl.com/v2/translate"
    _address = env("MACHINE_TRANSLATOR_URL", default=_address)
    if urlsplit(_address).scheme not in ("http", "https") or not urlsplit(_address).hostname:
        raise ImproperlyConfigured("MACHINE_TRANSLATOR_URL is a whole address: https://host/translate.")
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": _service, "OPTIONS": {"URL": _address, "KEY": _key}}
