"""The case page: who sees which part of it, messages, notes, files."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.engine.factories import do, started, until_review
from tests.people.factories import UserFactory
from workflows.desk.actions import messages as actions
from workflows.desk.models import CaseMessage
from workflows.engine import actions as engine
from workflows.engine import deadlines
from workflows.engine.models import Deadline
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, case, **headers):
    return signed_in(user).get(f"/cases/{case.pk}/", **headers)


def officer(**fields):
    return UserFactory(roles=["formal_officer"], **fields)


def test_staff_read_whose_turn_it_is_and_applicants_that_they_can_wait():
    case = started()
    decider = UserFactory(roles=["decision_maker"])
    staff = signed_in(decider).get(f"/en/cases/{case.pk}/").content.decode()
    assert "It is not your turn. The case is waiting for:" in staff
    assert "Formal officer" in staff
    assert "You don’t have to do anything" not in staff
    mine = signed_in(case.applicant).get(f"/en/cases/{case.pk}/").content.decode()
    assert "It is not your turn" not in mine


class TestWhoSeesIt:
    def test_invisible_cases_do_not_exist(self):
        case = started()
        assert Client().get(f"/cases/{case.pk}/").status_code == 302
        stranger = signed_in(UserFactory())
        for address in ("", "bpmn/"):
            assert stranger.get(f"/cases/{case.pk}/{address}").status_code == 404
        for address in ("messages/", "notes/", "contact/"):
            assert stranger.post(f"/cases/{case.pk}/{address}", {"text": "x"}).status_code == 404
        assert not CaseMessage.objects.exists()

    def test_the_applicant_and_the_staff_see_their_side(self):
        case = started(title="Sommerfest")
        own = page(case.applicant, case)
        assert own.status_code == 200
        assert "Sommerfest" in own.content.decode()
        assert own.context["staff"] is False
        assert own.context["notes"] == []
        assert page(officer(), case).context["staff"] is True

    def test_bpmn_is_for_the_staff(self):
        case = started()
        assert signed_in(case.applicant).get(f"/cases/{case.pk}/bpmn/").status_code == 404
        response = signed_in(officer()).get(f"/cases/{case.pk}/bpmn/")
        assert response["Content-Type"] == "application/xml"

    def test_whose_turn_it_is(self):
        case = started()
        assert [step.label for step in page(officer(), case).context["my_steps"]] == ["Check"]
        waiting = page(case.applicant, case)
        assert waiting.context["my_steps"] == []
        assert [step.label for step in waiting.context["other_steps"]] == ["Check"]

    def test_the_four_eyes_rule_says_why_not(self):
        case = until_review()
        both = UserFactory(roles=["formal_officer", "decision_maker"])
        for step in case.steps.filter(node="review", state="open"):
            do(case, "review", step.assignee, "reviewed")
        engine.record(case, actor=both, verb="checked")
        assert "You checked this case yourself." in page(both, case).content.decode()

    @pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
    def test_it_speaks_every_language(self, language):
        case = started()
        prefix = "" if language == "de" else f"/{language}"
        response = signed_in(case.applicant).get(f"{prefix}/cases/{case.pk}/")
        assert f'lang="{language}"' in response.content.decode()


class TestMessages:
    def write(self, user, case, text="Hallo", **more):
        return signed_in(user).post(f"/cases/{case.pk}/messages/", {"text": text, **more})

    def test_from_the_office_to_the_applicant(self):
        case = started()
        me = officer(name="Petra Klein")
        assert self.write(me, case, "Bitte das Datum prüfen").status_code == 302
        mail = Message.objects.get(template="desk/mail/message")
        assert mail.recipient == case.applicant
        assert "Datum" not in mail.text
        assert f"/cases/{case.pk}/" in mail.text
        text = page(case.applicant, case).content.decode()
        assert "Bitte das Datum prüfen" in text
        assert "Petra" not in text

    def test_from_the_applicant_to_the_contact_person(self):
        case = started()
        me = officer()
        actions.take_over(case=case, actor=me)
        assert self.write(case.applicant, case, "Eine Frage").status_code == 302
        assert Message.objects.get(template="desk/mail/message").recipient == me
        assert CaseMessage.objects.get().from_applicant is True

    def test_the_mail_speaks_the_readers_language(self):
        case = started(applicant=UserFactory(language="uk"))
        self.write(officer(), case)
        mail = Message.objects.get(template="desk/mail/message")
        assert mail.language == "uk"
        assert "/uk/cases/" in mail.text

    def test_reviewers_neither_read_nor_write(self):
        case = until_review()
        actions.write_message(case=case, actor=case.applicant, text="An die Prüferin")
        reviewer = case.steps.filter(node="review").first().assignee
        response = page(reviewer, case)
        assert response.status_code == 200
        assert "An die Prüferin" not in response.content.decode()
        assert self.write(reviewer, case).status_code == 403
        with pytest.raises(NotAllowed):
            actions.write_note(case=case, actor=reviewer, text="x")

    def test_an_auditor_reads_and_does_not_write(self):
        case = started()
        auditor = UserFactory(roles=["auditor"])
        actions.write_message(case=case, actor=case.applicant, text="Guten Tag")
        assert "Guten Tag" in page(auditor, case).content.decode()
        with pytest.raises(NotAllowed):
            actions.write_message(case=case, actor=auditor, text="x")

    def test_an_empty_message_is_not_sent(self):
        case = started()
        response = self.write(case.applicant, case, "   ")
        assert response.status_code == 422
        assert not CaseMessage.objects.exists()
        with pytest.raises(Invalid):
            actions.write_message(case=case, actor=case.applicant, text="\x00 ")
        with pytest.raises(Invalid):
            actions.write_message(case=case, actor=case.applicant, text="x" * 5001)

    def test_what_was_written_is_not_markup(self):
        case = started()
        self.write(case.applicant, case, "<script>alert(1)</script>")
        assert "<script>alert" not in page(officer(), case).content.decode()

    def test_files_go_with_the_message_and_only_to_its_readers(self):
        case = until_review()
        file = SimpleUploadedFile(
            "plan.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj<<>>endobj\n%%EOF", "application/pdf"
        )
        assert self.write(case.applicant, case, "Der Plan", attachments=file).status_code == 302
        assert "plan.pdf" in page(officer(), case).content.decode()
        reviewer = case.steps.filter(node="review").first().assignee
        assert "plan.pdf" not in page(reviewer, case).content.decode()

    def test_a_bad_file_keeps_the_message_back(self):
        case = started()
        file = SimpleUploadedFile("plan.exe", b"MZ\x90\x00" + b"x" * 100, "application/pdf")
        response = self.write(case.applicant, case, "Der Plan", attachments=file)
        assert response.status_code == 422
        assert not CaseMessage.objects.exists()
        assert "Der Plan" in response.content.decode()


class TestNotes:
    def test_the_applicant_never_sees_notes(self):
        case = started()
        actions.write_note(case=case, actor=officer(), text="Etwas Internes")
        assert "Etwas Internes" in page(officer(), case).content.decode()
        assert "Etwas Internes" not in page(case.applicant, case).content.decode()
        assert (
            signed_in(case.applicant).post(f"/cases/{case.pk}/notes/", {"note-text": "x"}).status_code == 403
        )
        assert not Message.objects.filter(template="desk/mail/message").exists()

    def test_staff_who_applied_themselves_are_applicants(self):
        me = officer()
        case = started(applicant=me)
        actions.write_note(case=case, actor=officer(), text="Etwas Internes")
        assert "Etwas Internes" not in page(me, case).content.decode()
        with pytest.raises(NotAllowed):
            actions.take_over(case=case, actor=me)


def test_taking_over_once():
    case = started()
    me = officer()
    client = signed_in(me)
    assert client.post(f"/cases/{case.pk}/contact/").status_code == 302
    assert client.post(f"/cases/{case.pk}/contact/").status_code == 409
    with pytest.raises(AlreadyDone):
        actions.take_over(case=case, actor=me)
    case.refresh_from_db()
    assert case.assignee == me
    assert case.history.filter(verb="contact.changed").count() == 1


class TestReminders:
    def due(self, code: str) -> None:
        Deadline.objects.filter(code=code).update(due_at=timezone.now())
        deadlines.tick()

    def test_everyone_of_the_role_is_reminded_once(self):
        people = [officer(), officer()]
        UserFactory(roles=["reviewer"])
        case = started()
        Deadline.objects.filter(code="step.reminder", data__days=7).delete()
        self.due("step.reminder")
        deadlines.tick()
        mails = Message.objects.filter(template="desk/mail/reminder")
        assert {mail.recipient for mail in mails} == set(people)
        assert case.number

    def test_the_contact_person_alone_when_they_hold_the_role(self):
        me = officer()
        officer()
        case = started()
        actions.take_over(case=case, actor=me)
        self.due("step.overdue")
        assert Message.objects.get(template="desk/mail/overdue").recipient == me

    def test_the_assignee_alone(self):
        case = until_review()
        self.due("step.overdue")
        asked = set(case.steps.filter(node="review").values_list("assignee", flat=True))
        assert {m.recipient_id for m in Message.objects.filter(template="desk/mail/overdue")} == asked

    def test_after_an_outage_only_the_last_reminder(self):
        until_review()
        late = timezone.now() + timedelta(days=400)
        with time_machine.travel(late, tick=False):
            deadlines.tick()
        mails = Message.objects.filter(template__in=["desk/mail/reminder", "desk/mail/overdue"])
        assert Deadline.objects.filter(step__state="open", done_at=None, cancelled_at=None).count() == 0
        assert mails.count() == mails.values("recipient", "case").distinct().count() > 0

    def test_nobody_once_it_is_done(self):
        case = started()
        do(case, "check", officer(), "checked")
        self.due("step.reminder")
        assert not Message.objects.filter(
            template="desk/mail/reminder", recipient__role_grants__role="formal_officer"
        )
