"""Looking again: undoing a decision, complaints answered by who was not involved, late admissions."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.rules import readable
from workflows.engine.models import Audience, Deadline, HistoryEntry, Step
from workflows.grants import actions
from workflows.grants.models import (
    Call,
    CallWindow,
    Complaint,
    Decision,
    FundReservation,
    GrantSettlement,
    LateAdmission,
)
from workflows.grants.process import PROCESS
from workflows.outbox.models import Message, State
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def rejected(call, people):
    """An application that was rejected."""
    case = make.to_decision(call, people)
    actions.decide(
        step=make.step(case, "decide"),
        actor=people.decider,
        outcome="reject",
        reasons="Zu wenige Punkte.",
        feedback="Der Bedarf ist nicht beschrieben.",
    )
    return make.fresh(case)


def mails(template):
    return Message.objects.filter(template=f"grants/mail/{template}")


# --- undoing a decision -------------------------------------------------------------------------------------


def test_an_approval_is_undone_before_its_mail_leaves(call, people):
    case = make.approve(make.to_decision(call, people), people)
    assert readable(case.applicant, case).filter(kind="letter").count() == 1
    assert mails("approved").get().due_at > timezone.now() + 14 * MINUTE
    actions.undo_decision(case=case, actor=people.decider, reason="Falscher Betrag.")
    case = make.fresh(case)
    assert (case.stage, case.decision_result, case.sign_by, case.closed_at) == ("decision", "", None, None)
    assert Call.objects.get(pk=call.pk).committed == 0
    assert not FundReservation.objects.exists()
    assert Decision.objects.get().outcome == "undone"
    assert mails("approved").get().state == State.DROPPED
    assert not readable(case.applicant, case).filter(kind="letter").exists()
    assert readable(people.officer, case).filter(kind="letter").count() == 1
    assert not Deadline.objects.pending().filter(code="grants.signature").exists()
    assert Deadline.objects.pending().filter(code="grants.promise").exists()
    line = HistoryEntry.objects.get(case=case, verb="decision.undone")
    assert (line.audience, line.data["amount"]) == (Audience.STAFF, "800.00")
    assert make.approve(case, people, "700.00").stage == "approved"
    assert Call.objects.get(pk=call.pk).committed == 700
    assert mails("approved").filter(state=State.QUEUED).count() == 1
    assert readable(case.applicant, case).filter(kind="letter").count() == 1


def test_a_rejection_is_undone_and_the_case_is_open_again(call, people):
    case = rejected(call, people)
    assert case.closed_at is not None
    actions.undo_decision(case=case, actor=people.decider, reason="Verwechselt.")
    assert make.fresh(case).closed_at is None
    assert make.approve(case, people).stage == "approved"
    make.signed(make.fresh(case), people)
    assert make.fresh(case).stage == "running"


def test_only_who_decided_undoes_within_the_time(call, people):
    case = make.approve(make.to_decision(call, people), people)
    other = UserFactory(roles=[Role.DECISION_MAKER])
    with pytest.raises(NotAllowed):
        actions.undo_decision(case=case, actor=other, reason="Nein.")
    with pytest.raises(Invalid):
        actions.undo_decision(case=case, actor=people.decider, reason="  ")
    with time_machine.travel(timezone.now() + 16 * MINUTE), pytest.raises(NotAllowed):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "approved"


def test_what_has_left_the_house_is_not_undone(call, people):
    case = make.approve(make.to_decision(call, people), people)
    mails("approved").update(state=State.SENT, sent_at=timezone.now())
    with pytest.raises(AlreadyDone):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "approved"
    assert FundReservation.objects.count() == 1


def test_a_contract_that_came_back_is_not_undone(call, people):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())
    with pytest.raises(AlreadyDone):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "countersign"
    assert Decision.objects.get().amount == Decimal(800)


def test_a_decision_is_undone_on_its_screen(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    address = reverse("grants:undo", args=[case.pk])
    client.force_login(people.decider)
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "800,00" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Falscher Betrag."}).status_code == 302
    assert make.fresh(case).stage == "decision"
    assert client.get(address).status_code == 403


# --- complaints ---------------------------------------------------------------------------------------------


@pytest.fixture
def outsider(db):
    """Somebody of the house who never saw the case."""
    return UserFactory(roles=[Role.DECISION_MAKER])


def complained(case):
    return actions.complain(case=case, actor=case.applicant, text="Der Bedarf steht auf Seite zwei.")


def test_a_group_complains_and_those_not_involved_hear_of_it(call, people, outsider):
    case = rejected(call, people)
    complaint = complained(case)
    assert (complaint.matter, complaint.outcome) == ("decision", "")
    asked = set(mails("complaint_waiting").values_list("recipient", flat=True))
    assert asked == {outsider.pk, people.examiner.pk}
    with pytest.raises(NotAllowed):
        complained(case)


def test_a_complaint_is_possible_for_fourteen_days(call, people):
    case = rejected(call, people)
    first = Decision.objects.get().decided_at
    with time_machine.travel(first + 21 * make.DAY), pytest.raises(NotAllowed) as late:
        complained(case)
    assert "bis zum" in late.value.reason
    with time_machine.travel(first + 13 * make.DAY):
        complained(case)


def test_there_is_nothing_to_complain_about_before_the_answer(call, people):
    case = make.to_decision(call, people)
    with pytest.raises(NotAllowed):
        complained(case)
    with pytest.raises(NotAllowed):
        complained(make.approve(case, people))


@pytest.mark.parametrize("who", ["officer", "decider", "first_reviewer", "applicant", "auditor"])
def test_nobody_who_was_involved_answers(call, people, outsider, who):
    case = rejected(call, people)
    complaint = complained(case)
    person = {
        "first_reviewer": people.reviewers[0],
        "applicant": case.applicant,
        "auditor": people.auditor,
    }.get(who) or getattr(people, who)
    with pytest.raises(NotAllowed):
        actions.answer_complaint(complaint=complaint, actor=person, outcome="kept", answer="Nein.")


def test_the_answer_stays(call, people, outsider):
    case = rejected(call, people)
    complaint = complained(case)
    for outcome, answer in (("kept", " "), ("", "Nein."), ("maybe", "Nein.")):
        with pytest.raises(Invalid):
            actions.answer_complaint(complaint=complaint, actor=outsider, outcome=outcome, answer=answer)
    actions.answer_complaint(complaint=complaint, actor=outsider, outcome="kept", answer="Wir bleiben dabei.")
    assert "Wir bleiben dabei." in mails("complaint_answered").get().text
    assert make.fresh(case).stage == "rejected"
    assert not Deadline.objects.pending().filter(code="grants.complaint").exists()
    with pytest.raises(AlreadyDone):
        actions.answer_complaint(complaint=complaint, actor=outsider, outcome="kept", answer="Noch einmal.")
    with pytest.raises(NotAllowed):
        complained(case)


def test_a_complaint_that_is_right_opens_the_decision_again(call, people, outsider):
    case = rejected(call, people)
    actions.answer_complaint(
        complaint=complained(case), actor=outsider, outcome="reopened", answer="Ihr habt recht."
    )
    case = make.fresh(case)
    assert (case.stage, case.closed_at, case.decision_result) == ("decision", None, "")
    assert Decision.objects.get().outcome == "overturned"
    assert make.approve(case, people).stage == "approved"
    assert FundReservation.objects.get().amount == Decimal(800)


def test_a_formal_rejection_is_checked_again(call, people, outsider):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="reject",
        note="Zu spät.",
        feedback="Es kam zu spät.",
    )
    actions.confirm_rejection(step=make.step(case, "confirm_rejection"), actor=people.decider, confirmed=True)
    case = make.fresh(case)
    assert case.stage == "rejected_formal"
    complaint = complained(case)
    assert complaint.matter == "formal"
    actions.answer_complaint(complaint=complaint, actor=outsider, outcome="reopened", answer="Stimmt.")
    assert make.fresh(case).stage == "formal_check"
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(case).stage == "assignment"


def test_a_reclaim_is_looked_at_again_by_a_second_person(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    make.examined(make.reported(case, cost="300.00"), people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    case = make.fresh(case)
    assert case.stage == "reclaim"
    complaint = complained(case)
    assert complaint.matter == "settlement"
    actions.answer_complaint(
        complaint=complaint, actor=outsider, outcome="reopened", answer="Wir prüfen neu."
    )
    assert make.fresh(case).stage == "settlement"
    assert GrantSettlement.objects.get().settled_at is None
    actions.settle(
        step=make.step(case, "settle"), actor=people.decider, confirmed=False, note="Beleg 3 zählt doch."
    )
    assert make.fresh(case).stage == "examination"


def test_the_house_is_reminded_of_a_complaint_once(call, people, outsider):
    case = rejected(call, people)
    complained(case)
    deadline = Deadline.objects.pending().get(code="grants.complaint")
    PROCESS.deadlines["grants.complaint"](deadline)
    assert mails("complaint_waiting").filter(recipient=outsider).count() == 2
    Complaint.objects.update(outcome="kept", answer="Nein.", answered_by=outsider, answered_at=timezone.now())
    PROCESS.deadlines["grants.complaint"](deadline)
    assert mails("complaint_waiting").filter(recipient=outsider).count() == 2


def test_the_database_keeps_the_two_apart(call, people):
    complaint = complained(rejected(call, people))
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(
            outcome="kept", answered_by=complaint.made_by, answered_at=timezone.now()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(outcome="kept")


def test_a_complaint_on_screens(call, people, outsider, client):
    case = rejected(call, people)
    page, address = reverse("desk:case", args=[case.pk]), reverse("grants:complain", args=[case.pk])
    client.force_login(case.applicant)
    assert address in client.get(page).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"text": "Der Bedarf steht auf Seite zwei."}).status_code == 302
    assert "Seite zwei" in client.get(page).content.decode()
    assert address not in client.get(page).content.decode()
    answer = reverse("grants:complaint_answer", args=[Complaint.objects.get().pk])
    client.force_login(people.decider)
    listed = client.get(reverse("grants:complaints")).content.decode()
    assert case.number in listed
    assert answer not in listed
    assert client.get(answer).status_code == 403
    client.force_login(outsider)
    assert answer in client.get(reverse("grants:complaints")).content.decode()
    assert "Seite zwei" in client.get(answer).content.decode()
    assert client.post(answer, {"outcome": "kept", "answer": ""}).status_code == 422
    assert client.post(answer, {"outcome": "kept", "answer": "Wir bleiben dabei."}).status_code == 302
    assert client.get(answer).status_code == 404
    client.force_login(case.applicant)
    assert "Wir bleiben dabei." in client.get(page).content.decode()


# --- late admissions ----------------------------------------------------------------------------------------


@pytest.fixture
def late(call, people):
    """A draft whose round has closed."""
    case = make.draft(call, people)
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    return case


def proposed(call, case, people, **changes):
    known = {
        "reason": "Unser Formular ging am letzten Abend nicht.",
        "until": timezone.localdate() + 3 * make.DAY,
    }
    return actions.propose_admission(
        call=call, organisation=case.organisation, actor=people.manager, **known | changes
    )


def test_one_organisation_hands_in_after_two_people_said_so(call, people, late):
    with pytest.raises(NotAllowed):
        make.submit(late)
    admission = proposed(call, late, people)
    with pytest.raises(NotAllowed):
        make.submit(late)
    with pytest.raises(NotAllowed):
        actions.confirm_admission(admission=admission, actor=people.manager)
    actions.confirm_admission(admission=admission, actor=people.second)
    assert mails("late_admission").get().recipient == late.applicant
    assert make.submit(late).stage == "formal_check"
    assert make.fresh(late).window == call.windows.order_by("opens_at").last()


def test_the_admission_of_one_is_not_the_admission_of_another(call, people):
    one, other = make.draft(call, people), make.draft(call, people)
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    actions.confirm_admission(admission=proposed(call, one, people), actor=people.second)
    with pytest.raises(NotAllowed):
        make.submit(other)
    assert make.submit(one).stage == "formal_check"


def test_an_admission_ends_with_its_day(call, people, late):
    admission = proposed(call, late, people)
    actions.confirm_admission(admission=admission, actor=people.second)
    with time_machine.travel(timezone.now() + 4 * make.DAY), pytest.raises(NotAllowed):
        make.submit(late)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"reason": " "}, "reason"), ({"days": -1}, "until"), ({"days": 31}, "until")],
)
def test_an_admission_has_a_reason_and_a_near_day(call, people, late, changes, field):
    if "days" in changes:
        changes = {"until": timezone.localdate() + changes["days"] * make.DAY}
    with pytest.raises(Invalid) as wrong:
        proposed(call, late, people, **changes)
    assert set(wrong.value.errors) == {field}


def test_nobody_is_admitted_twice_or_while_everybody_can_apply(call, people, late):
    proposed(call, late, people)
    with pytest.raises(AlreadyDone):
        proposed(call, late, people)
    CallWindow.objects.filter(call=call).update(closes_at=timezone.now() + make.DAY)
    with pytest.raises(AlreadyDone):
        proposed(call, make.draft(call, people), people)


def test_nobody_admits_their_own_organisation(call, people, late):
    late.organisation.memberships.create(user=people.second, function="member")
    with pytest.raises(NotAllowed):
        actions.confirm_admission(admission=proposed(call, late, people), actor=people.second)
    LateAdmission.objects.all().delete()
    late.organisation.memberships.create(user=people.manager, function="member")
    with pytest.raises(NotAllowed):
        proposed(call, late, people)


def test_the_database_wants_a_second_person(call, people, late):
    admission = proposed(call, late, people)
    with pytest.raises(IntegrityError), transaction.atomic():
        LateAdmission.objects.filter(pk=admission.pk).update(confirmed_by=people.manager)


def test_late_admissions_on_screens(call, people, late, client):
    client.force_login(people.manager)
    address = reverse("grants:late", args=[call.slug])
    assert address in client.get(reverse("grants:call", args=[call.slug])).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    until = timezone.localdate() + 2 * make.DAY
    typed = {
        "organisation": late.organisation.pk,
        "reason": "Das Formular ging nicht.",
        "until_day": until.day,
        "until_month": until.month,
        "until_year": until.year,
    }
    assert client.post(address, typed).status_code == 302
    confirm = reverse("grants:confirm_late", args=[LateAdmission.objects.get().pk])
    assert confirm not in client.get(address).content.decode()
    client.force_login(people.auditor)
    assert client.get(address).status_code == 200
    assert client.post(address, typed).status_code == 403
    client.force_login(people.second)
    assert confirm in client.get(address).content.decode()
    assert client.post(confirm).status_code == 302
    assert LateAdmission.objects.get().confirmed_by == people.second


def test_who_was_admitted_late_can_begin_and_others_see_that_it_is_closed(call, people, client):
    user, organisation = make.applicant()
    CallWindow.objects.filter(call=call).update(
        opens_at=timezone.now() - 20 * make.DAY, closes_at=timezone.now() - make.DAY
    )
    apply = reverse("grants:apply", args=[call.slug])
    client.force_login(user)
    form = 'name="organisation"'
    assert form not in client.get(apply).content.decode()
    assert client.post(apply, {"organisation": organisation.pk}).status_code in {403, 422}
    admission = actions.propose_admission(
        call=call,
        organisation=organisation,
        actor=people.manager,
        reason="Das Formular ging nicht.",
        until=timezone.localdate(),
    )
    actions.confirm_admission(admission=admission, actor=people.second)
    assert "csrfmiddlewaretoken" in client.get(apply).content.decode()
    actions.start_draft(call=call, organisation=organisation, actor=user)


def test_the_step_of_a_decision_is_the_one_that_counts(call, people):
    """Undone twice, decided three times: each time the newest step is taken back."""
    case = make.to_decision(call, people)
    for amount in ("700.00", "750.00"):
        case = make.approve(case, people, amount)
        actions.undo_decision(case=case, actor=people.decider, reason="Noch einmal.")
    case = make.approve(case, people, "800.00")
    assert Step.objects.filter(case_id=case.pk, node="contract", state="open").count() == 1
    assert Call.objects.get(pk=call.pk).committed == 800
