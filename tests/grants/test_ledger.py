"""The budget of a call: reserved, approved, contracted, paid, reclaimed, free."""

from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.reclaims import NOON, at, owe
from workflows.grants import actions
from workflows.grants.models import Call
from workflows.grants.reading.ledger import ledger_row, with_ledger

pytestmark = pytest.mark.django_db


def row(call):
    return {
        name: str(value)
        for name, value in ledger_row(with_ledger(Call.objects.all()).get(pk=call.pk)).items()
    }


def test_each_step_moves_the_money_one_column_on(people, client):
    with time_machine.travel(NOON, tick=False):
        call = make.open_call(people, budget=Decimal(5000), budget_reserve=Decimal(500))
        empty = dict.fromkeys(("reserved", "approved", "contracted", "paid", "reclaimed"), "0.00")
        assert row(call) == {"budget": "5000.00", "kept": "500.00", **empty, "free": "4500.00"}
        make.approve(make.to_decision(call, people), people, "700.00")
        assert row(call) | {"reserved": "700.00", "approved": "700.00", "free": "3800.00"} == row(call)
        assert row(call)["contracted"] == "0.00"
    case = owe(call, people)
    # 800 were approved and signed, 640 paid; 450 are the grant in the end, 190 have to come back.
    assert row(call) == {
        "budget": "5000.00",
        "kept": "500.00",
        "reserved": "1340.00",
        "approved": "1500.00",
        "contracted": "640.00",
        "paid": "640.00",
        "reclaimed": "0.00",
        "free": "3160.00",
    }
    with at((3, 10)):
        step = make.step(case, "reclaim")
        actions.receive_reclaim(
            step=step, actor=people.cash, received_on=NOON.date(), amount=Decimal("190.00")
        )
    after = row(call)
    assert (after["reclaimed"], after["reserved"], after["free"]) == ("190.00", "1150.00", "3350.00")
    client.force_login(people.auditor)
    (told,) = client.get("/api/grants/managed-calls").json()
    assert told["ledger"] == after
    for page in (reverse("grants:calls"), reverse("grants:call", args=[call.slug])):
        assert "3.350,00" in client.get(page).content.decode()
