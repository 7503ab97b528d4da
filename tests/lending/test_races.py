"""Never booked twice: several processes at once against the constraint, and against none as a control.

`RACE=8x400 pytest -s tests/lending/test_races.py` tries harder and prints how fast it goes.
"""

import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta

import psycopg2
import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from tests.lending.factories import TUESDAY, at, equipment, period, room
from workflows.lending.actions.reserving import claim
from workflows.lending.models import Reservation, Unit

PROCESSES, ATTEMPTS = (int(each) for each in os.environ.get("RACE", "4x60").split("x"))
START = datetime(2027, 1, 4, 8, tzinfo=UTC)
OVERLAPS = """
SELECT count(*) FROM lending_reservation a JOIN lending_reservation b
ON a.id < b.id AND a.unit_id = b.unit_id AND a.during && b.during WHERE a.blocking AND b.blocking
"""
FREE = "SELECT 1 FROM lending_reservation WHERE unit_id = %s AND blocking AND during && tstzrange(%s, %s)"
INSERT = """
INSERT INTO lending_reservation (unit_id, hold, starts_at, ends_at, during, blocking)
VALUES (%s, 'house', %s, %s, tstzrange(%s, %s, '[)'), true)
"""


def _hours(chance: random.Random) -> tuple[datetime, datetime]:
    start = START + timedelta(hours=chance.randrange(40))
    return start, start + timedelta(hours=1 + chance.randrange(3))


def _attempt_all(dsn: dict[str, object], units: list[int], seed: int, ready: int) -> None:
    """Check, then insert, as anybody would; the database may refuse."""
    chance, other = random.Random(seed), psycopg2.connect(**dsn)
    os.read(ready, 1)  # all begin when the parent closes the pipe
    for _attempt in range(ATTEMPTS):
        unit, (start, end) = chance.choice(units), _hours(chance)
        try:
            with other, other.cursor() as cursor:
                cursor.execute(FREE, [unit, start, end])
                if cursor.fetchone() is None:
                    cursor.execute("SELECT pg_sleep(0.002)")  # as long as somebody thinks
                    cursor.execute(INSERT, [unit, start, end, start, end])
        except (psycopg2.errors.ExclusionViolation, psycopg2.errors.DeadlockDetected):
            continue
    other.close()


def _race(units: list[int]) -> tuple[int, int]:
    """How many were booked by all processes together, and how many pairs overlap."""
    dsn = connection.get_connection_params()
    dsn = {key: dsn[key] for key in ("dbname", "user", "password", "host", "port") if dsn.get(key)}
    ready, go = os.pipe()
    connection.close()
    children = []
    for seed in range(PROCESSES):
        child = os.fork()
        if child == 0:
            os.close(go)
            try:
                _attempt_all(dsn, units, seed, ready)
                os._exit(0)
            except BaseException as error:
                sys.stderr.write(f"{error!r}\n")
                os._exit(1)
        children.append(child)
    os.close(go)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    os.close(ready)
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS)
        return Reservation.objects.count(), cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_never_booked_twice_by_several_processes() -> None:
    units = list(equipment(units=3).units.values_list("pk", flat=True))
    started = time.monotonic()
    booked, overlaps = _race(units)
    tries, took = PROCESSES * ATTEMPTS, time.monotonic() - started
    sys.stdout.write(f"{tries} tries, {booked} booked, {overlaps} overlaps, {tries / took:.0f} tries/s\n")
    assert booked >= 20
    assert overlaps == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_without_the_constraint_overlaps() -> None:
    units = list(equipment(units=3).units.values_list("pk", flat=True))
    constraint = next(
        each for each in Reservation._meta.constraints if each.name == "lending_never_double_booked"
    )
    with connection.schema_editor() as editor:
        editor.remove_constraint(Reservation, constraint)
    try:
        _booked, overlaps = _race(units)
    finally:
        Reservation.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Reservation, constraint)
    assert overlaps > 0


@pytest.mark.django_db
def test_the_database_refuses_what_nobody_checked() -> None:
    saal = room()
    unit, when = saal.units.get(), period(TUESDAY, "10:00", "12:00")
    assert claim(unit, when, None, saal)
    assert not claim(unit, period(TUESDAY, "11:00", "13:00"), None, saal)
    assert claim(Unit.objects.create(resource=saal, inventory_number="2"), when, None, saal)
    empty = DateTimeTZRange(at(TUESDAY, "14:00"), at(TUESDAY, "14:00"), "[)")
    endless = DateTimeTZRange(at(TUESDAY, "14:00"), None, "[)")
    for during in (empty, endless):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reservation.objects.create(
                unit=unit, hold="house", starts_at=when.starts_at, ends_at=when.ends_at, during=during
            )
