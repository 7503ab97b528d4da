"""A jury: quorum, leaving the room, secret votes, the budget, minutes, and the decision after it."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.second_looks import mails
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.models import Call, JuryItem, JuryMeeting, JuryVote
from workflows.grants.reading import juries as reading
from workflows.grants.rules import juries as rules
from workflows.grants.rules.visibility import sees
from workflows.people.models import Role, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def jury(people):
    """Three members who review nothing here."""
    return [UserFactory(roles=[Role.REVIEWER]) for _ in range(3)]


@pytest.fixture
def call(people):
    return make.open_call(people, jury=True, jury_quorum=2)


def planned(call, people, jury, day=None):
    return actions.plan_meeting(
        call=call, actor=people.officer, held_on=day or timezone.localdate(), chair=jury[0], members=jury
    )


def opened(call, people, jury, present=None):
    meeting = planned(call, people, jury)
    return actions.open_meeting(meeting=meeting, actor=jury[0], present=present or jury)


def vote(item, jury, *ballots):
    for person, ballot in zip(jury, ballots, strict=False):
        actions.vote(item=item, actor=person, ballot=ballot)


def count(item, jury, **said):
    return actions.close_item(item=item, actor=jury[0], reasons="Passt gut.", **said)


def test_a_jury_votes_in_secret_and_the_house_decides_after_it(call, people, jury):
    case = make.to_decision(call, people)
    with pytest.raises(Invalid, match="Jury"):
        make.approve(case, people)
    meeting = opened(call, people, jury)
    assert mails("jury_invitation").count() == 3
    item = meeting.items.get()
    assert (item.percent, item.proposed) == (Decimal(75), Decimal("900.00"))
    vote(item, jury, "yes", "no")
    row = reading.agenda(meeting, jury[2])[0]
    assert (row["voted"], row["mine"], row["item"].counts) == (2, "", {})
    with pytest.raises(Invalid, match="1"):
        count(item, jury)
    vote(item, jury[2:], "no")
    vote(item, jury[2:], "yes")
    item = count(item, jury, amount=Decimal("700.00"))
    assert (item.outcome, item.amount) == ("approve", 700)
    assert item.counts == {"yes": 2, "no": 1, "abstain": 0}
    with pytest.raises(NotAllowed):
        vote(item, jury, "no")
    actions.close_meeting(meeting=meeting, actor=jury[0])
    line = HistoryEntry.objects.get(case=case, verb="jury.recommended")
    assert (line.audience, line.data["amount"]) == ("staff", "700.00")
    assert rules.recommendation(case.pk) == item
    documents_made()
    meeting.refresh_from_db()
    assert meeting.minutes.media_type == "application/pdf"
    assert meeting.minutes.size > 1000
    assert make.approve(case, people, "700.00").stage == "approved"


def test_who_voted_does_not_decide(call, people, jury):
    case = make.to_decision(call, people)
    head = UserFactory(roles=[Role.DECISION_MAKER])
    meeting = opened(call, people, [*jury, head])
    item = meeting.items.get()
    vote(item, [*jury, head], "yes", "yes", "yes", "yes")
    count(item, jury)
    actions.close_meeting(meeting=meeting, actor=jury[0])
    with pytest.raises(NotAllowed):
        actions.decide(
            step=make.step(case, "decide"),
            actor=head,
            outcome="approve",
            amount=Decimal("700.00"),
            reasons="Gut.",
        )


def test_whoever_has_a_tie_leaves_the_room_by_deed_or_word(call, people, jury):
    case = make.to_decision(call, people)
    people.adviser.role_grants.create(role="reviewer")
    people.adviser = User.objects.get(pk=people.adviser.pk)
    member = UserFactory(roles=[Role.REVIEWER])
    make.MembershipFactory(organisation=case.organisation, user=member, function="member")
    meeting = opened(call, people, [*jury, people.adviser, member])
    item = meeting.items.get()
    gone = {each.person_id: each.reason for each in item.recusals.all()}
    assert gone == {people.adviser.pk: "adviser", member.pk: "applicant"}
    for person in (people.adviser, member):
        with pytest.raises(NotAllowed):
            actions.vote(item=item, actor=person, ballot="yes")
    vote(item, jury, "yes", "yes", "no")
    assert sees(people.reviewers[0], case)
    with pytest.raises(Invalid):
        actions.recuse(item=item, actor=jury[2], reason="none")
    actions.recuse(item=item, actor=jury[2], reason="close")
    assert JuryVote.objects.filter(item=item).count() == 2
    assert not sees(jury[2], case)
    assert not rules.may_read_item(jury[2], JuryItem.objects.get(pk=item.pk))
    assert count(item, jury).counts == {"yes": 2, "no": 0, "abstain": 0}
    meeting = actions.close_meeting(meeting=meeting, actor=people.officer)
    assert not rules.may_read_minutes(jury[2], meeting)
    assert rules.may_read_minutes(jury[0], meeting)


def test_too_few_in_the_room_can_only_postpone(call, people, jury):
    make.to_decision(call, people)
    meeting = planned(call, people, jury)
    with pytest.raises(Invalid):
        actions.open_meeting(meeting=meeting, actor=jury[0], present=jury[:1])
    meeting = actions.open_meeting(meeting=meeting, actor=jury[0], present=jury[:2])
    item = meeting.items.get()
    actions.recuse(item=item, actor=jury[1], reason="relative")
    vote(item, jury, "yes")
    with pytest.raises(NotAllowed):
        vote(item, jury[2:], "yes")
    with pytest.raises(Invalid):
        count(item, jury)
    assert count(item, jury, postponed=True).outcome == "postponed"
    actions.close_meeting(meeting=meeting, actor=jury[0])
    assert rules.recommendation(item.application_id) is None
    assert planned(call, people, jury).pk


def test_the_budget_is_an_end_and_the_waiting_list_goes_on(call, people, jury):
    cases = [make.to_decision(call, people, title=f"Projekt {n}") for n in range(3)]
    Call.objects.filter(pk=call.pk).update(budget=Decimal(1500), budget_reserve=0)
    meeting = opened(call, people, jury)
    assert [row["covered"] for row in reading.agenda(meeting, jury[0])] == [True, False, False]
    first, second, third = meeting.items.order_by("position")
    for item in (first, second):
        vote(item, jury, "yes", "yes", "abstain")
    count(first, jury)
    with pytest.raises(Invalid, match="600,00"):
        count(second, jury)
    with pytest.raises(Invalid, match="900,00"):
        count(second, jury, amount=Decimal("900.01"), waiting_list=True)
    assert count(second, jury, waiting_list=True).outcome == "reserve"
    with pytest.raises(Invalid, match=third.application.number):
        actions.close_meeting(meeting=meeting, actor=jury[0])
    vote(third, jury, "yes", "no", "abstain")
    third = count(third, jury)
    assert (third.outcome, third.amount) == ("reject", None)
    actions.close_meeting(meeting=meeting, actor=jury[0])
    assert len(cases) == HistoryEntry.objects.filter(verb="jury.recommended").count()


def test_who_plans_and_who_leads(call, people, jury):
    with pytest.raises(NotAllowed):
        actions.plan_meeting(
            call=call, actor=people.decider, held_on=timezone.localdate(), chair=jury[0], members=jury
        )
    for said, field in (
        ({"held_on": timezone.localdate() - make.DAY}, "held_on"),
        ({"members": []}, "members"),
        ({"members": [people.cash]}, "members"),
    ):
        given = {"held_on": timezone.localdate(), "chair": jury[0], "members": jury} | said
        with pytest.raises(Invalid) as caught:
            actions.plan_meeting(call=call, actor=people.officer, **given)
        assert set(caught.value.errors) == {field}
    meeting = planned(call, people, jury, timezone.localdate() + make.DAY)
    with pytest.raises(AlreadyDone):
        planned(call, people, jury)
    with pytest.raises(Invalid):
        actions.open_meeting(meeting=meeting, actor=jury[0], present=jury)
    with pytest.raises(NotAllowed):
        actions.open_meeting(meeting=meeting, actor=jury[1], present=jury)
    JuryMeeting.objects.update(held_on=timezone.localdate())
    with pytest.raises(Invalid):
        actions.open_meeting(meeting=meeting, actor=jury[0], present=jury)
    plain = make.open_call(people, slug="ohne-jury")
    with pytest.raises(Invalid):
        planned(plain, people, jury)


def test_the_database_keeps_a_jury_sound(call, people, jury):
    make.to_decision(call, people)
    meeting = opened(call, people, jury)
    vote(meeting.items.get(), jury, "yes")
    cast = JuryVote.objects.get()
    for change in (
        lambda: JuryVote.objects.create(item=cast.item, juror=cast.juror, ballot="no"),
        lambda: JuryItem.objects.update(outcome="approve", closed_at=timezone.now()),
        lambda: JuryMeeting.objects.update(state="closed", closed_at=timezone.now()),
        lambda: JuryMeeting.objects.update(quorum=1),
    ):
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            change()


def test_a_jury_on_screens(call, people, jury, client):
    case = make.to_decision(call, people)
    day = timezone.localdate()
    client.force_login(people.officer)
    page = reverse("grants:juries")
    since = {"held_on_day": day.day, "held_on_month": day.month, "held_on_year": day.year}
    given = {"call": call.slug, "chair": str(jury[0].uuid), **since}
    assert client.post(page, given).status_code == 422
    assert client.post(page, given | {"members": [str(each.uuid) for each in jury]}).status_code == 302
    meeting = JuryMeeting.objects.get()
    address = reverse("grants:jury_meeting", args=[meeting.pk])
    assert case.number in client.get(address).content.decode()
    client.force_login(jury[0])
    assert address in client.get(page).content.decode()
    assert client.post(address, {"present": []}).status_code == 422
    assert client.post(address, {"present": [str(each.uuid) for each in jury[:2]]}).status_code == 302
    item = reverse("grants:jury_item", args=[meeting.items.get().pk])
    assert item in client.get(address).content.decode()
    text = client.get(item).content.decode()
    assert case.title in text
    assert str(people.reviewers[0]) not in text
    assert make.IBAN not in text
    assert client.post(item, {"do": "vote"}).status_code == 422
    assert client.post(item, {"do": "vote", "ballot": "yes"}).status_code == 302
    client.force_login(jury[1])
    assert client.post(item, {"do": "leave", "reason": "close"}).status_code == 302
    assert client.get(item).status_code == 403
    client.force_login(jury[0])
    assert client.post(item, {"do": "count", "reasons": "Zu wenige."}).status_code == 422
    assert client.post(item, {"do": "count", "reasons": "Zu wenige.", "postponed": "on"}).status_code == 302
    close = reverse("grants:jury_close", args=[meeting.pk])
    assert client.post(close).status_code == 302
    documents_made()
    minutes = client.get(reverse("grants:jury_minutes", args=[meeting.pk]))
    assert b"".join(minutes.streaming_content).startswith(b"%PDF")
    client.force_login(jury[1])
    assert client.get(reverse("grants:jury_minutes", args=[meeting.pk])).status_code == 403
    client.force_login(UserFactory(roles=[Role.REVIEWER]))
    assert client.get(address).status_code == 404


def test_a_jury_over_the_api(call, people, jury, client):
    case = make.to_decision(call, people)
    api = SimpleNamespace(
        post=lambda path, body: client.post(f"/api/grants/{path}", body, content_type="application/json")
    )
    people_of = [str(each.uuid) for each in jury]
    body = {
        "call": call.slug,
        "held_on": datetime.date.today().isoformat(),
        "chair": people_of[0],
        "members": people_of,
    }
    body["held_on"] = timezone.localdate().isoformat()
    client.force_login(people.officer)
    made = api.post("juries", body)
    assert made.status_code == 201, made.json()
    meeting = made.json()["id"]
    assert [row["id"] for row in client.get("/api/grants/juries").json()] == [meeting]
    client.force_login(jury[0])
    seen = api.post(f"juries/{meeting}/open", {"present": people_of}).json()
    item = seen["agenda"][0]["id"]
    assert seen["agenda"][0]["number"] == case.number
    for person in jury[:2]:
        client.force_login(person)
        assert api.post(f"jury-items/{item}/vote", {"ballot": "yes"}).status_code == 200
    client.force_login(jury[2])
    seen = api.post(f"jury-items/{item}/recusal", {"reason": "close"}).json()
    assert seen["agenda"][0]["gone"] is True
    client.force_login(jury[0])
    seen = api.post(f"jury-items/{item}/count", {"reasons": "Gut.", "amount": "500.00"}).json()
    assert (seen["agenda"][0]["outcome"], seen["agenda"][0]["counts"]["yes"]) == ("approve", 2)
    assert api.post(f"juries/{meeting}/close", {}).json()["state"] == "closed"
    documents_made()
    answer = client.get(f"/api/grants/juries/{meeting}/minutes")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.get(f"/api/grants/juries/{meeting}").json()["state"] == "closed"
