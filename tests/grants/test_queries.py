"""Query budgets: 45 a step, 150 a whole grant."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.grants import factories as make
from workflows.grants import actions

pytestmark = pytest.mark.django_db


def test_a_step_stays_within_its_budget(call, people, settings, monkeypatch):
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"  # as in operation: not read at each use
    # The test's own transaction published the call; in operation that was committed long ago.
    monkeypatch.setattr("pages.cache.version.changing", lambda: False)
    case = make.submitted(call, people)
    counts = {}

    def counted(name, do):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            do()
        counts[name] = sum(1 for query in queries if "SAVEPOINT" not in query["sql"])

    step = make.step(case, "formal_check")
    counted("formal check", lambda: actions.check_formally(step=step, actor=people.officer, result="ok"))
    assign = make.step(case, "assign")
    counted(
        "assign",
        lambda: actions.assign_reviewers(step=assign, actor=people.officer, reviewers=people.reviewers[:2]),
    )

    def declare(step, person):
        return lambda: actions.declare_conflict(step=step, actor=person, conflict="none")

    def review(step, person):
        return lambda: actions.submit_review(
            step=step, actor=person, scores=make.scores(), recommendation="approve"
        )

    for number, person in enumerate(people.reviewers[:2]):
        mine = make.step(case, "review", assignee=person)
        counted(f"declare {number}", declare(mine, person))
        counted(f"review {number}", review(mine, person))
    decision = make.step(case, "decide")
    counted(
        "decide",
        lambda: actions.decide(
            step=decision, actor=people.decider, outcome="approve", amount=Decimal(800), reasons="Good."
        ),
    )
    assert max(counts.values()) <= 45, counts
    assert sum(counts.values()) <= 150, counts
