"""Static files, public pictures and private documents: on this machine, or in an object store."""

from pathlib import Path
from urllib.parse import urlsplit

from .environment import DEVELOPMENT, SITE, TESTING, VAR, env

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR / "static")))
if DEVELOPMENT:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when nothing was ever collected
# Named files of the last releases: pages that were read before an update still find their styles.
KEPT_STATIC_ROOT = VAR / "static-kept"
STATICFILES_DIRS = [SITE / "static"]
# Pictures may come from an origin of their own: a name that leads to this house, or to an object store.
MEDIA_URL = env("MEDIA_URL", default="/media/")
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"
if TESTING:
    _files = VAR / "test-files" / env("PYTEST_XDIST_WORKER", default="main")
    MEDIA_ROOT, PRIVATE_ROOT = _files / "media", _files / "private"
STORAGES: dict[str, object] = {
    "default": {"BACKEND": "frames.storage.WholeFiles"},
    "private": {
        "BACKEND": "frames.storage.WholeFiles",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
# Public pictures come from this server, or from the object store.
SERVE_MEDIA = not env("S3_BUCKET", default="")
# Where browsers get public pictures from; the content security policy lets them.
MEDIA_ORIGIN = ""
if not SERVE_MEDIA:
    from botocore.config import Config  # nobody else needs it

    _endpoint = env("S3_ENDPOINT_URL", default=None)
    # Another name for the public part, e.g. a CDN; its path holds the bucket where the store wants that.
    _public = env("S3_PUBLIC_URL", default="").rstrip("/")
    _s3 = {
        "bucket_name": env("S3_BUCKET"),
        "endpoint_url": _endpoint,
        "region_name": env("AWS_DEFAULT_REGION", default=None),
        # A store that hangs must not hold our threads: boto's own patience is a minute, five times.
        "client_config": Config(
            connect_timeout=2,
            read_timeout=5,
            retries={"total_max_attempts": 2, "mode": "standard"},
            s3={"addressing_style": "path" if _endpoint else "auto"},
        ),
    }
    # Public pictures have plain addresses, since pages that name them are kept; the bucket's policy lets
    # everybody read below media/ and nobody below private/ (docs/operators.md).
    STORAGES["default"] = {
        "BACKEND": "frames.object_store.PublicStorage",
        "OPTIONS": {
            **_s3,
            "location": "media",
            "querystring_auth": False,
            "custom_domain": _public.partition("://")[2] or None,
        },
    }
    STORAGES["private"] = {
        "BACKEND": "frames.object_store.PatientStorage",
        "OPTIONS": {**_s3, "location": "private", "default_acl": "private", "querystring_auth": True},
    }
    _shown = urlsplit(_public or _endpoint or f"https://{env('S3_BUCKET')}.s3.amazonaws.com")
    MEDIA_ORIGIN = f"{_shown.scheme}://{_shown.netloc}"
CLAMAV_HOST = env("CLAMAV_HOST", default="")
UPLOAD_MAX_BYTES = 15 * 1024 * 1024
# How much one person may add to one case, or keep without one.
UPLOADS_FILES = env.int("UPLOADS_FILES", default=200)
UPLOADS_BYTES = env.int("UPLOADS_MEGABYTES", default=500) * 1024 * 1024
