"""Applying again, on screens and over the API."""

import pytest
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.prefills import post
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.problems import mistakes
from workflows.grants.models import Application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def apply_url(call, query=""):
    return reverse("grants:apply", args=[call.slug]) + query


class TestScreen:
    """The page that starts an application."""

    def test_looking_changes_nothing(self, client, call, earlier):
        client.force_login(earlier.applicant)
        page = client.get(apply_url(call, f"?from={earlier.pk}&title=Vorhang"))
        assert page.status_code == 200
        assert earlier.number in page.content.decode()
        assert Application.objects.count() == 1

    def test_starting_with_earlier_answers(self, client, call, earlier):
        client.force_login(earlier.applicant)
        sent = {"organisation": str(earlier.organisation.uuid), "from": str(earlier.pk)}
        answer = client.post(apply_url(call), sent)
        sheet = make.sheet_of(Application.objects.get(stage="draft"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("forms:sheet", args=[sheet.pk]))
        assert sheet.answers["title"] == make.sheet_of(earlier).answers["title"]
        page = client.get(reverse("forms:page", args=[sheet.pk, "dates"])).content.decode()
        assert 'id="start-changed"' in page
        assert 'id="end-changed"' in page

    def test_the_case_page_leads_there_while_a_call_is_open(self, client, call, earlier):
        client.force_login(earlier.applicant)
        page = client.get(reverse("desk:case", args=[earlier.pk])).content.decode()
        assert apply_url(call, f"?from={earlier.pk}") in page
        past = make.timezone.now() - 40 * make.DAY
        call.windows.update(opens_at=past - make.DAY, closes_at=past)
        page = client.get(reverse("desk:case", args=[earlier.pk])).content.decode()
        assert apply_url(call) not in page

    def test_staff_are_not_offered_it(self, client, call, people, earlier):
        client.force_login(people.officer)
        page = client.get(reverse("desk:case", args=[earlier.pk])).content.decode()
        assert apply_url(call) not in page

    def test_a_draft_that_is_there_is_offered(self, client, call, people):
        case = make.draft(call, people)
        client.force_login(case.applicant)
        sheet = reverse("forms:sheet", args=[make.sheet_of(case).pk])
        looked = client.get(apply_url(call))
        asked = client.post(apply_url(call), {"organisation": str(case.organisation.uuid)})
        assert (looked.status_code, asked.status_code) == (200, 409)
        assert sheet in looked.content.decode()
        assert sheet in asked.content.decode()
        assert Application.objects.count() == 1

    def test_only_for_the_same_organisation(self, client, call, earlier):
        other = OrganisationFactory()
        MembershipFactory(organisation=other, user=earlier.applicant)
        client.force_login(earlier.applicant)
        sent = {"organisation": str(other.uuid), "from": str(earlier.pk)}
        assert client.post(apply_url(call), sent).status_code == 422
        body = {"call": call.slug, "organisation": str(other.uuid), "from_case": str(earlier.pk)}
        assert post(client, "/api/grants/applications", body).status_code == 403
        assert Application.objects.count() == 1

    @pytest.mark.parametrize("who", ["stranger", "officer", "left"])
    def test_foreign_applications_are_not_found(self, client, call, people, earlier, who):
        user = {"stranger": UserFactory(), "officer": people.officer, "left": earlier.applicant}[who]
        earlier.organisation.memberships.filter(user=user).delete()
        mine = OrganisationFactory()
        MembershipFactory(organisation=mine, user=user)
        client.force_login(user)
        assert client.get(apply_url(call, f"?from={earlier.pk}")).status_code == 404
        sent = {"organisation": str(mine.uuid), "from": str(earlier.pk)}
        assert client.post(apply_url(call), sent).status_code == 404
        body = {"call": call.slug, "organisation": str(mine.uuid), "from_case": str(earlier.pk)}
        assert post(client, "/api/grants/applications", body).status_code in (403, 404)
        assert Application.objects.count() == 1

    @pytest.mark.parametrize("named", ["x", "1", "00000000-0000-4000-8000-000000000000", "é" * 500])
    def test_nonsense_as_an_earlier_application(self, client, call, earlier, named):
        client.force_login(earlier.applicant)
        assert client.get(apply_url(call, f"?from={named}")).status_code == 404


class TestApi:
    """The same for programs."""

    def body(self, call, case, **rest):
        return {"call": call.slug, "organisation": str(case.organisation.uuid)} | rest

    def test_an_earlier_case_and_new_answers(self, client, call, earlier):
        client.force_login(earlier.applicant)
        body = self.body(call, earlier, from_case=str(earlier.pk), answers={"title": "Neu", "begun": False})
        made = post(client, "/api/grants/applications", body)
        assert made.status_code == 201, made.content
        sheet = client.get(f"/api/forms/sheets/{made.json()['sheet']}").json()
        assert (sheet["answers"]["title"], sheet["answers"]["begun"]) == ("Neu", False)
        waiting = {each["question"]: each["why"] for each in sheet["pending"]}
        assert waiting == dict.fromkeys(("start", "end", "plan"), "copied")

    @pytest.mark.parametrize("answers", [{"start": "never"}, {"unknown": 1}, {"title": ["x"]}, {"plan": "x"}])
    def test_wrong_answers_start_nothing(self, client, call, earlier, answers):
        client.force_login(earlier.applicant)
        refused = post(client, "/api/grants/applications", self.body(call, earlier, answers=answers))
        assert refused.status_code == 422
        assert mistakes(refused).keys() == answers.keys()
        assert Application.objects.count() == 1

    def test_the_draft_that_is_there_is_named(self, client, call, people):
        case = make.draft(call, people)
        client.force_login(case.applicant)
        refused = post(client, "/api/grants/applications", self.body(call, case))
        sheet = make.sheet_of(case)
        assert refused.status_code == 409
        assert {key: refused.json()[key] for key in ("code", "application", "sheet", "url")} == {
            "code": "draft_exists",
            "application": str(case.pk),
            "sheet": str(sheet.pk),
            "url": reverse("forms:sheet", args=[sheet.pk]),
        }

    def test_sent_twice_with_a_key_it_is_one_draft(self, client, call, earlier):
        client.force_login(earlier.applicant)
        body = self.body(call, earlier)
        key = {"idempotency-key": "start-1"}
        first, second = (post(client, "/api/grants/applications", body, **key) for _each in range(2))
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json() == second.json()
