"""Static files, public pictures and private documents: on this machine, or in an object store."""

from pathlib import Path
from typing import Any

from .environment import DEVELOPMENT, SITE, TESTING, VAR, env

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR / "static")))
if DEVELOPMENT:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when nothing was ever collected
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
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
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
