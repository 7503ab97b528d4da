"""Wagtail, and how much a form may send."""

from .environment import PUBLIC_URL

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
