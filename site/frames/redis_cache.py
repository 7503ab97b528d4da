"""Redis as a cache that fails softly; apart, so that a house without Redis doesn't read its library."""

from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from .caching import Forgiving


class ForgivingRedis(Forgiving, RedisCache):
    """Redis, asked once and with a short timeout (settings.data)."""

    failures = (RedisError, OSError)

    def __init__(self, server: Any, params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._remember(str(server), params)
