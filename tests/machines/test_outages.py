"""Redis and object store stopped and hung: pages go on, nobody waits for long, all recovers."""

import time

import pytest

from tests.harness.servers import until
from tests.machines.house import Clock, House, Readers

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
