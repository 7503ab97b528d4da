"""Help with filling in: consented, seen, ended; helpers write and upload, and never hand in or sign."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.grants import factories as make
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry
from workflows.forms import actions as forms
from workflows.forms import rules as form_rules
from workflows.grants import actions
from workflows.grants.models import Helping
from workflows.grants.rules import helping as rules
from workflows.grants.rules import leaving, running, steps
from workflows.grants.rules.four_eyes import Act, Hat, hats, may
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed, TooOften
from workflows.upkeep.limits import LIMITS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def case(call, people):
    """A draft of a group."""
    return make.draft(call, people, advised=False)


def adviser():
    return UserFactory(roles=["adviser"])


def partner():
    """Somebody of an organisation that the house trusts."""
    organisation = OrganisationFactory()
    actions.trust_partner(organisation=organisation, actor=UserFactory(roles=["call_manager"]))
    user = UserFactory()
    MembershipFactory(organisation=organisation, user=user)
    return user


def named(case, user):
    """The group names this person."""
    return actions.name_helper(organisation=case.organisation, email=user.email, actor=case.applicant)


def asked(case, user):
    actions.ask_to_help(email=case.applicant.email, actor=user)
    return Helping.objects.get(helper=user)


def ended(case, user):
    actions.end_help(helping=named(case, user), actor=case.applicant)


def no_longer_trusted(case, user):
    named(case, user)
    user.role_grants.all().delete()
    user.__dict__.pop("roles", None)


def closed(case, user):
    named(case, user)
    actions.withdraw(case=case, actor=case.applicant)


def other_group(case, user):
    organisation = make.applicant()[1]
    actions.name_helper(
        organisation=organisation, email=user.email, actor=organisation.memberships.get().user
    )


def deeds(user, case):
    """What this person may do, asked of the rules that the actions ask."""
    fresh = type(case).objects.get(pk=case.pk)
    sheet = make.sheet_of(fresh)
    person = User.objects.get(pk=user.pk)
    return {
        "read": bool(form_rules.may_read(person, sheet)),
        "write": bool(form_rules.may_edit(person, sheet)),
        "submit": bool(steps.may_sign(person, fresh)),
        "withdraw": bool(leaving.may_withdraw(person, fresh)),
        "ask for money": bool(running.may_run(person, fresh)),
    }


WRITES = {"read": True, "write": True, "submit": False, "withdraw": False, "ask for money": False}
NOTHING = dict.fromkeys(WRITES, False)
TABLE = [
    (adviser, named, WRITES),
    (partner, named, WRITES),
    (adviser, asked, NOTHING),
    (partner, asked, NOTHING),
    (adviser, ended, NOTHING),
    (adviser, no_longer_trusted, NOTHING),
    (adviser, other_group, NOTHING),
    (adviser, lambda case, user: None, NOTHING),
]


@pytest.mark.parametrize(("who", "how", "expected"), TABLE)
def test_what_a_helper_may_do(case, who, how, expected):
    user = who()
    how(case, user)
    assert deeds(user, case) == expected


def test_the_table_of_the_rule(case):
    user = adviser()
    named(case, user)
    allowed = {deed for deed in rules.Deed if rules.may(deed, user, case)}
    assert allowed == {rules.Deed.READ, rules.Deed.WRITE, rules.Deed.UPLOAD}
    assert not any(rules.may(deed, UserFactory(roles=["adviser"]), case) for deed in rules.Deed)


def test_nothing_is_written_in_a_closed_case(case):
    user = adviser()
    closed(case, user)
    assert not deeds(user, case)["write"]


class TestWriting:
    """What a helper does in the form."""

    def test_answers_are_kept_and_the_group_sees_who_helped(self, client, case):
        user = adviser()
        named(case, user)
        sheet = make.sheet_of(case)
        client.force_login(user)
        page = client.get(reverse("forms:page", args=[sheet.pk, "idea"]))
        assert page.status_code == 200
        client.post(reverse("forms:page", args=[sheet.pk, "idea"]), {"title": "Mit Hilfe"})
        assert make.sheet_of(case).answers["title"] == "Mit Hilfe"
        line = HistoryEntry.objects.get(case=case.pk, verb="answers.written", actor=user)
        assert not line.for_applicant
        client.force_login(case.applicant)
        seen = client.get(reverse("grants:helpers", args=[case.organisation.uuid])).content.decode()
        assert user.get_full_name() in seen

    def test_files_are_uploaded_and_read(self, client, case):
        user = adviser()
        named(case, user)
        sheet = make.sheet_of(case)
        file = SimpleUploadedFile("satzung.txt", b"Satzung", content_type="text/plain")
        forms.add_file(sheet_id=sheet.pk, question="statute", file=file, actor=user)
        document = Document.objects.get(name="satzung.txt")
        client.force_login(user)
        assert client.get(reverse("documents:download", args=[document.pk])).status_code == 200
        Helping.objects.all().delete()
        assert client.get(reverse("documents:download", args=[document.pk])).status_code in (403, 404)

    def test_handing_in_is_refused_on_every_way(self, client, case):
        user = adviser()
        named(case, user)
        sheet = make.sheet_of(case)
        with pytest.raises(NotAllowed):
            actions.submit_application(sheet=sheet, actor=user)
        client.force_login(user)
        client.post(reverse("forms:check", args=[sheet.pk]))
        client.post(f"/api/forms/sheets/{sheet.pk}/submit")
        client.post(f"/api/grants/applications/{case.pk}/submit")
        case.refresh_from_db()
        assert case.submitted_at is None

    def test_who_helped_never_judges(self, case):
        user = UserFactory(roles=["adviser", "formal_officer", "decision_maker", "reviewer"])
        actions.name_helper(organisation=case.organisation, email=user.email, actor=case.applicant)
        forms.save_answers(
            sheet_id=make.sheet_of(case).pk, answers={"title": "Fest"}, revision=None, actor=user
        )
        fresh = type(case).objects.get(pk=case.pk)
        assert Hat.HAND in hats(fresh, user)
        assert not any(may(act, user, fresh) for act in Act)


class TestWays:
    """Groups find where they name a helper, and helpers find back to their own list."""

    def test_the_draft_and_the_case_lead_a_group_to_its_helpers(self, client, case):
        client.force_login(case.applicant)
        wanted = f'href="{reverse("grants:helpers", args=[case.organisation.uuid])}"'
        for address in (
            reverse("forms:sheet", args=[make.sheet_of(case).pk]),
            reverse("desk:case", args=[case.pk]),
            reverse("people:organisation", args=[case.organisation.uuid]),
        ):
            assert wanted in client.get(address).content.decode(), address

    def test_the_form_leads_a_helper_back_to_their_own_list(self, client, case):
        user = adviser()
        named(case, user)
        client.force_login(user)
        page = client.get(reverse("forms:sheet", args=[make.sheet_of(case).pk])).content.decode()
        assert f'href="{reverse("grants:helping")}"' in page
        assert reverse("grants:helpers", args=[case.organisation.uuid]) not in page
        assert reverse("desk:case", args=[case.pk]) not in page


class TestConsent:
    """Nobody helps without the group's word."""

    def test_asking_agreeing_ending(self, client, case):
        user = partner()
        client.force_login(user)
        client.post(reverse("grants:helping"), {"email": case.applicant.email})
        helping = Helping.objects.get()
        assert mail.outbox[-1].to == [case.applicant.email]
        assert case.organisation.name not in client.get(reverse("grants:helping")).content.decode()
        client.force_login(case.applicant)
        client.post(reverse("grants:agree_to_helper", args=[helping.pk]))
        assert deeds(user, case) == WRITES
        client.force_login(user)
        listed = client.get(reverse("grants:helping")).content.decode()
        assert reverse("forms:sheet", args=[make.sheet_of(case).pk]) in listed
        client.force_login(case.applicant)
        client.post(reverse("grants:end_help", args=[helping.pk]))
        assert deeds(user, case) == NOTHING
        verbs = set(HistoryEntry.objects.filter(case=case.pk).values_list("verb", flat=True))
        assert {"help.agreed", "help.ended"} <= verbs

    @pytest.mark.parametrize("who", ["member", "stranger", "helper"])
    def test_only_a_representative_agrees(self, case, who):
        helping = asked(case, adviser())
        person = UserFactory() if who != "helper" else helping.helper
        if who == "member":
            MembershipFactory(organisation=case.organisation, user=person, function="member")
        with pytest.raises(NotAllowed):
            actions.agree_to_helper(helping=helping, actor=person)

    def test_an_ended_help_is_not_agreed_to(self, case):
        helping = asked(case, adviser())
        actions.end_help(helping=helping, actor=case.applicant)
        with pytest.raises(AlreadyDone):
            actions.agree_to_helper(helping=helping, actor=case.applicant)

    def test_only_advisers_and_partners_are_named(self, case):
        for user in (UserFactory(), UserFactory(roles=["reviewer"]), case.applicant):
            with pytest.raises(Invalid):
                named(case, user)
        with pytest.raises(NotAllowed):
            actions.ask_to_help(email=case.applicant.email, actor=UserFactory())

    def test_nothing_tells_whether_an_address_has_a_group(self, client, case):
        client.force_login(adviser())
        known = client.post("/api/grants/helping", {"email": case.applicant.email}, "application/json")
        unknown = client.post("/api/grants/helping", {"email": "x@example.org"}, "application/json")
        assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (202, b"")

    def test_nobody_asks_without_end(self, case, monkeypatch):
        monkeypatch.setitem(LIMITS, "help_ask_by", ((1, 3600),))
        user = adviser()
        asked(case, user)
        with pytest.raises(TooOften):
            actions.ask_to_help(email="x@example.org", actor=user)


def test_the_same_over_the_api(client, case):
    user = adviser()
    client.force_login(case.applicant)
    url = f"/api/grants/organisations/{case.organisation.uuid}/helpers"
    made = client.post(url, {"email": user.email}, "application/json")
    assert (made.status_code, made.json()[0]["state"]) == (201, "running")
    client.force_login(user)
    sheet = client.get("/api/grants/helping").json()[0]["drafts"][0]["sheet"]
    kept = client.patch(f"/api/forms/sheets/{sheet}", {"answers": {"title": "Fest"}}, "application/json")
    assert kept.status_code == 200
    assert client.get(url).status_code == 404
    client.force_login(case.applicant)
    assert client.get(url).json()[0]["wrote_in"]
    assert client.delete(f"/api/grants/helpers/{made.json()[0]['id']}").status_code == 204
    client.force_login(user)
    assert client.get(f"/api/forms/sheets/{sheet}").status_code == 403
