"""Database, caches, background tasks and the worker's round."""

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

# PostgreSQL keeps its plans of what is asked often (workflows.upkeep.prepared). Tests look at what is asked.
DATABASE_PREPARES = env.bool("DATABASE_PREPARES", default=not TESTING)

# "default" stays in the database: allauth counts in it, and nothing but public pages needs to be quicker.
# Redis is asked once, with little patience: a cache that is away is a miss (frames.caching).
_redis: dict[str, object] = {}
if env("REDIS_URL", default=""):
    from redis.backoff import NoBackoff  # nobody else needs it
    from redis.retry import Retry

    _redis = {
        "BACKEND": "frames.redis_cache.ForgivingRedis",
        "LOCATION": env("REDIS_URL"),
        "OPTIONS": {
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
            "retry": Retry(NoBackoff(), 0),
            "max_connections": 100,
        },
    }
_memory: dict[str, object] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_tables: dict[str, object] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "django_cache",
    "OPTIONS": {"MAX_ENTRIES": 20000},
}
_files: dict[str, object] = {
    "BACKEND": "frames.caching.ForgivingFiles",
    "LOCATION": VAR / "cache" / "pages",
    "OPTIONS": {"MAX_ENTRIES": 5000},
}
# "pages" keeps public pages for anonymous readers: looking there costs no query. Files serve one machine,
# Redis several.
if TESTING:
    CACHES = {"default": _memory, "pages": {**_memory, "LOCATION": "pages"}}
elif _redis:
    CACHES = {"default": _tables, "pages": {**_redis, "KEY_PREFIX": "pages"}}
else:
    CACHES = {"default": _tables, "pages": _files}

TASKS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend"
        if TESTING
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}
# Called by the worker once a minute, in this order; each is safe to run in several workers at once.
WORKER_TICKS: list[str] = [
    "workflows.engine.deadlines.tick",
    "workflows.desk.announcing.tick",
    "workflows.desk.actions.following.tick",
    "workflows.desk.digests.tick",
    "workflows.desk.actions.morning.tick",
    "workflows.organisations.actions.reminding.tick",
    "pages.cache.version.tick",
    "pages.schedule.tick",
    "pages.finding.renewing.tick",
    "pages.reminders.sending.tick",
    "workflows.forms.retention.tick",
    "workflows.people.access.idempotency.tick",
    "workflows.engine.retention.tick",
    "workflows.upkeep.limits.tick",
    "workflows.outbox.bounces.reading.tick",
    "workflows.upkeep.tasks.tick",
]
# Called by the worker when the database rings, else every ten seconds: what people wait for.
WORKER_PULSES: list[str] = ["pages.newsletters.sending.tick", "workflows.outbox.delivery.tick"]
# Called at the same rings in a rhythm of its own: making letters.
WORKER_PRINTS: list[str] = ["workflows.documents.making.tick"]
# Called at the same rings in a rhythm of its own: other programs may be slow, and no mail waits for them.
WORKER_CALLS: list[str] = ["workflows.webhooks.delivery.tick"]
# What takes minutes and nobody's mail or letter waits for: packages of cases, what is done to many of them.
WORKER_PACKS: list[str] = ["workflows.desk.actions.batches.tick", "workflows.desk.packing.making.tick"]
# What /health/ready/ tells beside database and disk: a name and a function that answers with a word.
HEALTH_TELLS: dict[str, str] = {"worker": "workflows.engine.heartbeats.state"}
# Called after a back-up was restored: what must not go on as if nothing had happened.
AFTER_RESTORE: list[str] = [
    "workflows.outbox.lanes.hold_restored",
    "workflows.upkeep.sessions.end_all",
]
