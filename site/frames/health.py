"""Whether the house lives, and whether it can answer: JSON for machines, with no word about people."""

import shutil
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

FREE_BYTES = 100 * 1024 * 1024


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 while this process answers; when it doesn't, restart it. Asks nobody."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when people can be sent here, 503 otherwise; what only slows the house down is told."""
    parts = {name: _state(check) for name, check in _decisive().items()}
    fine = all(state == "ok" for state in parts.values())
    # What is told asks the database, too: each would wait for it once more.
    told = {name: _state(check) if fine else "unknown" for name, check in _told().items()}
    response = JsonResponse({"status": "ok" if fine else "unavailable", **parts, **told})
    if not fine:
        response.status_code = 503
        response["Retry-After"] = "10"
    return response


def _state(check: Callable[[], object]) -> str:
    """The answer of a check: ok, its own word, or the kind of its error."""
    try:
        answer = check()
    except Exception as error:  # whatever it is, the probe must answer
        return type(error).__name__
    return answer if isinstance(answer, str) else "ok"


def _decisive() -> dict[str, Callable[[], object]]:
    return {"database": _database, "disk": _disk}


def _told() -> dict[str, Callable[[], object]]:
    others: dict[str, Any] = {name: import_string(path) for name, path in settings.HEALTH_TELLS.items()}
    return {"cache": _cache, **others}


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _disk() -> str:
    return "ok" if shutil.disk_usage(settings.VAR).free > FREE_BYTES else "full"


def _cache() -> str:
    for name in settings.CACHES:
        caches[name].set("health", "ok", 10)
        if caches[name].get("health") != "ok":
            return "away"
    return "ok"
