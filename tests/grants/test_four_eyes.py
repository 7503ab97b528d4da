"""Every pair of hat and act, as a table and against the database; conflicts hide everything."""

import itertools

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from tests.grants import factories as make
from workflows.desk.reading.cases import open_steps
from workflows.documents.rules import may_read
from workflows.engine.actions import record
from workflows.engine.models import Case, Step
from workflows.engine.reading import steps_for
from workflows.engine.standing import forget
from workflows.forms.rules import may_read as may_read_sheet
from workflows.grants import actions
from workflows.grants.models import Application, Consultation, Decision, Review
from workflows.grants.reading import cases as reading
from workflows.grants.rules.four_eyes import TABLE, Act, Hat, hats, may, verdict
from workflows.grants.rules.visibility import readable_reviews, sees
from workflows.people.models import Membership, Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db

RUNNING = (
    *("countersign", "check_payment", "release_payment", "examine", "settle"),
    *("receive", "defer", "propose_waiver", "waive"),
    *("check_change", "decide_change", "answer_notice", "vote"),
)
# Written down a second time, by hand, from the hard rules of the domain: who may NOT do what.
FORBIDDEN = {
    ("applicant", "formal_check"),
    ("applicant", "confirm_rejection"),
    ("applicant", "assign"),
    ("applicant", "review"),
    ("applicant", "decide"),
    ("hand", "formal_check"),
    ("hand", "confirm_rejection"),
    ("hand", "assign"),
    ("hand", "review"),
    ("hand", "decide"),
    ("conflict", "formal_check"),
    ("conflict", "confirm_rejection"),
    ("conflict", "assign"),
    ("conflict", "review"),
    ("conflict", "decide"),
    ("adviser", "review"),
    ("formal", "confirm_rejection"),
    ("formal", "review"),
    ("formal", "decide"),
    ("reviewer", "formal_check"),
    ("reviewer", "assign"),
    ("reviewer", "decide"),
    ("decider", "formal_check"),
    ("decider", "assign"),
    ("decider", "review"),
    *(("applicant", act) for act in RUNNING),
    *(("conflict", act) for act in RUNNING),
    *(("hand", act) for act in RUNNING),
    ("formal", "countersign"),
    ("formal", "decide_change"),
    ("adviser", "vote"),
    ("formal", "vote"),
    ("adviser", "examine"),
    ("checker", "release_payment"),
    ("checker", "examine"),
    ("payer", "check_payment"),
    ("payer", "examine"),
    ("examiner", "check_payment"),
    ("examiner", "release_payment"),
    ("examiner", "settle"),
    ("proposer", "waive"),
    # A complaint is answered by nobody who had anything to do with the case.
    *((hat, "answer_complaint") for hat in ("applicant", "hand", "conflict", "adviser", "formal")),
    *((hat, "answer_complaint") for hat in ("reviewer", "decider", "checker", "payer", "examiner")),
    ("proposer", "answer_complaint"),
}


@pytest.mark.parametrize(("hat", "act"), list(itertools.product(Hat, Act)))
def test_every_pair(hat, act):
    allowed = verdict(act, frozenset({hat}))
    assert allowed.allowed == ((hat.value, act.value) not in FORBIDDEN)
    assert bool(allowed.reason) != allowed.allowed


def test_the_table_covers_every_act():
    assert set(TABLE) == set(Act)


def put_on(hat, case, user, people):
    """`user` wears `hat` in `case`."""
    now = timezone.now()
    put = {
        Hat.APPLICANT: lambda: Membership.objects.create(
            organisation=case.organisation, user=user, function="member"
        ),
        Hat.CONFLICT: lambda: Review.objects.create(
            application=case, reviewer=user, slot=9, state="recused", conflict="close", declared_at=now
        ),
        Hat.ADVISER: lambda: Consultation.objects.create(
            organisation=case.organisation, adviser=user, held_on=now.date()
        ),
        Hat.HAND: lambda: record(case, actor=user, verb="answers.written", for_applicant=True),
        Hat.FORMAL: lambda: record(case, actor=user, verb="formal.ok"),
        Hat.REVIEWER: lambda: Review.objects.create(application=case, reviewer=user, slot=8),
        Hat.DECIDER: lambda: record(case, actor=user, verb="decision.return"),
        Hat.CHECKER: lambda: record(case, actor=user, verb="payment.checked"),
        Hat.PAYER: lambda: record(case, actor=user, verb="payment.released"),
        Hat.EXAMINER: lambda: record(case, actor=user, verb="report.examined"),
        Hat.PROPOSER: lambda: record(case, actor=user, verb="waiver.proposed"),
    }
    put[hat]()
    forget(case)


@pytest.mark.parametrize("hat", list(Hat))
def test_hats_are_read_from_what_happened(call, people, hat):
    case = make.submitted(call, people)
    user = make.UserFactory()
    assert hats(case, user) == frozenset()
    put_on(hat, case, user, people)
    assert hats(case, user) == frozenset({hat})
    for act in Act:
        assert may(act, user, case).allowed == ((hat.value, act.value) not in FORBIDDEN)


def test_hats_of_another_case_do_not_count(call, people):
    case, other = make.submitted(call, people), make.submitted(call, people)
    user = make.UserFactory()
    for hat in (Hat.CONFLICT, Hat.FORMAL, Hat.DECIDER):
        put_on(hat, other, user, people)
    assert hats(case, user) == frozenset()


def test_who_advised_can_not_be_asked_to_review(call, people):
    people.adviser.role_grants.create(role=Role.REVIEWER)
    case = make.submitted(call, people)
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    with pytest.raises(Invalid):
        actions.assign_reviewers(
            step=make.step(case, "assign"),
            actor=people.officer,
            reviewers=[people.adviser, people.reviewers[0]],
        )
    assert not Review.objects.exists()


def test_the_officer_can_not_decide_and_the_reviewer_neither(call, people):
    for person in (people.officer, people.reviewers[0]):
        person.role_grants.create(role=Role.DECISION_MAKER)
    case = make.to_decision(call, people)
    for person in (people.officer, people.reviewers[0]):
        with pytest.raises(NotAllowed):
            actions.decide(
                step=make.step(case, "decide"),
                actor=person,
                outcome="reject",
                reasons="Nein.",
                feedback="Nein.",
            )
    assert not Decision.objects.exists()


def test_members_of_the_applicant_do_nothing_as_staff(call, people):
    case = make.submitted(call, people)
    make.MembershipFactory(organisation=case.organisation, user=people.officer, function="member")
    with pytest.raises(NotAllowed):
        actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")


def test_nothing_opens_before_the_declaration(call, people):
    case = make.in_review(call, people)
    reviewer = people.reviewers[0]
    assert not sees(reviewer, case)
    mine = Step.objects.open().get(case_id=case.pk, assignee=reviewer)
    with pytest.raises(NotAllowed):
        actions.submit_review(step=mine, actor=reviewer, scores=make.scores(), recommendation="approve")
    actions.declare_conflict(step=mine, actor=reviewer, conflict="none")
    case.refresh_from_db()
    assert sees(reviewer, case)
    with pytest.raises(AlreadyDone):
        actions.declare_conflict(step=mine, actor=reviewer, conflict="member")


def test_a_conflict_hides_everything_and_a_replacement_is_asked(call, people, client):
    case = make.in_review(call, people)
    conflicted = people.reviewers[0]
    for role in (Role.FORMAL_OFFICER, Role.AUDITOR):
        conflicted.role_grants.create(role=role)
    mine = Step.objects.open().get(case_id=case.pk, assignee=conflicted)
    actions.declare_conflict(step=mine, actor=conflicted, conflict="close")
    conflicted.__dict__.pop("roles", None)
    # lists, case page, API, timeline, documents, answers
    assert not Case.objects.visible_to(conflicted).filter(pk=case.pk).exists()
    with pytest.raises(Http404):
        reading.visible_application(conflicted, case.pk)
    assert not steps_for(conflicted).filter(case_id=case.pk, assignee=conflicted).exists()
    document = case.documents.first() if hasattr(case, "documents") else None
    assert document is None or not may_read(conflicted, document)
    assert not may_read_sheet(conflicted, make.sheet_of(case))
    assert readable_reviews(conflicted, case) == []
    client.force_login(conflicted)
    for address in (
        f"/cases/{case.pk}/",
        f"/grants/cases/{case.pk}/",
        f"/api/grants/applications/{case.pk}",
        f"/api/desk/cases/{case.pk}",
        f"/api/desk/cases/{case.pk}/timeline",
    ):
        assert client.get(address).status_code == 404, address
    assert client.get(f"/grants/steps/{mine.pk}/").status_code in (403, 404)
    # somebody else sits on the same seat
    review = Review.objects.get(application=case, slot=1, state="assigned")
    assert review.reviewer == people.reviewers[2]
    assert Step.objects.open().get(pk=mine.pk).assignee == people.reviewers[2]


def test_without_a_free_reviewer_the_officer_names_one(call, people):
    case = make.in_review(call, people)
    people.reviewers[2].role_grants.all().delete()
    mine = Step.objects.open().get(case_id=case.pk, assignee=people.reviewers[0])
    actions.declare_conflict(step=mine, actor=people.reviewers[0], conflict="member")
    assert not Review.objects.filter(application=case, slot=1, state="assigned").exists()
    other = make.UserFactory(roles=[Role.REVIEWER])
    actions.replace_reviewer(step=mine, actor=people.officer, reviewer=other)
    make.review(case, other)
    make.review(case, people.reviewers[1])
    assert Application.objects.get(pk=case.pk).stage == "decision"


def test_reviews_are_blind_until_both_are_in(call, people):
    case = make.in_review(call, people)
    first, second = people.reviewers[:2]
    make.review(case, first)
    step = Step.objects.open().get(case_id=case.pk, assignee=second)
    actions.declare_conflict(step=step, actor=second, conflict="none")
    assert [review.reviewer for review in readable_reviews(first, case)] == [first]
    assert [review.reviewer for review in readable_reviews(second, case)] == [second]
    assert readable_reviews(people.officer, case) == []
    assert readable_reviews(people.decider, case) == []
    assert readable_reviews(case.applicant, case) == []
    # The page says that somebody reviews, and not who.
    assert {each.is_hidden for each in open_steps(first, case)} == {True}
    assert str(second) not in {each.who for each in open_steps(first, case)}
    assert str(second) in {each.who for each in open_steps(people.officer, case)}
    client = Client()
    client.force_login(first)
    for address in (
        f"/cases/{case.pk}/",
        f"/api/desk/cases/{case.pk}",
        f"/api/desk/cases/{case.pk}/timeline",
    ):
        said = client.get(address)
        assert said.status_code == 200
        assert str(second) not in said.content.decode(), address
    actions.submit_review(step=step, actor=second, scores=make.scores(), recommendation="approve")
    assert len(readable_reviews(first, case)) == 2
    assert len(readable_reviews(people.decider, case)) == 2
    assert readable_reviews(case.applicant, case) == []


def test_a_handed_in_review_is_final(call, people):
    case = make.in_review(call, people)
    mine = Step.objects.open().get(case_id=case.pk, assignee=people.reviewers[0])
    make.review(case, people.reviewers[0])
    for action in (actions.save_review, actions.submit_review):
        with pytest.raises(AlreadyDone):
            action(step=mine, actor=people.reviewers[0], scores=make.scores(0), recommendation="reject")


def test_a_call_is_published_by_a_second_person(people):
    call = make.open_call(people)
    assert call.published_by == people.second
    terms = make.calls_of_house.starter_package(timezone.localdate())
    other = actions.create_call(actor=people.manager, **terms)
    actions.request_publication(call=other, actor=people.manager)
    with pytest.raises(NotAllowed):
        actions.publish_call(call=other, actor=people.manager, seen=actions.seal_of(other))
    with pytest.raises(NotAllowed):
        actions.publish_call(call=other, actor=people.officer, seen=actions.seal_of(other))
    with pytest.raises(AlreadyDone):
        actions.publish_call(call=call, actor=people.second, seen=actions.seal_of(call))
