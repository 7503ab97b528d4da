"""Calls with two stages: an idea on one page, the house's answer, and the application only after a yes."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.ideas import begun, refused, sent
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import Deadline
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.models import FormalCheck
from workflows.grants.reading.guests import GuestWorkbook
from workflows.grants.reading.guests import draft_of as guest_draft
from workflows.grants.rules.four_eyes import Hat, hats
from workflows.outbox.models import Message
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = timedelta(days=1)


def mails(name):
    return list(Message.objects.filter(template=f"grants/mail/{name}").order_by("pk"))


class TestTheIdea:
    """The first stage: short, checked by what can be known already, with a receipt of its own."""

    def test_the_draft_asks_for_the_idea_and_for_nothing_else(self, two_stages, people):
        case = begun(two_stages, people)
        sheet = make.sheet_of(case)
        assert (sheet.code, AnswerSheet.objects.filter(case=case).count()) == ("grant_idea", 1)
        assert sheet.answers["postcode"] == case.organisation.postcode

    def test_it_is_numbered_kept_and_waits_for_an_officer(self, two_stages, people):
        case = sent(two_stages, people)
        assert (case.stage, case.requested, case.total_cost) == ("idea", Decimal(3500), None)
        assert case.number.startswith("MP-")
        assert Document.objects.get(case=case, kind="receipt").name == f"{case.number}-Idee.pdf"
        assert len(mails("idea_received")) == 1
        assert mails("received") == []
        assert case.history.filter(verb="idea.submitted").count() == 1
        assert Deadline.objects.pending().filter(case=case, code="grants.promise").exists()

    @pytest.mark.parametrize(
        ("changes", "question"),
        [
            ({"about_amount": "5000.01"}, "about_amount"),
            ({"exclusions": ["party"]}, "exclusions"),
            ({"postcode": "10115"}, "postcode"),
        ],
    )
    def test_what_can_not_be_is_said_at_once(self, two_stages, people, changes, question):
        two_stages.postcode_prefixes = ["669"]
        two_stages.save()
        case = begun(two_stages, people)
        with pytest.raises(Invalid) as caught:
            make.idea_sent(case, **changes)
        assert question in caught.value.errors
        assert make.fresh(case).stage == "draft"

    def test_who_may_not_apply_need_not_write_an_idea(self, two_stages, people):
        with pytest.raises(Invalid) as caught:
            make.idea_sent(begun(two_stages, people, legal_form="public"))
        assert "organisation" in caught.value.errors

    def test_a_visitor_without_account_begins_with_the_idea(self, two_stages):
        secret = actions.begin_as_guest(call=two_stages, language="de", address="192.0.2.7")
        book = GuestWorkbook(guest_draft(secret), secret)
        assert "about_amount" in book.compiled.questions
        assert "plan" not in book.compiled.questions

    def test_a_call_without_stages_asks_for_the_application(self, call, people):
        case = make.submitted(call, people)
        assert (case.stage, make.sheet_of(case).code) == ("formal_check", "micro")
        assert AnswerSheet.objects.filter(case=case).count() == 1


class TestYes:
    """The application is open, filled in with what is known, and goes the way of every other."""

    def test_what_the_idea_said_stands_in_the_application(self, two_stages, people):
        case = make.chosen(sent(two_stages, people), people, feedback="Denkt an die Busse.")
        assert case.stage == "idea_chosen"
        sheet = make.sheet_of(case)
        idea = make.idea_answers(case.organisation)
        assert sheet.code == "micro"
        assert {key: sheet.answers[key] for key in ("title", "need", "postcode", "exclusions")} == {
            key: idea[key] for key in ("title", "need", "postcode", "exclusions")
        }
        assert sheet.answers["contact_email"] == case.applicant.email
        (mail,) = mails("idea_chosen")
        assert "Denkt an die Busse." in mail.text
        assert make.step(case, "apply").due_at > timezone.now() + 41 * DAY
        assert not Deadline.objects.pending().filter(case=case, code="grants.promise").exists()

    def test_the_application_counts_from_the_day_it_comes(self, two_stages, people):
        case = make.chosen(sent(two_stages, people), people)
        number, first = case.number, case.submitted_at
        with time_machine.travel(timezone.now() + 30 * DAY):
            answers = make.answers(case.organisation, plan=make.plan("3500.00", "200.00", "12.00"))
            # 30 days later the start has come too near: what counts is today, not the day of the idea.
            early = answers | {"start": (timezone.localdate() + 5 * DAY).isoformat()}
            make.forms.save_answers(
                sheet_id=make.sheet_of(case).pk, answers=early, revision=None, actor=case.applicant
            )
            with pytest.raises(Invalid) as caught:
                make.submit(case)
            assert "start" in caught.value.errors
            make.forms.save_answers(
                sheet_id=make.sheet_of(case).pk, answers=answers, revision=None, actor=case.applicant
            )
            case = make.submit(case)
            assert (case.stage, case.number, case.formal_result) == ("formal_check", number, "")
            assert case.submitted_at > first + 29 * DAY
            promise = Deadline.objects.pending().get(case=case, code="grants.promise")
            assert promise.due_at >= timezone.now() + (two_stages.decision_days - 1) * DAY
        assert case.requested == Decimal(3500)
        assert len(mails("received")) == 1
        kept = Document.objects.filter(case=case, kind="receipt").values_list("name", flat=True)
        assert set(kept) == {f"{number}-Idee.pdf", f"{number}.pdf"}

    def test_who_answered_the_idea_neither_reviews_nor_decides(self, two_stages, people):
        people.officer.role_grants.create(role=Role.DECISION_MAKER)
        case = make.chosen(sent(two_stages, people), people)
        assert Hat.FORMAL in hats(case, people.officer)

    def test_no_application_comes_and_the_case_can_be_closed(self, two_stages, people):
        case = make.chosen(sent(two_stages, people), people)
        with pytest.raises(AlreadyDone):
            actions.expire(case=case, actor=people.officer)
        with time_machine.travel(timezone.now() + 60 * DAY):
            actions.expire(case=make.fresh(case), actor=people.officer)
        assert make.fresh(case).stage == "expired"

    @pytest.mark.parametrize("how_far", [sent, lambda call, people: make.chosen(sent(call, people), people)])
    def test_the_group_can_step_back(self, two_stages, people, how_far):
        case = how_far(two_stages, people)
        actions.withdraw(case=case, actor=case.applicant)
        assert make.fresh(case).stage == "withdrawn"


class TestNo:
    """A no needs reasons and a second person; it can be seen differently."""

    def test_reasons_are_needed(self, two_stages, people):
        case = sent(two_stages, people)
        with pytest.raises(Invalid) as caught:
            actions.check_idea(step=make.step(case, "check_idea"), actor=people.officer, result="reject")
        assert "feedback" in caught.value.errors
        with pytest.raises(Invalid):
            actions.check_idea(step=make.step(case, "check_idea"), actor=people.officer, result="return")
        assert make.fresh(case).stage == "idea"

    def test_a_second_person_sends_it_with_a_letter(self, two_stages, people):
        people.officer.role_grants.create(role=Role.DECISION_MAKER)
        case = refused(sent(two_stages, people), people)
        assert case.stage == "idea_rejection"
        assert mails("idea_rejection") == []
        with pytest.raises(NotAllowed):
            actions.confirm_idea_rejection(
                step=make.step(case, "confirm_idea_rejection"), actor=people.officer, confirmed=True
            )
        actions.confirm_idea_rejection(
            step=make.step(case, "confirm_idea_rejection"), actor=people.decider, confirmed=True
        )
        case = make.fresh(case)
        assert (case.stage, case.closed_at is not None) == ("rejected_idea", True)
        assert len(mails("idea_rejection")) == 1
        documents_made()
        letter = Document.objects.filter(case=case, kind="letter").first()
        assert letter.name == f"{case.number}-Absage.pdf"
        assert AnswerSheet.objects.filter(case=case).count() == 1  # no application was ever opened

    def test_the_second_person_may_think_otherwise(self, two_stages, people):
        case = refused(sent(two_stages, people), people)
        step = make.step(case, "confirm_idea_rejection")
        with pytest.raises(Invalid):
            actions.confirm_idea_rejection(step=step, actor=people.decider, confirmed=False)
        actions.confirm_idea_rejection(step=step, actor=people.decider, confirmed=False, note="Passt doch.")
        assert make.fresh(case).stage == "idea"
        assert "Passt doch." in FormalCheck.objects.get().note
        assert make.chosen(make.fresh(case), people).stage == "idea_chosen"

    def test_a_complaint_that_is_right_opens_the_idea_again(self, two_stages, people):
        case = refused(sent(two_stages, people), people)
        actions.confirm_idea_rejection(
            step=make.step(case, "confirm_idea_rejection"), actor=people.decider, confirmed=True
        )
        case = make.fresh(case)
        complaint = actions.complain(case=case, actor=case.applicant, text="Wir sind ein Dorf.")
        outsider = UserFactory(roles=[Role.DECISION_MAKER])
        actions.answer_complaint(complaint=complaint, actor=outsider, outcome="reopened", answer="Stimmt.")
        assert make.fresh(case).stage == "idea"
        assert make.chosen(make.fresh(case), people).stage == "idea_chosen"

    def test_what_was_written_can_be_used_again(self, two_stages, people):
        case = refused(sent(two_stages, people), people)
        actions.confirm_idea_rejection(
            step=make.step(case, "confirm_idea_rejection"), actor=people.decider, confirmed=True
        )
        case = make.fresh(case)
        again = actions.start_draft(
            call=two_stages, organisation=case.organisation, actor=case.applicant, earlier=case
        )
        assert make.sheet_of(again).answers["need"] == make.idea_answers(case.organisation)["need"]
