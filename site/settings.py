"""Settings of the house: everything an operator may change comes from the environment."""

import logging
import sys
from pathlib import Path
from typing import Any

import django
import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from database import database_settings

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
VAR = Path(env("VAR_DIR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

# --- what kind of house this is -------------------------------------------------------------------------
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules
_DEVELOPMENT = DEMO or DEBUG or TESTING
SECRET_KEY = env("SECRET_KEY", default="only-for-demo-and-tests-" + "x" * 40 if _DEVELOPMENT else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text; every installation has its own.")
PUBLIC_URL = env("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = [
    *env.list("ALLOWED_HOSTS", default=["*"] if _DEVELOPMENT else []),
    "localhost",
]  # the health check
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[PUBLIC_URL])

# --- apps -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    *(["demo"] if DEMO or TESTING else []),
    *(["tests.engine.sample"] if TESTING else []),
    "frames",
    "pages.builder",
    "pages.newsletters",
    "pages",
    "workflows.grants",
    "workflows.founding",
    "workflows.desk",
    "workflows.forms",
    "workflows.outbox",
    "workflows.documents",
    "workflows.engine",
    "workflows.people",
    "viewflow.workflow",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.headless",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "workflows.people.admin.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v3",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "ninja",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "frames.csp.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pages.cache.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "frames.api_language.ApiLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workflows.people.second_factor.SecondFactorMiddleware",
    "workflows.people.tokens.TokenLimitsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "workflows.engine.refusals.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "frames.renderer.HouseRenderer"
CSRF_FAILURE_VIEW = "frames.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Django's own widget templates; as an app, django.forms would clash with our room of that name.
        "DIRS": [SITE / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- data -----------------------------------------------------------------------------------------------
if TESTING:
    from database import start_embedded_server

    if env("DATABASE_URL", default=""):
        _database = database_settings(VAR)
    else:
        _database = start_embedded_server(VAR / "test-postgres", name="postgres", durable=False)
    DATABASES = {
        "default": {**_database, "OPTIONS": {"options": "-c lock_timeout=5000 -c house.allow_truncate=on"}}
    }
else:
    DATABASES = {"default": database_settings(VAR)}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env("REDIS_URL")}
    if env("REDIS_URL", default="")
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}
    if not TESTING
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Public pages for anonymous readers: looking there costs no query. Files serve one machine,
    # Redis several.
    "pages": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("REDIS_URL"),
        "KEY_PREFIX": "pages",
    }
    if env("REDIS_URL", default="")
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache" / "pages",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
    if not TESTING
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}

TASKS: dict[str, Any] = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend"
        if TESTING
        else env("TASKS_BACKEND", default="django_tasks_db.DatabaseBackend"),
        "QUEUES": [],
    }
}
# Called by the worker once a minute, in this order; each is safe to run in several workers at once.
WORKER_TICKS: list[str] = [
    "workflows.engine.deadlines.tick",
    "pages.schedule.tick",
    "workflows.outbox.retention.tick",
    "workflows.forms.retention.tick",
    "workflows.people.idempotency.tick",
    "pages.newsletters.retention.tick",
]
# Called by the worker every second: what people wait for.
WORKER_PULSES: list[str] = ["pages.newsletters.sending.tick", "workflows.outbox.delivery.tick"]

# --- files ----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR / "static")))
STATICFILES_DIRS = [SITE / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"
if TESTING:
    _files = VAR / "test-files" / env("PYTEST_XDIST_WORKER", default="main")
    MEDIA_ROOT, PRIVATE_ROOT = _files / "media", _files / "private"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = _DEVELOPMENT
# Public pictures come from this server, or from the object store.
SERVE_MEDIA = not env("S3_BUCKET", default="")
if not SERVE_MEDIA:
    _s3 = {
        "bucket_name": env("S3_BUCKET"),
        "endpoint_url": env("S3_ENDPOINT_URL", default=None),
        "querystring_auth": True,
    }
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "media"},
    }
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "private", "default_acl": "private"},
    }
CLAMAV_HOST = env("CLAMAV_HOST", default="")
UPLOAD_MAX_BYTES = 15 * 1024 * 1024

# --- languages ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربية"), ("uk", "Українська")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# One catalogue a room; site/catalogs.py extracts, checks and compiles them.
LOCALE_PATHS = sorted(path for path in (ROOT / "locale").iterdir() if path.is_dir())
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# --- people ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:profile"
# Where people with a role start after signing in.
STAFF_START = "desk:tasks"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not _DEVELOPMENT
CSRF_COOKIE_HTTPONLY = True
# Roles other than applicant need a second factor when this is on.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=not _DEVELOPMENT)
# Nobody has a password: a code by mail, or a passkey.
ACCOUNT_ADAPTER = "workflows.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "workflows.people.forms.sign_up.SignUpFields"
ACCOUNT_FORMS = {
    "login": "workflows.people.forms.sign_in.SignInForm",
    "signup": "workflows.people.forms.sign_in.SignUpForm",
    "confirm_login_code": "workflows.people.forms.sign_in.CodeForm",
    "confirm_email_verification_code": "workflows.people.forms.sign_in.AddressCodeForm",
    "change_email": "workflows.people.forms.sign_in.OtherAddressForm",
    "add_email": "workflows.people.forms.sign_in.NewAddressForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = PUBLIC_URL.partition(":")[0]
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_ADAPTER = "workflows.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "workflows.people.forms.factors.FactorForm",
    "reauthenticate": "workflows.people.forms.factors.FactorAgainForm",
    "activate_totp": "workflows.people.forms.factors.AppForm",
    "add_webauthn": "workflows.people.forms.factors.PasskeyForm",
    "edit_webauthn": "workflows.people.forms.factors.PasskeyNameForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _DEVELOPMENT
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# --- mail -----------------------------------------------------------------------------------------------
# Everything that calls Django's mail functions lands in the outbox; the worker hands it to the transport.
EMAIL_BACKEND = "workflows.outbox.backend.OutboxEmailBackend"
OUTBOX_TRANSPORT = env(
    "MAIL_TRANSPORT",
    default="django.core.mail.backends.locmem.EmailBackend"
    if TESTING
    else "django.core.mail.backends.filebased.EmailBackend"
    if DEMO
    else "workflows.outbox.transport.SmtpTransport",
)
# A mail whose worker is silent for so long is in doubt; settled mails lose their text after so many days.
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=300)
OUTBOX_KEEP_TEXT_DAYS = env.int("OUTBOX_KEEP_TEXT_DAYS", default=90)
EMAIL_FILE_PATH = VAR / "mail"
OUTBOX_SMTP = {
    "host": env("SMTP_HOST", default="localhost"),
    "port": env.int("SMTP_PORT", default=25),
    "username": env("SMTP_USER", default=""),
    "password": env("SMTP_PASSWORD", default=""),
    "use_tls": env.bool("SMTP_STARTTLS", default=False),
    "use_ssl": env.bool("SMTP_TLS", default=False),
    "timeout": 20,
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default="Offenes Haus <haus@example.org>")

# --- Wagtail --------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Offenes Haus"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_APPEND_SLASH = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # e-mail addresses are unique whatever their case: a constraint on people.User
    "security.W019",  # Wagtail shows previews of our own pages in a frame
]

# --- safety ---------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# How long a process may go on showing the house's old name and colours after another process changed them.
HOUSE_CACHE_SECONDS = 0 if TESTING else 10
# Our pages: only our own files, nothing inline. Files on S3 need its address in CSP_MEDIA.
_media = env.list("CSP_MEDIA", default=[])
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
if not _DEVELOPMENT:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# --- logs: ids only, never names, mails or answers ------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    # One line for each background task is noise; failures are warnings and stay.
    "loggers": {"django.tasks": {"level": "WARNING"}},
    "root": {
        "handlers": ["console"],
        "level": env("LOG_LEVEL", default="WARNING" if _DEVELOPMENT else "INFO"),
    },
}
logging.captureWarnings(True)
if env("SENTRY_DSN", default=""):
    import sentry_sdk

    sentry_sdk.init(dsn=env("SENTRY_DSN"), send_default_pii=False, include_local_variables=False)
