"""Kept pages with a real Redis that is there, hangs, dies and comes back."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from frames import caching
from frames.redis_cache import ForgivingRedis
from redis.backoff import NoBackoff
from redis.retry import Retry

SERVER = shutil.which("redis-server")
pytestmark = pytest.mark.skipif(
    SERVER is None, reason="LEFT OUT: redis-server is missing (apt install redis-server)"
)
OPTIONS = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}


class Redis:
    """A server of our own, which can be frozen and killed."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.start()

    def start(self) -> None:
        """It answers."""
        command = [
            str(SERVER),
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            str(self.folder),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def send(self, number: signal.Signals) -> None:
        """A signal for the server."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """It is gone."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    """A running server; whatever the test did to it, it is gone afterwards."""
    server = Redis(tmp_path)
    yield server
    server.kill()
    caching._breakers.clear()


def machine(redis: Redis, name: str) -> ForgivingRedis:
    """The cache of one machine; machines have breakers of their own and share the server."""
    params = {"OPTIONS": dict(OPTIONS), "KEY_PREFIX": "pages"}
    cache = ForgivingRedis(f"redis://127.0.0.1:{redis.port}/0", params)
    cache.breaker = caching._breakers.setdefault(name, caching.Breaker())
    return cache


def until(true: Callable[[], bool]) -> None:
    """Wait until it is so; half a minute at most."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_machines_share_what_is_kept(redis: Redis) -> None:
    one, two = machine(redis, "one"), machine(redis, "two")
    one.set("stamp", "a", timeout=None)
    assert two.get("stamp") == "a"
    assert not two.add("stamp", "b")
    two.set("stamp", "b", timeout=None)
    assert one.get("stamp") == "b"


def test_a_frozen_server_costs_half_a_second_once(redis: Redis) -> None:
    """A hundred readers: one waits for the timeout, nobody gets an error; all is well when it thaws."""
    cache = machine(redis, "one")
    cache.set("page", "kept")
    redis.send(signal.SIGSTOP)
    began = time.monotonic()
    assert [cache.get("page") for _ in range(100)] == [None] * 100
    assert time.monotonic() - began < 0.95
    assert cache.lost_at
    redis.send(signal.SIGCONT)
    until(lambda: cache.get("page") == "kept")


def test_a_killed_server_is_a_miss_until_it_is_back(redis: Redis) -> None:
    cache = machine(redis, "one")
    cache.set("page", "kept")
    redis.kill()
    assert cache.get("page") is None
    cache.set("page", "newer")
    redis.start()
    until(lambda: cache.set("page", "newest") or cache.get("page") == "newest")
    assert cache.lost_at, "what was not written must be made good"
    cache.made_good()
    assert not cache.lost_at
