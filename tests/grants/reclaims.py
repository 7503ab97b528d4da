"""A grant of which 190 euros have to come back, for tests of reclaims."""

import datetime

import time_machine

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.reading.invariants import INVARIANTS
from workflows.grants.rules import reclaims as rules

NOON = datetime.datetime(2026, 3, 2, 11, tzinfo=datetime.UTC)


def owe(call, people, **changes):
    """190 of 640 euros have to come back, asked for on 2 March 2026."""
    with time_machine.travel(NOON, tick=False):
        case = make.running(call, people, **changes)
        make.paid(case, people, "640.00")
        case = make.reported(case, cost="500.00")
        make.examined(case, people)
        actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
        return make.fresh(case)


def at(day, hour=9):
    return time_machine.travel(datetime.datetime(2026, *day, hour, tzinfo=datetime.UTC), tick=False)


def account(case):
    return rules.account_of(rules.standing(case))


def sound():
    for each in INVARIANTS:
        assert list(each.broken()) == [], each.code
