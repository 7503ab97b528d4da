"""The founding meeting in the flow: its documents, its counts, what is refused."""

import json
from datetime import date

import pytest
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.founding import actions
from workflows.founding.checks.origin import Counts
from workflows.founding.models import Founder
from workflows.founding.reading import cases as reading
from workflows.outbox.models import Message
from workflows.people.verdicts import Invalid

from . import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"statute_first": False}, "D-03"),
        ({"statute_yes": 6}, "P-02"),
        ({"present": 3}, "P-06"),
        ({"elected": []}, "P-03"),
        ({"chair": ""}, "P-01"),
    ],
)
def test_a_meeting_that_breaks_a_rule_founds_nothing(change, rule):
    case = factories.approved()
    with pytest.raises(Invalid) as refusal:
        actions.record_meeting(
            step=factories.step(case), actor=case.applicant, report=factories.report(case, **change)
        )
    assert rule in refusal.value.errors
    case = factories.fresh(case)
    assert case.stage == "meeting"
    assert not case.duties.exists()
    assert not Document.objects.filter(case_id=case.pk, kind="minutes").exists()


def test_nationality_counts_are_used_once_and_never_stored():
    counts = Counts(
        members_total=7717, members_noneu=6616, members_eu=0, board_total=3, board_noneu=3, board_eu=0
    )
    case = factories.founded(counts=counts)
    assert case.foreigners == "likely"
    assert case.duties.filter(code="foreigners_office").exists()
    stored = json.dumps(
        [
            list(HistoryEntry.objects.values_list("data", flat=True)),
            list(Message.objects.values_list("text", flat=True)),
        ],
        ensure_ascii=False,
    )
    assert "6616" not in stored
    assert "7717" not in stored
    assert not any("count" in field.name or "noneu" in field.name for field in type(case)._meta.get_fields())


def test_counts_that_do_not_add_up_are_refused():
    case = factories.approved()
    with pytest.raises(Invalid) as refusal:
        actions.record_meeting(
            step=factories.step(case),
            actor=case.applicant,
            report=factories.report(case, counts=Counts(members_total=2, members_noneu=5)),
        )
    assert "counts" in refusal.value.errors


def test_a_founding_is_not_closed_while_an_office_has_not_been_told():
    adviser = UserFactory(roles=["adviser"])
    case = factories.entered(adviser=adviser)
    with pytest.raises(Invalid):
        actions.close_founding(step=factories.step(case), actor=adviser)
    assert factories.fresh(case).stage == "follow_up"


def test_only_board_members_have_a_birth_date():
    assert "birthdate" not in {field.name for field in Founder._meta.get_fields()}
    case = factories.founded()
    assert {each.birthdate for each in case.meeting.elected.all()} == {date(1985, 4, 12)}


def test_an_approval_of_something_else_than_was_read_is_refused_and_nothing_typed_is_lost(client):
    """A colleague words a paragraph anew while the adviser reads."""
    reader, colleague = UserFactory(roles=["adviser"]), UserFactory(roles=["adviser"])
    case = factories.submitted()
    client.force_login(reader)
    address = reverse("founding:review", args=[case.pk])
    seen = client.get(address).context["seal"]
    paragraph = reading.clauses_for(case)[0].paragraphs[0].id
    actions.reword_paragraph(case=case, actor=colleague, paragraph=paragraph, text="Der Verein heißt anders.")
    clause = reading.clauses_for(case)[0].id
    said = {"decision": "approved", "note": "Schön!", f"comment-{clause}": "Passt so.", "seen": seen}
    shown = client.post(address, said)
    assert shown.status_code == 412
    page = shown.content.decode()
    assert "Der Verein heißt anders." in page
    assert "Schön!" in page
    assert "Passt so." in page
    assert not case.reviews.exists()
    assert client.post(address, said | {"seen": shown.context["seal"]}).status_code == 302
    assert case.reviews.get().decision == "approved"
