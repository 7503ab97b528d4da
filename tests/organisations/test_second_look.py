"""Merging doubles: candidates, preview, second look, one winner, old addresses, screens and API."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from tests.people.factories import OrganisationFactory, UserFactory
from workflows.organisations import actions
from workflows.organisations.models import MergeProposal
from workflows.organisations.reading.merging import candidates, preview
from workflows.outbox.models import Message
from workflows.people.models import Membership, Organisation
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, NotAllowed

from .factories import association, member, merged, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_candidates_are_named_with_their_reasons_and_judged_once() -> None:
    iban = "DE02120300000000202051"
    a = OrganisationFactory(
        name="Jasmin – Frauenverein e.V.", town="Köln", register_number="VR 12", iban=iban
    )
    b = OrganisationFactory(name="JASMIN Frauenverein eV", town="koeln", register_number="VR12", iban=iban)
    OrganisationFactory(name="Jasmin Frauenverein", town="Bonn", register_number="", register_court="")
    (found,) = candidates()
    assert (found.kept, found.gone, found.reasons) == (a, b, ["iban", "name", "register"])
    proposal = proposed(b, a)
    assert candidates() == []
    actions.decide_merger(proposal=proposal, actor=UserFactory(roles=["admin"]), merge=False)
    assert candidates() == []


def test_the_preview_says_what_comes_and_only_what_was_seen_is_done() -> None:
    (kept, chair), (gone, other) = association(website=""), association(website="https://b.example.org")
    shown = preview(kept, gone)
    taken = {fact.name for fact in shown.facts if fact.taken}
    assert taken == {"website"}
    assert {name for name, _function in shown.people} == {chair.get_full_name(), other.get_full_name()}
    proposal = proposed(kept, gone)
    member(gone)
    admin = UserFactory(roles=["admin"])
    with pytest.raises(ChangedSince):
        actions.decide_merger(proposal=proposal, actor=admin, merge=True, seen=shown.seal)
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_a_second_person_who_belongs_to_neither_decides() -> None:
    (kept, chair), (gone, _other) = association(), association()
    admin = UserFactory(roles=["admin", "adviser"])
    with pytest.raises(NotAllowed):
        actions.propose_merger(kept=kept, gone=gone, actor=chair, reason="Doppelt")
    with pytest.raises(Invalid):
        actions.propose_merger(kept=kept, gone=gone, actor=admin, reason=" ")
    with pytest.raises(Invalid):
        actions.propose_merger(kept=kept, gone=kept, actor=admin, reason="Doppelt")
    proposal = actions.propose_merger(kept=kept, gone=gone, actor=admin, reason="Doppelt")
    with pytest.raises(AlreadyDone):
        proposed(gone, kept)
    seen = preview(kept, gone).seal
    insider = UserFactory(roles=["admin"])
    Membership.objects.create(organisation=gone, user=insider, function="member")
    for actor in (admin, chair, UserFactory(roles=["adviser"]), insider):
        with pytest.raises(NotAllowed):
            actions.decide_merger(proposal=proposal, actor=actor, merge=True, seen=seen)
    with pytest.raises(DatabaseError), transaction.atomic():
        MergeProposal.objects.filter(pk=proposal.pk).update(
            outcome="merged", decided_by=admin, decided_at=timezone.now()
        )
    actions.decide_merger(proposal=proposal, actor=admin, merge=False)  # their own, taken back


def test_one_wins_and_the_others_are_told() -> None:
    (kept, chair), (gone, _other), (third, _last) = association(), association(), association()
    first, second, back = proposed(kept, gone), proposed(third, gone), proposed(third, kept)
    admin = UserFactory(roles=["admin"])
    seals = {each.pk: preview(each.kept, each.gone).seal for each in (first, second, back)}  # type: ignore[arg-type]
    actions.decide_merger(proposal=first, actor=admin, merge=True, seen=seals[first.pk])
    for each in (first, second):
        with pytest.raises(AlreadyDone):
            actions.decide_merger(proposal=each, actor=admin, merge=True, seen=seals[each.pk])
    second.refresh_from_db()
    back.refresh_from_db()
    assert (second.outcome, back.outcome) == ("overtaken", "")
    told = Message.objects.filter(template="organisations/mail/merged", recipient=chair)
    assert told.count() == 1


def test_old_addresses_lead_to_the_one_that_stays(client: Client) -> None:
    (kept, chair), (gone, _other) = association(), association()
    old = gone.uuid
    merged(kept, gone)
    client.force_login(chair)
    moved = client.get(f"/people/organisations/{old}/")
    assert (moved.status_code, moved["Location"]) == (301, f"/people/organisations/{kept.uuid}/")
    assert client.get(f"/organisations/{old}/safe/").status_code == 200
    assert client.get(f"/api/people/organisations/{old}").json()["uuid"] == str(kept.uuid)
    assert client.get(f"/api/organisations/{old}/health").status_code == 200
    client.force_login(UserFactory())
    assert client.get(f"/people/organisations/{old}/").status_code == 404
    client.force_login(UserFactory(roles=["auditor"]))
    assert client.get(f"/desk/organisations/{old}/")["Location"] == f"/desk/organisations/{kept.uuid}/"
    again, _chair = association()
    merged(again, Organisation.objects.get(pk=kept.pk))
    assert Organisation.objects.called(old) == again


def test_the_whole_way_on_screens_and_over_the_api(client: Client) -> None:
    (kept, _chair), (gone, _other) = (
        association(name="Jasmin", town="Köln"),
        association(name="Jasmin e.V.", town="Köln"),
    )
    officer, admin = UserFactory(roles=["formal_officer"]), UserFactory(roles=["admin"])
    client.force_login(officer)
    base = "/desk/organisations/doubles/"
    assert "Jasmin e.V." in client.get(base).content.decode()
    pair = f"?kept={kept.uuid}&gone={gone.uuid}"
    assert client.get(f"/desk/organisations/{kept.uuid}/merge/?q=Jasmin").status_code == 200
    assert client.post(f"{base}new/{pair}", {"reason": "Doppelt"}).status_code == 302
    mail = Message.objects.get(recipient=admin)
    proposal = MergeProposal.objects.get()
    assert f"/desk/organisations/doubles/{proposal.pk}/" in mail.text
    client.force_login(admin)
    api = f"/api/organisations/mergers/{proposal.pk}"
    said = client.get(api).json()["preview"]
    decide = {"merge": True, "seen": "x"}
    assert client.post(f"{api}/decision", decide, content_type="application/json").status_code == 412
    decided = client.post(f"{base}{proposal.pk}/decide/", {"merge": "1", "seen": said["seal"]})
    assert decided.status_code == 302
    assert client.post(f"{base}{proposal.pk}/decide/", {"merge": "1"}).status_code == 409
    assert client.get(f"{base}{proposal.pk}/").status_code == 200
    assert client.get(api).json()["outcome"] == "merged"
