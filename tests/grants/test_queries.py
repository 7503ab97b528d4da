"""Query budgets: 29 a step, 134 a grant; over HTTP 39 a submission, 24 a formal check, 14 a case page."""

from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.grants import factories as make
from workflows.desk.models import CaseMessage
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.models import Receipt

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
    assert max(counts.values()) <= 29, counts
    # A letter is two rows: the document and its order. The decision asks for the notice and open reports.
    # Here nothing is remembered, so each kind of mail asks for the house's own text of it.
    assert sum(counts.values()) <= 136, counts


@pytest.fixture
def counted(settings, monkeypatch):
    """How many statements something takes, in a house that runs, and that none is sent twice."""
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"
    monkeypatch.setattr("pages.cache.version.changing", lambda: False)

    def count(do, *, repeated=0):
        with CaptureQueriesContext(connection) as queries:
            response = do()
        sent = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
        assert len(sent) - len(set(sent)) <= repeated, Counter(sent).most_common(3)
        return response, len(sent)

    return count


def test_a_submission_stays_within_its_budget(call, people, client, counted):
    for case in (make.draft(call, people), make.draft(call, people)):  # the first one warms what is kept
        client.force_login(case.applicant)
        address = reverse("forms:check", args=[make.sheet_of(case).pk])
        response, sent = counted(lambda address=address: client.post(address))
        assert response.status_code == 302
    assert sent <= 39
    assert make.fresh(case).stage == "formal_check"


def test_a_formal_check_stays_within_its_budget(call, people, client, counted):
    client.force_login(people.officer)
    data = {"result": "ok", "checklist": ["complete"]}
    for case in (make.submitted(call, people), make.submitted(call, people)):
        address = reverse("grants:step", args=[make.step(case, "formal_check").pk])
        # What the person did in the case is asked before the lock and behind it.
        response, sent = counted(lambda address=address: client.post(address, data), repeated=1)
        assert response.status_code == 302
    assert sent <= 24
    assert make.fresh(case).stage == "assignment"


def test_a_case_page_is_as_dear_with_much_in_it(call, people, client, counted):
    case = make.submitted(call, people)
    for number in range(200):
        Document.objects.create(
            case=case,
            owner=case.applicant,
            kind="attachment",
            name=f"{number}.txt",
            media_type="text/plain",
            size=1,
            sha256="0" * 64,
            file="documents/none",
        )
    HistoryEntry.objects.bulk_create(
        HistoryEntry(case_id=case.pk, actor=people.officer, verb="file.added", stage_after="formal_check")
        for _number in range(500)
    )
    CaseMessage.objects.bulk_create(
        CaseMessage(case_id=case.pk, author=case.applicant, text=f"Nachricht {number}")
        for number in range(100)
    )
    for person in (people.officer, case.applicant):
        client.force_login(person)
        address = reverse("desk:case", args=[case.pk])
        client.get(address)
        response, sent = counted(lambda address=address: client.get(address))
        assert response.status_code == 200
        assert "199.txt" in response.content.decode()
        assert sent <= (19 if person == people.officer else 14)  # the officer's step is done on the page


def test_a_case_page_with_200_receipts_takes_as_many_statements_as_with_one(call, people, client, counted):
    case = make.running(call, people)
    pages, sent = {case.applicant: [], people.examiner: []}, 1
    for number in (1, 200):
        with_receipts(case, number)
        for person, counts in pages.items():
            client.force_login(person)
            address = reverse("desk:case", args=[case.pk])
            client.get(address)  # warms what is kept
            response, sent = counted(lambda address=address: client.get(address))
            assert response.status_code == 200
            counts.append(sent)
    for few, many in pages.values():
        assert many <= few <= 20, pages


def with_receipts(case, number):
    """So many receipts more, each with its file."""
    files = Document.objects.bulk_create(
        Document(
            case=case,
            owner=case.applicant,
            kind="bill",
            name=f"{each}.png",
            media_type="image/png",
            size=1,
            sha256=f"{number * 1000 + each:064}",
            file="documents/none",
        )
        for each in range(number)
    )
    Receipt.objects.bulk_create(
        Receipt(
            application=case,
            document=file,
            sha256=file.sha256,
            number=file.sha256[-8:],
            payee="Stoffladen",
            reason="Stoff",
            paid_on=case.project_start,
            amount=Decimal("1.90"),
            added_by=case.applicant,
        )
        for file in files
    )
