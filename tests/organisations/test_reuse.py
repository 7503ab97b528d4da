"""A new application takes the papers of the safe along, as copies, while they stand."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.grants import factories as grants
from workflows.documents.models import Document
from workflows.grants.actions import start_draft
from workflows.organisations import actions

from .factories import association, lay_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_papers_that_stand_answer_their_questions_as_copies() -> None:
    call = grants.open_call(grants.staff())
    organisation, chair = association()
    statute = lay_in(organisation, chair)
    lay_in(organisation, chair, "exemption", dated=date(2015, 1, 1))
    notice = lay_in(organisation, chair, "notice_60a", dated=timezone.localdate() - timedelta(days=30))
    case = start_draft(call=call, organisation=organisation, actor=chair)
    answers = grants.sheet_of(case).answers
    copies = {key: Document.objects.get(pk=_identifier(answers[key])) for key in ("statute", "charity_file")}
    assert {each.case_id for each in copies.values()} == {case.pk}
    assert copies["statute"].sha256 == statute.document.sha256  # type: ignore[union-attr]
    assert copies["charity_file"].pk != notice.document_id
    actions.take_out(version=statute, actor=chair, reason="Alt")
    assert Document.objects.filter(pk=copies["statute"].pk).exists()


def _identifier(answer: object) -> str:
    """Of the one file of an answer."""
    assert isinstance(answer, list)
    (file,) = answer
    return str(file["id"] if isinstance(file, dict) else file)


def test_an_old_notice_is_not_taken_along() -> None:
    call = grants.open_call(grants.staff())
    organisation, chair = association()
    lay_in(organisation, chair, "exemption", dated=date(2015, 1, 1))
    case = start_draft(call=call, organisation=organisation, actor=chair)
    answers = grants.sheet_of(case).answers
    assert not answers.get("statute")
    assert not answers.get("charity_file")
