"""One house on two machines for all tests of this folder; left out where there is no Redis."""

import os
import shutil
from collections.abc import Iterator
from functools import partial

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from tests.harness import databases
from tests.harness.servers import until
from tests.machines.house import House
from tests.outbox.smtp import MailServer

REDIS = shutil.which("redis-server")
MISSING = "LEFT OUT: redis-server is missing (apt-get install redis-server)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each has three minutes; one worker runs them all (tests/harness/sharing.py)."""
    for item in items:
        if "/machines/" in str(item.path):
            item.add_marker(pytest.mark.timeout(180))
            item.add_marker(pytest.mark.skipif(REDIS is None, reason=MISSING))


@pytest.fixture(scope="session")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Everything runs; whatever happened, nothing of it is left."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    var, database = settings.VAR / f"machines-{worker}", f"machines_{worker}"
    shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True)
    with django_db_blocker.unblock():
        template = databases.kept_template()
        databases.run(
            f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)',
            f'CREATE DATABASE "{database}" TEMPLATE "{template}"',
        )
        with MailServer() as mail:
            house = House(var, database, str(REDIS), mail)
            try:
                house.open()
                yield house
            finally:
                house.close()
                databases.run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
                shutil.rmtree(var, ignore_errors=True)


@pytest.fixture
def outage() -> float:
    """For how long a server hangs in these tests: `OUTAGE_SECONDS=20` is what was measured for the guide."""
    return float(os.environ.get("OUTAGE_SECONDS", "9"))


@pytest.fixture(autouse=True)
def whole(house: House) -> None:
    """Before each test everything answers, whatever the one before left behind."""
    for name in ("redis", "store", "database"):
        server = house.servers[name]
        server.start() if server.process.poll() is not None else server.thaw()
    house.restock()
    for name in "ab":
        until(
            lambda name=name: house.get(name, "/health/ready/").status_code == 200, 40, f"{name} to be ready"
        )
        until(lambda name=name: house.get(name, "/fassung/").status_code == 200, 30, f"the page of {name}")
        # Each process finds out for itself that the store is back.
        until(lambda name=name: _all_files(house, name), 40, f"the files of {name}")
        # Each leaves Redis alone for up to 15 seconds after it was away, and finds no kept page till then.
        until(lambda name=name: _all_cached(house, name), 40, f"the cache of {name}")
        # Every process makes good what it may have missed while Redis was away, then keeps the page anew.
        for _round in range(2):
            assert all(
                each.result(60).ok for each in house.at_once(12, partial(house.get, name, "/fassung/"))
            )


def _all_files(house: House, name: str) -> bool:
    return all(each.result(60).ok for each in house.at_once(12, partial(house.download, name)))


def _all_cached(house: House, name: str) -> bool:
    asked = house.at_once(16, partial(house.get, name, "/health/ready/"))
    return all(each.result(60).json()["cache"] == "ok" for each in asked)
