"""When database, disk or cache are away: 503 with a time, kept pages go on, logs stay short and silent."""

import errno
import io
import json
import logging
import time
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import psycopg2
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory
from frames import caching, errors
from frames.quiet_logs import QuietFilter
from frames.redis_cache import ForgivingRedis
from redis.backoff import NoBackoff
from redis.retry import Retry

from pages.cache import version
from workflows.people.models import House
from workflows.upkeep.outages import is_lock_timeout, is_outage


def failure(code: str | None, kind: type[Exception] = OperationalError) -> Exception:
    """What Django raises for an answer of PostgreSQL with this code."""
    error = kind("failed")
    error.__cause__ = type("Answer", (psycopg2.Error,), {"pgcode": code})("failed")
    return error


@pytest.mark.parametrize(
    ("error", "outage", "lock"),
    [
        (failure(None), True, False),
        (failure("57P01"), True, False),
        (failure("53300"), True, False),
        (failure("08006"), True, False),
        (failure("55P03"), False, True),
        (failure("40P01"), False, False),
        (InterfaceError("connection already closed"), True, False),
        (OSError(errno.ENOSPC, "No space left on device"), True, False),
        (OSError(errno.EACCES, "Permission denied"), False, False),
        (ValueError("of our own making"), False, False),
    ],
)
def test_what_is_an_outage(error: Exception, outage: bool, lock: bool) -> None:
    assert (is_outage(error), is_lock_timeout(error)) == (outage, lock)


@pytest.fixture
def client_of_a_house() -> Client:
    """Answers as production does: an error is a page, not an exception in the test."""
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [failure(None), OSError(errno.ENOSPC, "full")])
def test_people_and_programs_are_told_when_to_come_back(client_of_a_house: Client, error: Exception) -> None:
    """503 and Retry-After, in the reader's language, from any view and from any middleware."""
    with patch("frames.styleguide.House.load", side_effect=error):
        page = client_of_a_house.get("/ar/styleguide/")
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    with patch("pages.api.House.load", side_effect=error):
        answer = Client(raise_request_exception=False).get(
            "/api/site/bootstrap", headers={"accept-language": "de"}
        )
    assert answer.status_code == 503, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "unavailable"
    assert answer["Retry-After"] == "30"


@pytest.mark.django_db
def test_a_middleware_that_meets_the_outage_is_answered_the_same_way(
    client_of_a_house: Client, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    with patch("workflows.people.access.second_factor._always_open", side_effect=failure(None)):
        assert client_of_a_house.get("/styleguide/").status_code == 503


@pytest.mark.django_db
def test_after_an_outage_the_others_are_told_at_once(client_of_a_house: Client) -> None:
    """One request goes and looks; no thread waits for a database that is known to be away."""
    with patch("frames.styleguide.House.load", side_effect=failure(None)) as load:
        client_of_a_house.get("/styleguide/")
        tried = load.call_count
        assert client_of_a_house.get("/styleguide/").status_code == 503
        assert load.call_count == tried
        assert client_of_a_house.get("/health/live/").status_code == 200
    with patch("frames.outages.time.monotonic", return_value=time.monotonic() + 3):
        assert client_of_a_house.get("/styleguide/").status_code == 200


@pytest.mark.django_db
def test_a_long_lock_is_waited_for_once_more(client_of_a_house: Client) -> None:
    """A page that met a migration's lock is read again; a second time it says when to come back."""
    with patch("frames.styleguide.House.load", side_effect=[failure("55P03"), *[House.load()] * 9]):
        assert client_of_a_house.get("/styleguide/").status_code == 200
    with patch("frames.styleguide.House.load", side_effect=failure("55P03")):
        assert client_of_a_house.get("/styleguide/").status_code == 503


@pytest.mark.django_db
def test_ready_is_not_alive(client_of_a_house: Client) -> None:
    """Live asks nobody; ready tells what is missing."""
    assert client_of_a_house.get("/health/ready/").json() == {
        "status": "ok", "database": "ok", "disk": "ok", "cache": "ok", "worker": "away",
    }  # fmt: skip
    with patch.object(connection, "cursor", side_effect=failure(None)):
        missing = client_of_a_house.get("/health/ready/")
        assert (missing.status_code, missing.json()["database"]) == (503, "OperationalError")
        assert client_of_a_house.get("/health/live/").status_code == 200
    with patch("frames.health.shutil.disk_usage") as usage:
        usage.return_value.free = 1000
        assert client_of_a_house.get("/health/ready/").json()["disk"] == "full"


class Stream(logging.StreamHandler[io.StringIO]):
    """Keeps what leaves."""

    def __init__(self) -> None:
        super().__init__(io.StringIO())
        self.addFilter(QuietFilter())
        self.setFormatter(
            settings.LOGGING["formatters"]["json"]["()"]
            and logging.Formatter("%(message)s %(route)s", defaults={"route": ""})
        )


@pytest.mark.django_db
def test_logs_name_routes_not_secrets(client_of_a_house: Client) -> None:
    """Invitation and newsletter secrets stand in addresses; none leaves by a warning or an error."""
    handler, logger = Stream(), logging.getLogger("django.request")
    logger.addHandler(handler)
    secret = "Xk3-" + "geheim" * 6
    try:
        client_of_a_house.get(f"/people/invitations/{secret}/")
        client_of_a_house.get(f"/newsletter/confirm/{secret}/")
        client_of_a_house.get(f"/unknown/{secret}/?token={secret}")
        with patch("frames.styleguide.House.load", side_effect=failure(None)):
            client_of_a_house.get("/styleguide/")
    finally:
        logger.removeHandler(handler)
    said = handler.stream.getvalue()
    assert said
    assert "geheim" not in said
    assert "Traceback" not in said


def test_json_errors_need_no_database() -> None:
    """Without the django_db mark every query raises."""
    answer = errors.broken(RequestFactory().get("/api/grants/", headers={"accept-language": "uk"}))
    body = json.loads(answer.content)
    assert (body["status"], body["code"], body["errors"]) == (500, "broken", [])
    assert body["detail"] != "Something went wrong on our side. We have been told about it."


@pytest.fixture
def redis_that_is_away() -> Iterator[ForgivingRedis]:
    """A cache at a port where nobody listens."""
    yield ForgivingRedis("redis://127.0.0.1:1/0", {"OPTIONS": {"retry": Retry(NoBackoff(), 0)}})
    caching._breakers.clear()


def test_a_cache_that_is_away_is_a_miss(redis_that_is_away: ForgivingRedis) -> None:
    """No method raises; after the first failure nobody waits for the store."""
    away = redis_that_is_away
    assert away.get("a", 7) == 7
    assert (away.add("a", 1), away.set("a", 1), away.has_key("a")) == (False, None, False)
    assert (away.get_many(["a"]), away.set_many({"a": 1}), away.delete("a")) == ({}, ["a"], False)
    with pytest.raises(ValueError, match="not there"):
        away.incr("a")
    began = time.monotonic()
    for _ in range(100):
        away.get("a")
    assert time.monotonic() - began < 0.5
    assert away.lost_at


@pytest.fixture
def away(settings: Any) -> Iterator[Any]:
    """The cache of pages as one process sees it that lost it; `away.lost_at` can be set, as if in others."""
    store = type(caches["pages"])
    patched = {
        "lost_at": 0.0,
        "missed": lambda self: setattr(store, "lost_at", time.time()),
        "made_good": lambda self: setattr(store, "lost_at", 0.0),
    }
    with patch.multiple(store, create=True, **patched):
        yield store


def test_what_was_changed_while_the_cache_was_away_is_seen_when_it_is_back(away: Any) -> None:
    """The stamp could not be renewed during the outage, so it is renewed after it."""
    before = version.stamp()
    away.lost_at = time.time()
    assert version.stamp() != before
    assert not away.lost_at
    settled = version.stamp()
    assert version.stamp() == settled


def test_after_an_outage_all_is_forgotten_once(away: Any) -> None:
    """Other processes, which find the cache back later and changed nothing meanwhile, leave what is kept."""
    away.lost_at = time.time() - 5
    settled = version.stamp()
    away.lost_at = time.time() - 3
    assert version.stamp() == settled
    assert not away.lost_at


def test_who_changed_something_after_others_had_made_good_makes_good_as_well(away: Any) -> None:
    """Its cache was still away when others had theirs back."""
    away.lost_at = time.time() - 5
    settled = version.stamp()
    away.lost_at = time.time() - 3
    with patch.object(away, "set", lambda *args, **kwargs: None):
        version.renew("stamp:page:x")
    assert version.stamp() != settled
