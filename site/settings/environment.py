"""What kind of house this is and where it lies; operators change it through the environment."""

import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"
VAR = Path(env("VAR_DIR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules
DEVELOPMENT = DEMO or DEBUG or TESTING
# Each answer says what it cost (frames.cost).
SHOW_COST = env.bool("SHOW_COST", default=(DEMO or DEBUG) and not TESTING)
SECRET_KEY = env("SECRET_KEY", default="only-for-demo-and-tests-" + "x" * 40 if DEVELOPMENT else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to a long random text; every installation has its own. DEMO=1 tries things out."
    )
PUBLIC_URL = env("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = [
    *env.list("ALLOWED_HOSTS", default=["*"] if DEVELOPMENT else []),
    "localhost",
]  # the health check
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[PUBLIC_URL])
