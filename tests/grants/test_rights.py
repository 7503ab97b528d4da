"""Rights follow today's membership, duties follow what people did: role × deed × step, in one table."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.grants import factories as make
from tests.people.factories import MembershipFactory
from workflows.desk.actions.messages import write_message
from workflows.documents.rules import readable
from workflows.engine.models import Case, HistoryEntry
from workflows.engine.rules import may_perform
from workflows.engine.standing import forget, standing
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import Application
from workflows.grants.rules.visibility import sees, visible
from workflows.outbox.models import Message
from workflows.people.actions import anonymise_account, leave_organisation, remove_member
from workflows.people.models import MembershipFunction, Role
from workflows.people.verdicts import NotAllowed

pytestmark = pytest.mark.django_db

STAFF = (Role.FORMAL_OFFICER, Role.REVIEWER, Role.DECISION_MAKER, Role.ADVISER, Role.AUDITOR)


def colleague(case, *, function=MembershipFunction.REPRESENTATIVE, roles=()):
    """A further member of the applicant's organisation, who may also work in the house."""
    user = make.UserFactory(roles=list(roles))
    MembershipFactory(organisation=case.organisation, user=user, function=function)
    return user


def wrote(case, user):
    """The person changed an answer, and somebody else changed it again: the trail forgets them."""
    sheet = make.sheet_of(case)
    for writer, text in ((user, "Von mir."), (case.applicant, "Doch anders.")):
        forms.save_answers(sheet_id=sheet.pk, answers={"need": text}, revision=None, actor=writer)
    assert user.pk not in {each["by"] for each in make.sheet_of(case).trail.values()}


def handed_in(case, user):
    """The person submitted the application."""
    forms.submit_sheet(sheet_id=make.sheet_of(case).pk, actor=user)


def sent_a_message(case, user):
    """The person wrote to the house for the applicant."""
    write_message(case=case, actor=user, text="Eine Frage von uns.")


DEEDS = {"wrote": wrote, "handed_in": handed_in, "sent_a_message": sent_a_message}
STEPS = ("formal_check", "assign", "review", "decide")


def case_at(node, case, people):
    """The application at this step."""
    if case.submitted_at is None:
        make.submit(case)
    if node != "formal_check":
        step = make.step(case, "formal_check")
        actions.check_formally(step=step, actor=people.officer, result="ok")
    if node in {"review", "decide"}:
        step = make.step(case, "assign")
        actions.assign_reviewers(step=step, actor=people.officer, reviewers=people.reviewers[:2])
    if node == "decide":
        for person in people.reviewers[:2]:
            make.review(case, person)
    return make.fresh(case)


@pytest.mark.parametrize(("deed", "node"), list(itertools.product(DEEDS, STEPS)))
def test_who_had_a_hand_and_left_never_judges(call, people, deed, node):
    case = make.draft(call, people)
    former = colleague(case, roles=STAFF)
    DEEDS[deed](case, former)
    leave_organisation(organisation=case.organisation, actor=former)
    case = case_at(node, make.fresh(case), people)
    step = case.steps.open().filter(node=node).first()
    step.assignee = None  # whoever it was given to: the deed alone keeps the person out
    assert not standing(case, former).belongs
    assert standing(case, former).had_a_hand
    assert not may_perform(former, step, case)
    # neither as staff nor as a former member is the case seen
    assert not sees(former, case)
    assert not Case.objects.visible_to(former).filter(pk=case.pk).exists()


@pytest.mark.parametrize("node", STEPS)
def test_who_was_a_member_and_did_nothing_may_judge(call, people, node):
    case = make.draft(call, people)
    former = colleague(case, roles=STAFF)
    leave_organisation(organisation=case.organisation, actor=former)
    case = case_at(node, make.fresh(case), people)
    step = case.steps.open().filter(node=node).first()
    step.assignee = None
    allowed = may_perform(former, step, case)
    assert allowed.allowed == (node != "review")  # a seat in the panel has to be given first
    assert "organisation" not in allowed.reason
    assert sees(former, case)


def test_a_removed_member_neither_sees_nor_acts(call, people, client):
    case = make.draft(call, people)
    former = case.applicant
    successor = colleague(case)
    case = make.submit(case)
    receipt = case.documents.get()
    remove_member(organisation=case.organisation, user=former, actor=successor)
    client.force_login(former)
    sheet = make.sheet_of(case)
    for address in (
        f"/cases/{case.pk}/",
        f"/grants/cases/{case.pk}/",
        f"/documents/{receipt.pk}/",
        f"/api/files/{receipt.pk}",
        f"/api/files/cases/{case.pk}",
        f"/api/grants/applications/{case.pk}",
        f"/api/desk/cases/{case.pk}",
        f"/api/desk/cases/{case.pk}/messages",
        f"/api/forms/sheets/{sheet.pk}",
    ):
        assert client.get(address).status_code in {403, 404}, address
    with pytest.raises(NotAllowed):
        actions.withdraw(case=make.fresh(case), actor=former)
    with pytest.raises(NotAllowed):
        forms.save_answers(sheet_id=sheet.pk, answers={"iban": make.IBAN}, revision=None, actor=former)
    client.force_login(successor)
    assert client.get(f"/cases/{case.pk}/").status_code == 200


def test_mail_goes_to_whoever_represents_today(call, people):
    case = make.draft(call, people)
    former, successor, member = case.applicant, colleague(case), colleague(case, function="member")
    successor.language = "uk"
    successor.save()
    case = make.submit(case)
    remove_member(organisation=case.organisation, user=former, actor=successor)
    Message.objects.all().delete()
    step = make.step(case, "formal_check")
    points = {"need": "Bitte genauer."}
    actions.check_formally(step=step, actor=people.officer, result="return", points=points)
    told = Message.objects.get(case=case)
    assert (told.recipient, told.language) == (successor, "uk")
    assert member.email not in Message.objects.values_list("to_address", flat=True)
    # the open step waits for the successor, not for who once started
    waiting = make.step(case, "correct")
    assert waiting in type(waiting).objects.open().meant_for(successor)
    assert waiting not in type(waiting).objects.open().meant_for(former)


def test_a_decision_nobody_can_read_reaches_the_office(call, people):
    case = make.to_decision(call, people)
    gone = case.applicant
    anonymise_account(user=gone, actor=gone)
    assert case in Application.objects.filter(pk__in=Case.objects.unrepresented())
    Message.objects.all().delete()
    make.approve(case, people)
    told = Message.objects.get(case=case)
    assert told.template == "outbox/mail/nobody_represents"
    assert told.recipient == people.officer
    assert case.number in told.subject
    assert not told.attachments.exists()


def test_one_query_answers_for_a_case_and_a_person(call, people):
    case = make.fresh(make.submitted(call, people))
    with CaptureQueriesContext(connection) as asked:
        for _time in range(3):
            standing(case, people.officer)
    assert len(asked) == 1
    forget(case)
    with CaptureQueriesContext(connection) as asked:
        standing(case, people.officer)
    assert len(asked) == 1


def test_seeing_one_and_seeing_a_list_are_the_same_rule(call, people):
    drafts, running = make.draft(call, people), make.in_review(call, people)
    member = colleague(running, function="member")
    former = colleague(running, roles=STAFF)
    sent_a_message(running, former)
    leave_organisation(organisation=running.organisation, actor=former)
    make.review(running, people.reviewers[0])
    mine = running.steps.open().get(assignee=people.reviewers[1])
    actions.declare_conflict(step=mine, actor=people.reviewers[1], conflict="close")
    people.reviewers[1].role_grants.create(role=Role.AUDITOR)
    administrator, stranger = make.UserFactory(roles=[Role.ADMIN]), make.UserFactory()
    everyone = [member, former, administrator, stranger, drafts.applicant, running.applicant]
    everyone += [people.officer, people.adviser, people.decider, people.auditor, people.manager]
    everyone += people.reviewers
    for user, known in itertools.product(everyone, (drafts, running)):
        user.__dict__.pop("roles", None)
        case = make.fresh(known)
        listed = Application.objects.filter(visible(user), pk=case.pk).exists()
        assert sees(user, case) == listed, (user, case.stage)
        # The rule as it is written once for people of these roles, by itself and inside another statement.
        seen = Case.objects.visible_to(user).filter(pk=case.pk)
        inside = Case.objects.filter(pk__in=seen.values("pk"), applicant__cases__in=seen)
        own = Application.objects.visible_to(user).filter(pk=case.pk)
        assert {listed} == {seen.exists(), inside.exists(), own.exists()}, (user, case.stage)


def test_administrators_read_no_case(call, people, client):
    case = make.submitted(call, people)
    client.force_login(make.UserFactory(roles=[Role.ADMIN]))
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert client.get("/desk/cases/").status_code == 403
    assert client.get(f"/api/files/cases/{case.pk}").status_code == 404


def test_the_history_says_once_who_wrote_along(call, people):
    case = make.draft(call, people)
    other = colleague(case, function="member")
    for text in ("Eins.", "Zwei."):
        sheet = make.sheet_of(case)
        forms.save_answers(sheet_id=sheet.pk, answers={"need": text}, revision=None, actor=other)
    lines = HistoryEntry.objects.filter(case_id=case.pk, verb="answers.written")
    assert [(line.actor, line.for_applicant) for line in lines] == [(other, True)]


def test_a_reviewer_opens_a_case_that_has_a_report_too(call, people, client):
    """The report is a second sheet of the case; what reviewers may read follows from the first."""
    case = make.reported(make.running(call, people))
    reviewer = case.reviews.select_related("reviewer").first().reviewer
    client.force_login(reviewer)
    assert client.get(f"/cases/{case.pk}/").status_code in (200, 404)
    assert not readable(reviewer, case).exclude(kind__startswith="form.").exists()


def test_only_members_apply_for_an_organisation(call, people):
    _user, organisation = make.applicant()
    stranger, _theirs = make.applicant()
    with pytest.raises(NotAllowed):
        actions.start_draft(call=call, organisation=organisation, actor=stranger)
    assert not Application.objects.exists()
