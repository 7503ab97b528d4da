"""A database that hangs is away for everybody, soon; one that is only slow is waited for."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import pytest
from django.db import connection
from frames.database_watch import Silence, Watch
from psycopg2 import extensions

from tests.harness.servers import Server, relay, until

SECONDS = 0.9
BUSY = 4.0  # a busy test machine takes so much longer


@pytest.fixture
def server(db: None) -> Iterator[Server]:
    """The server of the tests, behind a door that can be frozen."""
    connection.ensure_connection()
    known = connection.connection.get_dsn_parameters()
    way = relay(f"{known['host']}/.s.PGSQL.{known.get('port', 5432)}")
    yield way
    way.thaw()
    way.kill()


@pytest.fixture
def connect(server: Server) -> Callable[[], Any]:
    """A new connection through that door."""
    known = connection.settings_dict

    def connected() -> Any:
        return psycopg2.connect(
            host="127.0.0.1", port=server.port, dbname="postgres",
            user=known["USER"], password=known["PASSWORD"],
        )  # fmt: skip

    return connected


@pytest.fixture
def watch(connect: Callable[[], Any]) -> Iterator[Watch]:
    """psycopg2 of this process waits as the web's does."""
    watch = Watch(SECONDS, ask=lambda: connect().close())
    extensions.set_wait_callback(watch)
    yield watch
    extensions.set_wait_callback(None)


def silent(ask: Callable[[], object]) -> float:
    """How long it took until Silence was said; an own thread, since what hangs can't be interrupted."""
    said: list[BaseException] = []

    def run() -> None:
        try:
            ask()
        except psycopg2.Error as error:
            said.append(error)

    thread, began = threading.Thread(target=run, daemon=True), time.monotonic()
    thread.start()
    thread.join(SECONDS + BUSY)
    assert not thread.is_alive(), "it hangs"
    assert [type(error) for error in said] == [Silence]
    return time.monotonic() - began


def test_a_frozen_server_is_away_for_everybody(
    server: Server, connect: Callable[[], Any], watch: Watch
) -> None:
    """Whatever waits ends: a query, a commit (psycopg2 holds its lock then), a new connection."""
    asking, committing = connect(), connect()
    committing.cursor().execute("CREATE TEMP TABLE probe (number int)")
    server.freeze()
    assert silent(lambda: asking.cursor().execute("SELECT 1")) < SECONDS + BUSY / 2
    assert watch.away
    assert silent(committing.commit) < BUSY / 2
    assert silent(connect) < BUSY / 2
    assert asking.closed
    assert committing.closed
    server.thaw()
    until(lambda: not watch.away, 20, "the server to be back")
    connect().cursor().execute("SELECT 1")


def test_the_first_to_notice_may_be_a_commit(
    server: Server, connect: Callable[[], Any], watch: Watch
) -> None:
    committing = connect()
    committing.cursor().execute("CREATE TEMP TABLE probe (number int)")
    server.freeze()
    assert silent(committing.commit) < SECONDS + BUSY / 2


def test_a_slow_query_of_a_server_that_lives_is_waited_for(connect: Callable[[], Any], watch: Watch) -> None:
    """It takes longer than a server may be silent."""
    cursor = connect().cursor()
    cursor.execute("SELECT pg_sleep(%s), 7", [2 * SECONDS])
    assert cursor.fetchone()[1] == 7
    assert not watch.away
