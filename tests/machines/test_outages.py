"""Redis, object store and PostgreSQL stopped and hung: pages go on, nobody waits for long, all recovers."""

import time
from functools import partial

import pytest

from tests.harness.servers import until
from tests.machines.house import ANSWER_SECONDS, Clock, House, Readers

BUSY = 4.0  # seconds on a busy test machine for what takes milliseconds


def alive(house: House) -> None:
    """Both answer the probe that restarts them when they don't."""
    for name in "ab":
        with Clock() as clock:
            assert house.get(name, "/health/live/").status_code == 200
        assert clock.seconds < BUSY


@pytest.mark.parametrize("how", ["frozen", "stopped"])
def test_redis(house: House, outage: float, how: str) -> None:
    """Slower, never wrong: every page is there, and what was published meanwhile is shown afterwards."""
    server = house.servers["redis"]
    server.freeze() if how == "frozen" else server.kill()
    with Readers(house, ["/fassung/", "/health/live/"]) as readers:
        time.sleep(outage / 2)
        house.publish("a", f"Ohne Redis, {how}")
        time.sleep(outage / 2)
        assert house.get("b", "/health/ready/").json()["cache"] != "ok"
    server.thaw() if how == "frozen" else server.start()
    assert {status for _what, status, _seconds, _text in readers.answers} == {200}
    assert max(seconds for _what, _status, seconds, _text in readers.answers) < 2 * BUSY
    for name in "ab":
        until(lambda name=name: house.get(name, "/health/ready/").json()["cache"] == "ok", 40, "the cache")
        until(lambda name=name: f"Ohne Redis, {how}" in house.get(name, "/fassung/").text, 20, "the new page")


@pytest.mark.parametrize("how", ["frozen", "stopped"])
def test_object_store(house: House, outage: float, how: str) -> None:
    """Twenty people want files: they are told to come back, and pages go on for all others meanwhile."""
    server = house.servers["store"]
    server.freeze() if how == "frozen" else server.kill()
    waiting = house.at_once(10, lambda: house.download("a")) + house.at_once(6, lambda: house.download("b"))
    with Readers(house, ["/fassung/", "/account/login/", "/health/live/"]) as readers:
        time.sleep(outage)
        alive(house)
    answers = [each.result(60) for each in waiting]
    assert {each.status_code for each in answers} == {503}
    assert all(each.headers["Retry-After"] for each in answers)
    assert {status for _what, status, _seconds, _text in readers.answers} == {200}
    assert max(seconds for _what, _status, seconds, _text in readers.answers) < 2 * BUSY
    with Clock() as clock:
        house.download("a")
    assert clock.seconds < 11, "two tries of five seconds at most"
    if how == "stopped":
        return  # moto keeps files in memory: what it held is gone with it
    server.thaw()
    until(lambda: house.download("a").status_code == 200, 40, "the file")


# A session that nobody has: the screens ask the database for it.
SIGNED_IN = "sessionid=abcdefghijklmnopqrstuvwxyz012345"
AWAY = {
    "/people/profile/": "Das Haus kann gerade nicht antworten",
    "/en/people/profile/": "The house cannot answer right now",
    "/ar/people/profile/": "لا يمكن للدار الرد الآن",
    "/uk/people/profile/": "Дім зараз не може відповісти",
}


@pytest.mark.parametrize("how", ["frozen", "stopped"])
def test_postgresql(house: House, outage: float, how: str) -> None:
    """Kept pages and probes go on; everything else says 503 with a time, soon; all is well afterwards."""
    server = house.servers["database"]
    addresses = [f"{how}-{number}@example.org" for number in range(6)]
    assert {house.get(name, "/fassung/").status_code for name in "ab"} == {200}  # from now on it is kept
    house.subscribe(*addresses[:5])  # the workers are at it
    server.freeze() if how == "frozen" else server.kill()
    with Clock() as clock:
        asked = house.at_once(12, lambda: house.get("a", "/people/profile/", Cookie=SIGNED_IN))
        assert {each.result(60).status_code for each in asked} == {503}
    assert clock.seconds < ANSWER_SECONDS + BUSY
    with Readers(house, ["/fassung/", "/health/live/"]) as readers:
        all_are_told(house)
        time.sleep(outage)
    server.thaw() if how == "frozen" else server.start()
    assert {status for _what, status, _seconds, _text in readers.answers} == {200}
    assert max(seconds for _what, _status, seconds, _text in readers.answers) < BUSY
    for name in "ab":
        ask = partial(house.get, name, "/people/profile/", Cookie=SIGNED_IN)
        until(lambda ask=ask: ask().status_code == 302, 20, f"{name} to recover")
    house.publish("b", f"Nach PostgreSQL, {how}")
    until(lambda: f"Nach PostgreSQL, {how}" in house.get("a", "/fassung/").text, 20, "the new page")
    house.subscribe(addresses[5])
    arrived = house.mail.recipients
    until(lambda: {*addresses} <= {*arrived}, 100, "all mails, sent by the workers of before")
    assert [arrived.count(each) for each in addresses] == [1] * len(addresses)


def all_are_told(house: House) -> None:
    """While it is away: a short page in four languages, a problem for programs, a probe that says so."""
    with Clock() as clock:
        for path, sentence in AWAY.items():
            page = house.get("b", path, Cookie=SIGNED_IN)
            assert (page.status_code, page.headers["Retry-After"]) == (503, "30")
            assert sentence in page.text
            assert len(page.content) < 5000
        problem = house.get("b", "/api/people/me", Authorization=f"Bearer {house.laid['token']}")
        assert (problem.status_code, problem.json()["code"]) == (503, "unavailable")
        assert problem.headers["Content-Type"] == "application/problem+json"
        ready = house.get("b", "/health/ready/")
        assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
        assert ready.json()["database"] != "ok"
    assert clock.seconds < 2 * ANSWER_SECONDS + BUSY, "the first of each process waits, nobody else"
