"""Applying again: what comes along from the profile and from an earlier application."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.grants import factories as make
from tests.grants.prefills import post
from workflows.documents.models import Document
from workflows.forms import actions as forms
from workflows.forms.checks.sheets import problems
from workflows.grants import actions
from workflows.grants.actions.prefill import known

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


DECLARED = {"not_begun", "no_double_funding", "correct", "rules_accepted", "wages", "privacy"}


def again(call, earlier, **rest):
    return actions.start_draft(
        call=call, organisation=earlier.organisation, actor=earlier.applicant, earlier=earlier, **rest
    )


class TestProfile:
    """What the organisation and the house know is not asked."""

    def test_every_field_that_the_form_asks_for(self, call, people):
        user, organisation = make.applicant(
            "uk", phone="+49 681 123456", postcode="66386", town="Lindenstadt", account_holder="Chor e.V."
        )
        case = actions.start_draft(call=call, organisation=organisation, actor=user)
        assert make.sheet_of(case).answers == {
            "organisation": {"id": str(organisation.uuid), "name": organisation.name},
            "contact_name": user.name,
            "contact_email": user.email,
            "contact_phone": "+49681123456",
            "contact_language": "uk",
            "account_holder": "Chor e.V.",
            "iban": make.IBAN,
            "postcode": "66386",
            "place": "Lindenstadt",
        }

    def test_grants_of_this_house_are_named(self, call, people):
        case = make.approve(make.to_decision(call, people), people)
        answers = known(case.organisation, case.applicant)
        assert answers["earlier_grants"] is True
        assert case.number in answers["earlier_grants_what"]

    def test_a_profile_that_does_not_fit_is_left_out(self, call, people):
        user, organisation = make.applicant(phone="call me", postcode="")
        case = actions.start_draft(call=call, organisation=organisation, actor=user)
        assert not make.sheet_of(case).answers.keys() & {"contact_phone", "postcode"}


class TestApplyingAgain:
    """Earlier answers are taken over, and looked at."""

    def test_answers_come_along_but_declarations_never(self, call, earlier):
        before = make.sheet_of(earlier).answers
        after = make.sheet_of(again(call, earlier)).answers
        assert after["title"] == before["title"]
        assert after["activities"] == before["activities"]
        assert before.keys() >= DECLARED
        assert not after.keys() & (DECLARED | {"begun", "fees_to_board", "exclusions", "is_new"})

    def test_dates_and_amounts_wait_for_a_look(self, call, earlier):
        sheet = make.sheet_of(again(call, earlier))
        assert sheet.pending.keys() == {"start", "end", "plan"}
        assert {"start", "end", "plan"} <= {each.question for each in problems(sheet) if each.blocks}
        looked_at = {"plan": sheet.answers["plan"], "start": sheet.answers["start"]}
        forms.save_answers(sheet_id=sheet.pk, answers=looked_at, revision=None, actor=sheet.owner)
        sheet.refresh_from_db()
        assert sheet.pending.keys() == {"end"}

    def test_the_profile_of_today_wins_but_for_the_place_of_the_project(self, call, earlier):
        organisation = earlier.organisation
        organisation.account_holder = "Neuer Name e.V."
        organisation.town, organisation.postcode = "Anderswo", "66111"
        organisation.save()
        answers = make.sheet_of(again(call, earlier)).answers
        assert answers["account_holder"] == "Neuer Name e.V."
        assert (answers["place"], answers["postcode"]) == ("Lindenstadt", "66999")

    def test_into_another_form_only_what_fits(self, people, earlier):
        starter = make.open_call(people, "starter_package")
        answers = make.sheet_of(again(starter, earlier)).answers
        assert answers["title"] == make.sheet_of(earlier).answers["title"]
        assert not answers.keys() & {"activities", "disbursement"}

    def test_answers_of_today_need_no_look(self, call, earlier):
        sheet = make.sheet_of(again(call, earlier, carried={"start": "2031-05-01", "title": "Neu"}))
        assert sheet.answers["title"] == "Neu"
        assert sheet.pending.keys() == {"end", "plan"}

    def test_nothing_changes_at_the_earlier_one(self, call, earlier):
        before = make.sheet_of(earlier)
        again(call, earlier)
        after = make.sheet_of(earlier)
        assert (after.answers, after.revision, after.pending) == (before.answers, before.revision, {})

    def test_looked_at_and_declared_it_is_complete(self, call, earlier):
        sheet = make.sheet_of(again(call, earlier))
        changed = make.answers(earlier.organisation, title="Zweiter Vorhang")
        forms.save_answers(sheet_id=sheet.pk, answers=changed, revision=None, actor=earlier.applicant)
        sheet.refresh_from_db()
        assert sheet.pending == {}
        assert [each for each in problems(sheet) if each.blocks and not each.rule] == []


class TestFiles:
    """Files come along as copies, if they still hold."""

    @pytest.fixture
    def earlier(self, call, people):
        case = make.draft(call, people)
        for question in ("statute", "charity_file", "offers"):
            file = SimpleUploadedFile(f"{question}.pdf", PDF)
            sheet_id = make.sheet_of(case).pk
            forms.add_file(sheet_id=sheet_id, question=question, file=file, actor=case.applicant)
        return make.submit(case)

    def test_they_are_copies_that_belong_to_the_new_case(self, call, earlier):
        case = again(call, earlier)
        answers = make.sheet_of(case).answers
        assert [each["name"] for each in answers["statute"]] == ["statute.pdf"]
        assert "charity_file" in answers
        assert "offers" not in answers
        old, new = make.sheet_of(earlier).answers["statute"][0]["id"], answers["statute"][0]["id"]
        assert old != new
        assert Document.objects.get(pk=new).case_id == case.pk
        assert Document.objects.get(pk=new).file.read() == PDF

    def test_a_notice_that_is_too_old_stays_behind(self, call, earlier):
        organisation = earlier.organisation
        organisation.tax_notice_date = make.timezone.localdate() - 6 * 366 * make.DAY
        organisation.save()
        answers = make.sheet_of(again(call, earlier)).answers
        assert "charity_file" not in answers
        assert "statute" in answers

    def test_a_file_that_is_gone_is_no_reason_to_fail(self, call, earlier):
        for document in Document.objects.filter(case=earlier.pk, name="statute.pdf"):
            document.file.storage.delete(document.file.name)
        assert "statute" not in make.sheet_of(again(call, earlier)).answers

    def test_nothing_is_left_behind_when_the_start_fails(self, client, call, earlier):
        client.force_login(earlier.applicant)
        storage = Document.objects.all()[0].file.storage

        def stored():
            folders = storage.listdir("documents")[0]
            return sum(len(storage.listdir(f"documents/{folder}")[1]) for folder in folders)

        before = Document.objects.count(), stored()
        body = {"call": call.slug, "organisation": str(earlier.organisation.uuid)}
        body |= {"from_case": str(earlier.pk), "answers": {"start": "never"}}
        assert post(client, "/api/grants/applications", body).status_code == 422
        assert (Document.objects.count(), stored()) == before
