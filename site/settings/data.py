"""Database, caches, background tasks and the worker's round."""

from typing import Any

from database import database_settings, start_embedded_server

from .environment import TESTING, VAR, env

if TESTING:
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
    "workflows.people.access.idempotency.tick",
    "pages.newsletters.retention.tick",
]
# Called by the worker every second: what people wait for.
WORKER_PULSES: list[str] = ["pages.newsletters.sending.tick", "workflows.outbox.delivery.tick"]
