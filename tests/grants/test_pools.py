"""Pools of reviewers: who knows the topic and reads the language is asked first; the list says why."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.grants import factories as make
from tests.people.factories import UserFactory
from workflows.engine.models import Step
from workflows.grants import actions
from workflows.grants.models import Application, Call, Review, ReviewerProfile
from workflows.grants.rules import reviewers as panel
from workflows.people.actions import anonymise_account, revoke_role
from workflows.people.models import User
from workflows.people.reading.exports import export_of
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def knows(person: User, *topics: str, reads: tuple[str, ...] = ("de",)) -> None:
    actions.state_knowledge(person=person, actor=person, topics=topics, languages=reads)


def to_assign(call: Call, people: SimpleNamespace, **answers: object) -> Application:
    """An application that waits for its reviewers; projects of the factory are for women, in German."""
    case = make.submitted(call, people, **answers)
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    return make.fresh(case)


def order(case: Application, seats: int = 1) -> list[User]:
    return [each.user for each in panel.candidates(case, seats) if each.free]


def test_language_and_topic_come_before_load(call: Call, people: SimpleNamespace) -> None:
    """Both fit, then only the language, then only the topic; among equals who has less to do."""
    both, language, topic = people.reviewers
    idle = UserFactory(roles=["reviewer"])
    knows(both, "women", "youth")
    knows(language, "elderly")
    knows(topic, "women", reads=("uk",))
    knows(idle, "elderly")
    make.submitted(call, people)
    busy = to_assign(call, people)
    Review.objects.create(application=busy, reviewer=language, slot=1)
    Review.objects.create(application=busy, reviewer=both, slot=2)
    assert order(to_assign(call, people)) == [both, idle, language, topic]


def test_who_stated_no_language_reads_that_of_the_account(call: Call, people: SimpleNamespace) -> None:
    german, arabic, _third = people.reviewers
    User.objects.filter(pk__in=[german.pk, _third.pk]).update(language="uk")
    User.objects.filter(pk=arabic.pk).update(language="de")
    assert order(to_assign(call, people))[0] == arabic


def test_another_language_of_the_group_turns_the_order(call: Call, people: SimpleNamespace) -> None:
    knows(people.reviewers[2], reads=("ar", "de"))
    case = to_assign(call, people)
    Application.objects.filter(pk=case.pk).update(language="ar")
    assert order(make.fresh(case))[0] == people.reviewers[2]


@pytest.fixture
def pooled(people: SimpleNamespace) -> Call:
    """A call that draws from who knows about women or youth and reads German or Arabic."""
    return make.open_call(people, review_topics=["women", "youth"], review_languages=["de", "ar"])


def test_a_pool_keeps_others_out_while_it_is_large_enough(pooled: Call, people: SimpleNamespace) -> None:
    first, second, outside = people.reviewers
    knows(first, "women")
    knows(second, "youth", reads=("ar",))
    knows(outside, "women", reads=("uk",))
    case = to_assign(pooled, people)
    assert order(case, 2) == [first, second]
    (told,) = [each for each in panel.candidates(case, 2) if not each.free]
    assert (told.user, "Kreis" in told.verdict.reason) == (outside, True)
    step = make.step(case, "assign")
    with pytest.raises(Invalid, match=str(outside)) as caught:
        actions.assign_reviewers(step=step, actor=people.officer, reviewers=[first, outside])
    assert set(caught.value.errors) == {"reviewers"}
    assert not Review.objects.exists()
    actions.assign_reviewers(step=step, actor=people.officer, reviewers=[first, second])
    assert Review.objects.count() == 2


def test_a_pool_that_is_too_small_opens_to_the_house(pooled: Call, people: SimpleNamespace) -> None:
    first, second, third = people.reviewers
    knows(second, "women")
    case = to_assign(pooled, people)
    assert order(case, 2) == [second, first, third]
    actions.assign_reviewers(step=make.step(case, "assign"), actor=people.officer, reviewers=[second, third])
    assert Review.objects.count() == 2


def test_a_free_seat_is_filled_from_the_pool_only(pooled: Call, people: SimpleNamespace) -> None:
    """Nobody left in it: the officer is asked, and names somebody of the house."""
    first, second, outside = people.reviewers
    knows(first, "women")
    knows(second, "women")
    case = to_assign(pooled, people)
    actions.assign_reviewers(step=make.step(case, "assign"), actor=people.officer, reviewers=[first, second])
    step = Step.objects.open().get(case_id=case.pk, assignee=first)
    actions.declare_conflict(step=step, actor=first, conflict="no_time")
    assert not Review.objects.filter(reviewer=outside).exists()
    actions.replace_reviewer(step=step, actor=people.officer, reviewer=outside)
    assert Review.objects.filter(reviewer=outside).exists()


def test_the_screen_says_why(pooled: Call, people: SimpleNamespace, client: Client) -> None:
    first, second, outside = people.reviewers
    knows(first, "women", "elderly")
    knows(second, "youth", reads=("ar",))
    step = make.step(to_assign(pooled, people), "assign")
    client.force_login(people.officer)
    page = BeautifulSoup(client.get(reverse("grants:step", args=[step.pk])).content, "html.parser")
    labels = [
        str(page.select_one(f'label[for="{box["id"]}"]').get_text(" ", strip=True))  # type: ignore[union-attr]
        for box in page.select("input[name=reviewers]")
    ]
    assert labels[0] == f"{first} – kennt sich aus mit: Frauen · liest Deutsch · offene Begutachtungen: 0"
    assert labels[1] == f"{second} – liest nicht: Deutsch · offene Begutachtungen: 0"
    assert len(labels) == 2
    text = page.get_text(" ", strip=True)
    assert "Das Projekt ist für: Frauen." in text
    assert str(outside) in text
    assert "Kreis" in text
    over_api = client.get(f"/api/grants/steps/{step.pk}/candidates").json()
    assert [(row["free"], row["in_pool"], row["topics"], row["reads"]) for row in over_api] == [
        (True, True, ["women"], True),
        (True, True, [], False),
        (False, False, [], True),
    ]
    assert over_api[0]["why"] in labels[0]


def test_many_reviewers_ask_as_much_as_few(pooled: Call, people: SimpleNamespace) -> None:
    case = to_assign(pooled, people)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            panel.candidates(make.fresh(case))
        return len(seen)

    few = asked()
    for _number in range(20):
        knows(UserFactory(roles=["reviewer"]), "women")
    assert asked() == few


def test_reviewers_state_it_themselves_and_the_office_for_them(
    people: SimpleNamespace, client: Client
) -> None:
    person, other = people.reviewers[:2]
    client.force_login(person)
    address = reverse("grants:own_topics")
    assert client.post(address, {"topics": ["women"], "languages": ["ar", "de"]}).status_code == 302
    assert client.post(address, {"topics": ["ghosts"]}).status_code == 422
    stated = ReviewerProfile.objects.get(person=person)
    assert (stated.topics, stated.languages, stated.changed_by) == (["women"], ["ar", "de"], person)
    assert client.get(reverse("grants:reviewer", args=[other.uuid])).status_code == 403
    client.force_login(people.officer)
    assert (
        client.post(reverse("grants:reviewer", args=[person.uuid]), {"topics": ["youth"]}).status_code == 302
    )
    stated.refresh_from_db()
    assert (stated.topics, stated.languages, stated.changed_by) == (["youth"], [], people.officer)
    text = client.get(reverse("grants:reviewers")).content.decode()
    assert str(person) in text
    assert "Jugendliche" in text


def test_programs_state_it_with_the_version_they_read(people: SimpleNamespace, client: Client) -> None:
    person, other = people.reviewers[:2]
    client.force_login(person)
    address = f"/api/grants/reviewers/{person.uuid}"
    tag = client.get(address).headers["ETag"]
    given = {"topics": ["women"], "languages": ["ar"]}
    answer = client.put(address, given, content_type="application/json", headers={"If-Match": tag})
    assert answer.status_code == 200
    assert (answer.json()["topics"], answer.json()["languages"], answer.json()["stated"]) == (
        ["women"],
        ["ar"],
        True,
    )
    stale = client.put(address, given, content_type="application/json", headers={"If-Match": tag})
    assert stale.status_code == 412
    wrong = client.put(address, {"topics": [], "languages": ["xx"]}, content_type="application/json")
    assert wrong.status_code == 422
    theirs = f"/api/grants/reviewers/{other.uuid}"
    assert client.get(theirs).status_code == 404
    assert client.put(theirs, given, content_type="application/json").status_code == 404
    assert client.get("/api/grants/reviewers").status_code == 403
    client.force_login(people.manager)
    assert {row["id"] for row in client.get("/api/grants/reviewers").json()} == {
        str(each.uuid) for each in people.reviewers
    }


def test_nobody_states_it_for_somebody_else(people: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        actions.state_knowledge(
            person=people.reviewers[0], actor=people.reviewers[1], topics=[], languages=[]
        )
    with pytest.raises(Invalid):
        actions.state_knowledge(person=people.decider, actor=people.officer, topics=[], languages=[])


def test_it_is_in_ones_data_and_goes_with_the_account(people: SimpleNamespace) -> None:
    person = people.reviewers[0]
    knows(person, "women")
    assert export_of(person)["reviewer"] == {"topics": ["women"], "languages": ["de"]}
    revoke_role(user=person, role="reviewer")
    anonymise_account(user=person, actor=person)
    assert not ReviewerProfile.objects.exists()


@pytest.mark.parametrize(
    "terms",
    [
        {"review_topics": ["ghosts"]},
        {"review_languages": ["xx"]},
        {"review_topics": ["women"], "decision_mode": "two_staff", "reviewers": 0},
    ],
)
def test_a_pool_that_can_not_be_is_refused(
    draft: Call, people: SimpleNamespace, terms: dict[str, object]
) -> None:
    with pytest.raises(Invalid) as caught:
        actions.change_call(call=draft, actor=people.manager, **terms)
    assert next(iter(terms)) in caught.value.errors


def test_the_pool_goes_out_and_in_with_the_call(pooled: Call, people: SimpleNamespace) -> None:
    file = actions.export_call(call=pooled, actor=people.manager)
    assert "review_topics" in file
    assert actions.import_call(file, actor=people.manager).result == "same"
