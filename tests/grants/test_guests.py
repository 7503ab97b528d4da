"""Applications begun without an account: the link alone opens them, and nothing typed is lost on the way."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.grants import factories as make
from tests.grants.guests import FAR, IDEA, at, begun, save, secret_in
from tests.people.factories import UserFactory
from workflows.grants import actions
from workflows.grants.models import GuestDraft
from workflows.people.verdicts import Invalid, NotAllowed, TooOften
from workflows.upkeep.limits import LIMITS
from workflows.values.secret_links import hash_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class TestBeginning:
    """From a call's page to the first answers."""

    def test_a_visitor_starts_at_once_and_is_given_a_link(self, client, call):
        page = client.get(reverse("grants:begin", args=[call.slug]))
        assert (page.status_code, GuestDraft.objects.count()) == (200, 0)
        answer = client.post(reverse("grants:begin", args=[call.slug]))
        secret = secret_in(answer["Location"])
        shown = client.get(answer["Location"]).content.decode()
        assert f"/begun/{secret}/" in shown
        assert at("begun_qr", secret) in shown
        draft = GuestDraft.objects.get()
        assert draft.secret_hash == hash_of(secret)
        stored = json.dumps(list(GuestDraft.objects.values()), default=str)
        assert secret not in stored

    def test_people_with_an_account_begin_with_it(self, client, call):
        client.force_login(UserFactory())
        answer = client.post(reverse("grants:begin", args=[call.slug]))
        assert answer["Location"] == reverse("grants:apply", args=[call.slug])
        assert not GuestDraft.objects.exists()

    def test_a_closed_call_takes_none(self, call):
        call.windows.update(opens_at=timezone.now() + timedelta(days=9), closes_at=None)
        with pytest.raises(NotAllowed):
            begun(call)

    def test_many_from_one_network_have_to_wait(self, call, monkeypatch):
        monkeypatch.setitem(LIMITS, "guest_draft_from", ((2, 3600),))
        begun(call)
        begun(call)
        with pytest.raises(TooOften):
            begun(call)
        assert actions.begin_as_guest(call=call, language="de", address="198.51.100.9")

    def test_answers_of_the_self_check_come_along(self, client, call):
        session = client.session
        session["grants.carried"] = {"call": call.slug, "answers": {"begun": False, "nothing": 1}}
        session.save()
        client.post(reverse("grants:begin", args=[call.slug]))
        assert GuestDraft.objects.get().answers == {"begun": False}


class TestOpening:
    """The link opens the draft, for whoever holds it and for nobody else."""

    def test_looking_changes_nothing(self, client, call):
        secret = begun(call)
        before = GuestDraft.objects.values().get()
        for name in ("begun", "begun_link", "begun_qr", "begun_check", "begun_throw_away", "begun_take_over"):
            assert client.get(at(name, secret)).status_code == 200
        assert client.get(at("begun_page", secret, page="idea")).status_code == 200
        assert GuestDraft.objects.values().get() == before

    def test_no_search_engine_and_no_cache_keeps_it(self, client, call):
        answer = client.get(at("begun", begun(call)))
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"

    @pytest.mark.parametrize("end", ["expired", "renewed", "thrown away", "taken over", "wrong"])
    @pytest.mark.parametrize("who", ["visitor", "account"])
    def test_a_dead_link_opens_nothing(self, client, call, people, end, who):
        secret = begun(call)
        _end(call, secret, end)
        if who == "account":
            client.force_login(make.applicant()[0])
        old = "y" * 43 if end == "wrong" else secret
        for name in ("begun", "begun_link", "begun_qr", "begun_check", "begun_throw_away", "begun_take_over"):
            assert client.get(at(name, old)).status_code == 404
        assert save(client, old, "idea", **IDEA).status_code == 404
        for name in ("begun_new_link", "begun_throw_away", "begun_take_over"):
            assert client.post(at(name, old)).status_code in (404, 302 if name == "begun_take_over" else 404)
        header = {"X-Draft-Secret": old}
        assert client.get("/api/grants/guest-drafts/mine", headers=header).status_code == 404

    def test_a_new_link_opens_the_same_answers(self, client, call):
        secret = begun(call, answers={"title": "Fest"})
        answer = client.post(at("begun_new_link", secret))
        fresh = secret_in(answer["Location"])
        assert client.get(at("begun", secret)).status_code == 404
        assert "Fest" in client.get(at("begun_check", fresh)).content.decode()


def _end(call, secret, end):
    if end == "expired":
        GuestDraft.objects.update(
            created_at=timezone.now() - timedelta(days=40), expires_at=timezone.now() - timedelta(seconds=1)
        )
    elif end == "renewed":
        actions.renew_guest_link(secret=secret)
    elif end == "thrown away":
        actions.drop_guest_draft(secret=secret)
    elif end == "taken over":
        user, organisation = make.applicant()
        actions.take_over(secret=secret, organisation=organisation, actor=user)


class TestWriting:
    """The same form as with an account."""

    def test_a_page_is_kept_and_leads_on(self, client, call):
        secret = begun(call)
        answer = save(client, secret, "contact", contact_name="Amira", contact_email="keine Adresse")
        assert answer.status_code == 422
        draft = GuestDraft.objects.get()
        assert draft.answers["contact_name"] == "Amira"
        assert draft.typed["contact_email"] == "keine Adresse"
        again = client.get(at("begun_page", secret, page="contact")).content.decode()
        assert "keine Adresse" in again

    def test_each_change_keeps_it_longer(self, client, call):
        secret = begun(call)
        with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
            save(client, secret, "idea", **IDEA)
        with time_machine.travel(timezone.now() + timedelta(days=50), tick=False):
            assert client.get(at("begun", secret)).status_code == 200

    def test_two_with_one_link_overwrite_nothing_unseen(self, client, call):
        secret = begun(call)
        seen = client.get(at("begun_page", secret, page="idea")).context["seen"]
        save(client, secret, "idea", title="Mein Titel", seen=seen)
        answer = save(client, secret, "idea", title="Dein Titel", seen=seen)
        assert answer.status_code == 409
        assert "Mein Titel" in answer.content.decode()
        assert GuestDraft.objects.get().answers["title"] == "Mein Titel"

    def test_files_and_the_organisation_come_later(self, client, call):
        secret = begun(call)
        page = client.get(at("begun_page", secret, page="applicant")).content.decode()
        assert 'name="organisation"' not in page
        assert 'name="members"' in page
        files = client.get(at("begun_page", secret, page="attachments"))
        assert 'type="file"' not in files.content.decode()
        with pytest.raises(Invalid) as refused:
            actions.save_guest_answers(secret=secret, answers={"statute": []}, revision=None)
        assert set(refused.value.errors) == {"statute"}

    def test_one_question_is_saved_while_people_type(self, client, call):
        secret = begun(call)
        answer = client.post(
            at("begun_autosave", secret, page="idea"), {"only": "title", "title": "Fest", "need": "x"}
        )
        assert (answer.status_code, answer.json()["revision"]) == (200, 1)
        draft = GuestDraft.objects.get()
        assert (draft.answers, draft.visited) == ({"title": "Fest"}, [])

    def test_endless_texts_are_refused(self, call):
        secret = begun(call)
        rows = [{"goal": "x" * 1900, "measure": "y" * 1900} for _each in range(130)]
        with pytest.raises(Invalid):
            actions.save_guest_answers(secret=secret, answers={"goals": rows}, revision=None)
        assert GuestDraft.objects.get().answers == {}

    def test_arabic_reads_from_the_right(self, client, call):
        with override("ar"):
            begin = client.get(reverse("grants:begin", args=[call.slug])).content.decode()
            page = client.get(at("begun_page", begun(call), page="idea")).content.decode()
        assert 'dir="rtl"' in begin
        assert 'dir="rtl"' in page
        assert "Begin without an account" not in begin


class TestMailing:
    """The link by mail, for whoever gives an address."""

    def test_the_mail_has_the_link_and_the_draft_no_address(self, client, call):
        secret = begun(call)
        answer = client.post(at("begun_link", secret), {"email": "amira@example.org"})
        assert answer.status_code == 302
        assert mail.outbox[-1].to == ["amira@example.org"]
        assert f"/begun/{secret}/" in mail.outbox[-1].body
        assert "amira" not in json.dumps(list(GuestDraft.objects.values()), default=str)

    def test_nobody_is_flooded(self, call, monkeypatch):
        monkeypatch.setitem(LIMITS, "guest_mail_to", ((1, 3600),))
        secret = begun(call)
        given = {"secret": secret, "language": "de", "address": FAR}
        actions.mail_guest_link(email="amira@example.org", **given)
        with pytest.raises(TooOften):
            actions.mail_guest_link(email="Amira@example.org ", **given)

    def test_an_address_that_is_none_is_said(self, client, call):
        answer = client.post(at("begun_link", begun(call)), {"email": "amira"})
        assert answer.status_code == 422
        assert not mail.outbox
