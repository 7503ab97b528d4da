"""What browsers may load, and what production insists on."""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from .environment import DEVELOPMENT, TESTING, env
from .files import MEDIA_ORIGIN, MEDIA_URL

# How many proxies stand before the house; limits count by the address the outermost of them saw.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# What keeps the house's name and colours in a process until somebody changes them; none: read each time.
HOUSE_MEMORY = "" if TESTING else "pages.cache.version.remembered"
# How often a minute a token, or an address without one, may call the API; nought: as often as it likes.
API_CALLS_OF_TOKEN = env.int("API_CALLS_OF_TOKEN", default=0 if DEVELOPMENT else 6000)
API_CALLS_ANONYMOUS = env.int("API_CALLS_ANONYMOUS", default=0 if DEVELOPMENT else 1200)
# Scripts of these origins may call the API with a token. Cookies stay at home (decision 58).
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_CREDENTIALS = False
CORS_PREFLIGHT_MAX_AGE = 60 * 60  # who takes an origin off the list waits no longer than an hour
CORS_ALLOW_HEADERS = (
    *("accept", "accept-language", "authorization", "content-type", "x-session-token"),
    *("idempotency-key", "if-match", "if-none-match", "x-draft-secret"),
)
CORS_EXPOSE_HEADERS = (
    *("etag", "cache-tag", "content-language", "content-disposition", "link", "www-authenticate"),
    *("retry-after", "ratelimit", "ratelimit-policy", "idempotency-replayed"),
)
# Our pages: only our own files and the store's pictures, nothing inline. CSP_MEDIA allows more.
_media = [*env.list("CSP_MEDIA", default=[]), *([MEDIA_ORIGIN] if MEDIA_ORIGIN else [])]
if "//" in MEDIA_URL:
    _media = [*_media, "{0.scheme}://{0.netloc}".format(urlsplit(MEDIA_URL))]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", *_media],
    "media-src": [CSP.SELF, *_media],
    "style-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}
# Wagtail's admin and the API docs write styles and scripts into their pages.
CSP_EDITOR_PATHS = ("/cms/", "/cms-documents/", "/api/docs")
CSP_EDITOR = {
    **SECURE_CSP,
    "img-src": [CSP.SELF, "data:", "blob:", *_media],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
}
if not DEVELOPMENT:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
