"""Every way an application can go, walked through the actions."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.grants import factories as make
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import Application, Review
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def test_happy_path_from_draft_to_signed_letter(call, people):
    case = make.submitted(call, people, language="ar")
    year = timezone.localdate().year
    assert case.number == f"MP-{year}-0001"
    assert case.stage == "formal_check"
    assert case.requested == Decimal("900.00")
    assert case.title == "Nähwerkstatt der Begegnung"
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(case).stage == "assignment"
    actions.assign_reviewers(
        step=make.step(case, "assign"), actor=people.officer, reviewers=people.reviewers[:2]
    )
    assert make.fresh(case).stage == "review"
    for person in people.reviewers[:2]:
        make.review(case, person)
    assert make.fresh(case).stage == "decision"
    case = make.approve(make.fresh(case), people)
    assert case.stage == "approved"
    assert case.closed_at is None  # the contract is still to be signed
    call.refresh_from_db()
    assert call.committed == Decimal("800.00")
    letters = Document.objects.filter(case=case, kind="letter")
    assert {letter.language for letter in letters} == {"de", "ar"}
    mail = Message.objects.get(template="grants/mail/approved")
    assert mail.language == "ar"
    assert mail.attachments.count() == 2
    verbs = list(HistoryEntry.objects.filter(case_id=case.pk).values_list("verb", flat=True))
    assert verbs[0] == "draft.started"
    assert verbs[-1] == "decision.approve"


def test_numbers_have_no_gaps_and_restart_with_the_year(call, people):
    year = timezone.localdate().year
    numbers = [make.submitted(call, people).number for _ in range(3)]
    assert numbers == [f"MP-{year}-{n:04d}" for n in (1, 2, 3)]


def test_a_refused_submission_takes_no_number(call, people):
    case = make.draft(call, people, advised=False)
    with pytest.raises(Invalid):
        make.submit(case)
    assert make.fresh(case).number is None
    assert make.submitted(call, people).number.endswith("-0001")


def test_only_representatives_submit(call, people):
    case = make.draft(call, people)
    helper = make.UserFactory()
    make.MembershipFactory(organisation=case.organisation, user=helper, function="member")
    sheet = make.sheet_of(case)
    forms.save_answers(sheet_id=sheet.pk, answers={"members": 30}, revision=None, actor=helper)
    with pytest.raises(NotAllowed):
        forms.submit_sheet(sheet_id=sheet.pk, actor=helper)
    assert make.fresh(case).stage == "draft"


def test_a_second_draft_is_offered_not_made(call, people):
    user, organisation = make.applicant()
    first = actions.start_draft(call=call, organisation=organisation, actor=user)
    with pytest.raises(actions.DraftExists) as refusal:
        actions.start_draft(call=call, organisation=organisation, actor=user)
    assert refusal.value.application == first
    assert Application.objects.count() == 1


def test_far_apart_reviews_ask_a_third_person(call, people):
    case = make.in_review(call, people)
    make.review(case, people.reviewers[0], points=4)
    make.review(case, people.reviewers[1], points=2)
    assert make.fresh(case).stage == "assignment"
    actions.assign_third(
        step=make.step(case, "assign_third"), actor=people.officer, reviewer=people.reviewers[2]
    )
    make.review(case, people.reviewers[2], points=3)
    assert make.fresh(case).stage == "decision"
    assert Review.objects.filter(application=case, state="submitted").count() == 3


def test_close_reviews_go_to_the_decision(call, people):
    case = make.in_review(call, people)
    make.review(case, people.reviewers[0], points=4)
    make.review(case, people.reviewers[1], points=3)
    assert make.fresh(case).stage == "decision"


def test_rejection_tells_the_reasons(call, people):
    case = make.to_decision(call, people, language="uk")
    actions.decide(
        step=make.step(case, "decide"),
        actor=people.decider,
        outcome="reject",
        reasons="Zu teuer.",
        feedback="Plant kleiner.",
    )
    case = make.fresh(case)
    assert case.stage == "rejected"
    mail = Message.objects.get(template="grants/mail/rejected")
    assert mail.language == "uk"
    assert "Zu teuer" not in mail.text
    call.refresh_from_db()
    assert call.committed == 0


def test_revision_at_most_twice(call, people):
    case = make.to_decision(call, people)
    for round_number in (1, 2):
        actions.decide(
            step=make.step(case, "decide"),
            actor=people.decider,
            outcome="return",
            reasons="Noch unklar.",
            points={"participation": "Bitte genauer."},
        )
        assert make.fresh(case).stage == "returned_revision"
        letters = Message.objects.filter(template="grants/mail/revision")
        assert letters.count() == round_number
        assert f"{case.call.revision_days} Tage" in letters.latest("id").text
        sheet = make.sheet_of(case)
        answer = {"participation": f"Fassung {round_number}: alle entscheiden gemeinsam."}
        forms.save_answers(sheet_id=sheet.pk, answers=answer, revision=None, actor=case.applicant)
        forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
        assert make.fresh(case).stage == "recheck"
        actions.recheck(step=make.step(case, "recheck"), actor=people.officer)
        assert make.fresh(case).stage == "decision"
    with pytest.raises(Invalid):
        actions.decide(
            step=make.step(case, "decide"),
            actor=people.decider,
            outcome="return",
            reasons="Noch einmal.",
            points={"participation": "Bitte."},
        )
    assert make.approve(make.fresh(case), people).stage == "approved"


@pytest.mark.parametrize("stage", ["draft", "formal_check", "review", "decision"])
def test_withdraw_at_any_time_before_the_decision(call, people, stage):
    builders = {
        "draft": make.draft,
        "formal_check": make.submitted,
        "review": make.in_review,
        "decision": make.to_decision,
    }
    case = builders[stage](call, people)
    actions.withdraw(case=case, actor=case.applicant)
    assert make.fresh(case).stage == "withdrawn"
    assert not case.steps.open().exists()
    with pytest.raises(AlreadyDone):
        actions.withdraw(case=make.fresh(case), actor=case.applicant)


def test_a_stranger_or_plain_member_can_not_withdraw(call, people):
    case = make.submitted(call, people)
    helper = make.UserFactory()
    make.MembershipFactory(organisation=case.organisation, user=helper, function="member")
    for person in (make.UserFactory(), helper, people.officer):
        with pytest.raises(NotAllowed):
            actions.withdraw(case=make.fresh(case), actor=person)


def test_starter_package_two_members_of_staff(people):
    call = make.open_call(people, "starter_package")
    case = make.submitted(call, people)
    assert case.number.startswith("SP-")
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(case).stage == "decision"
    people.officer.role_grants.create(role="decision_maker")
    with pytest.raises(NotAllowed):
        actions.decide(
            step=make.step(case, "decide"),
            actor=people.officer,
            outcome="approve",
            amount=Decimal(180),
            reasons="Ja.",
        )
    assert make.approve(make.fresh(case), people, "180.00").stage == "approved"


def test_amounts_stay_within_request_and_budget(people):
    call = make.open_call(people, budget=Decimal(1500), budget_reserve=Decimal(0))
    first, second = make.to_decision(call, people), make.to_decision(call, people)
    for wrong in ("0.00", "900.01", "-5.00", "10.001"):
        with pytest.raises(Invalid):
            make.approve(first, people, wrong)
    make.approve(first, people, "900.00")
    with pytest.raises(Invalid) as refusal:
        make.approve(second, people, "900.00")
    assert "600" in refusal.value.errors["amount"]
    assert make.approve(make.fresh(second), people, "600.00").stage == "approved"
    call.refresh_from_db()
    assert call.available == 0
