"""Whose turn it is, what comes next and by when: said alike in lists, on the case page, in API and mail."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.engine.factories import SampleFactory, started
from tests.founding import factories as foundings
from tests.grants import factories as grants
from tests.people.factories import UserFactory
from workflows.engine import calendar
from workflows.engine.models import Case, Step
from workflows.engine.turns import Side, Turn, turns_of, with_turns
from workflows.grants.models import Application
from workflows.outbox.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def turn(case: Case, reader: Any) -> Turn | None:
    return turns_of(list(with_turns(Case.objects.filter(pk=case.pk), reader))).get(case.pk)


def told(case: Case, reader: Any) -> list[Any]:
    """Step, side and whether it is the reader's, as list, case page and API say it."""
    client = signed_in(reader)
    headers = {"accept-language": "en"}
    items = client.get(reverse("wagtailapi_v3:desk_cases"), headers=headers).json()["items"]
    (item,) = [each for each in items if each["id"] == str(case.pk)]
    detail = client.get(reverse("wagtailapi_v3:desk_case", args=[case.pk]), headers=headers).json()
    assert item["turn"] == detail["turn"]
    page = client.get(f"/en/cases/{case.pk}/").content.decode()
    assert detail["turn"]["label"] in page
    return [detail["turn"][name] for name in ("step", "side", "yours")]


def test_the_house_and_the_applicant_read_the_same_turn() -> None:
    case = started()
    officer = UserFactory(roles=["formal_officer"])
    assert told(case, officer) == ["check", "house", True]
    assert told(case, case.applicant) == ["check", "house", False]
    assert told(case, UserFactory(roles=["decision_maker"])) == ["check", "house", False]


def test_the_own_step_comes_first_and_then_what_is_due_first() -> None:
    case = started()
    reader = UserFactory(roles=["decision_maker"])
    check = case.steps.open().get()
    other = started().steps.open().get()
    Step.objects.filter(pk=other.pk).update(
        case_id=case.pk, node="decide", role="decision_maker", due_at=None
    )
    mine = turn(case, reader)
    assert mine is not None
    assert (mine.step, mine.is_mine, mine.due_at) == ("decide", True, None)
    theirs = turn(case, case.applicant)
    assert theirs is not None
    assert (theirs.step, theirs.due_at) == ("check", check.due_at)


def test_own_list_says_that_it_is_the_houses_turn_and_by_when() -> None:
    case = started(title="Sommerfest")
    Step.objects.filter(case_id=case.pk).update(due_at=timezone.now() + timedelta(days=10))
    text = signed_in(case.applicant).get("/en/cases/").content.decode()
    assert "It is our turn:" in text
    assert "Check" in text
    assert "Due " in text


def test_nobody_has_to_act_in_a_closed_case() -> None:
    case = SampleFactory(stage="approved", closed_at=timezone.now())
    assert turn(case, case.applicant) is None


def test_a_draft_waits_until_its_round_closes() -> None:
    people = grants.staff()
    call = grants.open_call(people)
    case = grants.draft(call, people)
    closes = timezone.now() + timedelta(days=20)
    call.windows.open(timezone.now()).update(closes_at=closes)
    waiting = turn(Case.objects.get(pk=case.pk), case.applicant)
    assert waiting is not None
    assert (waiting.step, waiting.side, waiting.due_at) == ("submit", Side.APPLICANT, closes)
    assert waiting.is_mine


def test_an_offer_of_the_first_version_is_to_be_sent_although_the_case_is_closed() -> None:
    people = grants.staff()
    case = grants.draft(grants.open_call(people), people)
    day = timezone.localdate() + timedelta(days=14)
    Application.objects.filter(pk=case.pk).update(stage="approved", closed_at=timezone.now(), sign_by=day)
    waiting = turn(Case.objects.get(pk=case.pk), case.applicant)
    assert waiting is not None
    assert (waiting.step, waiting.due_at) == ("contract", calendar.end_of(day))
    page = signed_in(case.applicant).get(f"/en/cases/{case.pk}/").content.decode()
    assert "There is nothing left to do" not in page


def test_meeting_and_last_step_of_a_founding_have_a_day_and_mails_say_it() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = foundings.approved(adviser=adviser)
    assert case.stage == "meeting"
    assert case.due_at == calendar.due(timezone.now(), 56)
    mail = Message.objects.get(case_id=case.pk, template="founding/mail/approved")
    assert "Gründungsversammlung" in mail.text
    assert f"{timezone.localtime(case.due_at):%Y}" in mail.text
    assert told(case, case.applicant) == ["meeting", "applicant", True]


def test_while_offices_wait_it_is_the_groups_turn_not_the_advisers() -> None:
    adviser = UserFactory(roles=["adviser"])
    case = foundings.founded(adviser=adviser)
    case.steps.open().update(node="follow_up", role="adviser")
    Case.objects.filter(pk=case.pk).update(stage="follow_up")
    case.refresh_from_db()
    first = case.duties.filter(done_at=None).order_by("due_at", "id").first()
    assert turn(case, case.applicant) == Turn(
        Side.APPLICANT, first.code, first.get_code_display(), first.due_at, is_mine=True
    )
