"""A draft without an account becomes an application, or ends; and the same over the API."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.guests import IDEA, at, begun, save, secret_in
from tests.people.factories import UserFactory
from tests.people.test_sign_in import code_in
from workflows.engine import troubles
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.models import Application, GuestDraft
from workflows.people.models import Organisation, User
from workflows.people.verdicts import NotAllowed
from workflows.upkeep.retention.running import run
from workflows.values.secret_links import hash_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class TestTakingOver:
    """At the end comes the account, by mailed code, and the answers with it."""

    def test_the_whole_way_from_visitor_to_application(self, client, call):
        answer = client.post(reverse("grants:begin", args=[call.slug]))
        secret = secret_in(answer["Location"])
        save(client, secret, "contact", contact_name="Amira", contact_email="keine Adresse")
        save(client, secret, "idea", **IDEA)
        over = at("begun_take_over", secret)
        assert over in unquote(client.get(over).content.decode())
        sent = {"email": "neu@example.org", "name": "Noor", "language": "de", "next": over}
        confirm = client.post("/account/signup/", sent)["Location"]
        back = client.post(confirm, {"code": code_in(mail.outbox[-1]), "next": over})
        assert back["Location"] == over
        new = client.get(over).content.decode()
        assert f"{reverse('people:organisation_new')}?next=" in new
        made = client.post(
            f"{reverse('people:organisation_new')}?next={over}",
            {"name": "Nähkreis", "legal_form": "initiative", "next": over},
        )
        assert made["Location"] == over
        organisation = Organisation.objects.get(name="Nähkreis")
        taken = client.post(over, {"organisation": str(organisation.uuid)})
        case = Application.objects.get()
        sheet = make.sheet_of(case)
        assert taken["Location"] == reverse("forms:resume", args=[sheet.pk])
        assert case.applicant == User.objects.get(email="neu@example.org")
        assert sheet.answers["title"] == "Nähwerkstatt"
        assert sheet.answers["contact_name"] == "Amira"
        assert sheet.typed["contact_email"] == "keine Adresse"
        assert set(sheet.visited) == {"contact", "idea"}
        assert sheet.answers["organisation"]["id"] == str(organisation.uuid)
        assert client.get(at("begun", secret)).status_code == 404
        assert not GuestDraft.objects.exists()
        assert HistoryEntry.objects.filter(case=case.pk, verb="draft.taken_over").exists()

    def test_what_was_typed_wins_over_the_profile(self, call):
        user, organisation = make.applicant(postcode="66999", town="Lindenstadt")
        secret = begun(call, answers={"place": "Ahornbach", "contact_name": "Noor"})
        case = actions.take_over(secret=secret, organisation=organisation, actor=user)
        answers = make.sheet_of(case).answers
        assert (answers["place"], answers["contact_name"]) == ("Ahornbach", "Noor")
        assert answers["postcode"] == "66999"

    def test_a_draft_that_is_there_already_loses_nothing(self, client, call):
        user, organisation = make.applicant()
        actions.start_draft(call=call, organisation=organisation, actor=user)
        secret = begun(call, answers={"title": "Fest"})
        client.force_login(user)
        answer = client.post(at("begun_take_over", secret), {"organisation": str(organisation.uuid)})
        assert answer.status_code == 409
        assert at("begun", secret) in answer.content.decode()
        assert GuestDraft.objects.get().answers == {"title": "Fest"}
        assert Application.objects.count() == 1

    def test_never_for_an_organisation_of_others(self, client, call):
        organisation = make.applicant()[1]
        secret = begun(call)
        client.force_login(make.applicant()[0])
        answer = client.post(at("begun_take_over", secret), {"organisation": str(organisation.uuid)})
        assert answer.status_code == 422
        with pytest.raises(NotAllowed):
            actions.take_over(secret=secret, organisation=organisation, actor=UserFactory())
        assert GuestDraft.objects.exists()
        assert not Application.objects.exists()

    def test_a_complete_draft_can_be_handed_in(self, call, people):
        user, organisation = make.applicant()
        actions.record_consultation(
            organisation=organisation, actor=people.adviser, held_on=timezone.localdate()
        )
        known = make.answers(organisation)
        known.pop("organisation")
        case = actions.take_over(secret=begun(call, answers=known), organisation=organisation, actor=user)
        assert make.submit(case).number


class TestKeeping:
    """Nothing stays longer than it must."""

    def test_the_worker_deletes_what_expired(self, call):
        begun(call)
        stays = begun(call)
        GuestDraft.objects.exclude(secret_hash=hash_of(stays)).update(
            created_at=timezone.now() - timedelta(days=40), expires_at=timezone.now() - timedelta(days=2)
        )
        run(guard=troubles.one_row)
        assert GuestDraft.objects.get().secret_hash == hash_of(stays)


class TestApi:
    """The same over the API, with the secret in a header."""

    def test_the_whole_way(self, call):
        visitor = Client()
        url = "/api/grants/guest-drafts"
        made = visitor.post(
            url, {"call": call.slug, "answers": {"title": "Fest"}}, content_type="application/json"
        )
        assert made.status_code == 201
        header = {"X-Draft-Secret": made.json()["secret"]}
        assert made.json()["link"].endswith(f"/begun/{made.json()['secret']}/")
        kept = visitor.patch(
            f"{url}/mine",
            {"revision": 1, "answers": {"need": "Ein Ort"}},
            content_type="application/json",
            headers=header,
        )
        assert kept.status_code == 200
        late = visitor.patch(
            f"{url}/mine",
            {"revision": 1, "answers": {"need": "Zwei Orte"}},
            content_type="application/json",
            headers=header,
        )
        assert (late.status_code, late.json()["changes"][0]["question"]) == (409, "need")
        read = visitor.get(f"{url}/mine", headers=header).json()
        assert read["answers"] == {"title": "Fest", "need": "Ein Ort"}
        assert "statute" in read["later"]
        assert "organisation" in read["later"]
        fresh = visitor.post(f"{url}/mine/link", headers=header).json()["secret"]
        assert visitor.get(f"{url}/mine", headers=header).status_code == 404
        header = {"X-Draft-Secret": fresh}
        user, organisation = make.applicant()
        given = {"organisation": str(organisation.uuid)}
        over = f"{url}/mine/take-over"
        assert visitor.post(over, given, content_type="application/json", headers=header).status_code == 401
        visitor.force_login(user)
        taken = visitor.post(over, given, content_type="application/json", headers=header)
        assert taken.status_code == 201
        assert make.sheet_of(Application.objects.get()).answers["need"] == "Ein Ort"
        assert visitor.get(f"{url}/mine", headers=header).status_code == 404

    def test_throwing_away(self, client, call):
        header = {"X-Draft-Secret": begun(call)}
        assert client.delete("/api/grants/guest-drafts/mine", headers=header).status_code == 204
        assert not GuestDraft.objects.exists()
