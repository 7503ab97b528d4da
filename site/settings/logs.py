"""Logs hold ids only, never names, mails or answers."""

import logging

from .environment import DEVELOPMENT, env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"quiet": {"()": "frames.quiet_logs.QuietFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["quiet"]}},
    # One line for each background task, and for each look for one, is noise; failures are warnings and stay.
    "loggers": {"django.tasks": {"level": "WARNING"}, "django_tasks_db": {"level": "WARNING"}},
    "root": {
        "handlers": ["console"],
        "level": env("LOG_LEVEL", default="WARNING" if DEVELOPMENT else "INFO"),
    },
}
logging.captureWarnings(True)
if env("SENTRY_DSN", default=""):
    import sentry_sdk

    sentry_sdk.init(dsn=env("SENTRY_DSN"), send_default_pii=False, include_local_variables=False)
