"""The set of nine papers of a founding as tagged PDF, made one after another."""

import pytest
import time_machine

from tests.founding import factories
from tests.founding.answers import good_answers
from workflows.documents.letters import Letter
from workflows.founding.actions import documents
from workflows.founding.checks.origin import Counts
from workflows.founding.reading import cases as reading

from .conftest import Ratios, median_ms

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]
MOST_MS = 300
KINDS = 9


def _letters() -> list[Letter]:
    """Statute, minutes, invitation, attendance list, founders' list, both letters to the tax office, the
    application to the register, and one of the notices that depend on who founds."""
    counts = Counts(members_total=7, members_noneu=5, board_total=3, board_noneu=2)
    case = factories.founded(counts=counts, answers=good_answers())
    data = reading.data_for(case)
    papers = documents.papers_before(data) | documents.papers_after(case, data)
    letters = [Letter("founding/paper", paper.fields(), title=paper.title) for paper in papers.values()]
    return [documents.statute(data), documents.minutes(data), *letters]


def test_the_set_of_papers(ratios: Ratios) -> None:
    """All of them stay below the time a person waits without noticing."""
    with time_machine.travel("2026-11-27 10:00+01:00", tick=True):
        letters = _letters()
        assert len(letters) >= KINDS
        one = median_ms(letters[0].printed, 5)
        whole = median_ms(lambda: [letter.printed() for letter in letters[:KINDS]], 5)
    ratios.add("the nine papers of a founding", whole / KINDS, "the statute alone", one)
    assert whole <= MOST_MS
