"""A reviewer without time gives the seat back: no conflict of interest is noted."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.grants import factories as make
from workflows.engine.models import Step
from workflows.grants.models import Review
from workflows.grants.rules.four_eyes import Hat, hats
from workflows.grants.rules.visibility import sees
from workflows.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def declined(call, people, client):
    """The first of two reviewers has no time and says so on the screen."""
    case = make.in_review(call, people)
    busy = people.reviewers[0]
    client.force_login(busy)
    step = Step.objects.open().get(case_id=case.pk, assignee=busy)
    answer = client.post(reverse("grants:step", args=[step.pk]), {"conflict": "no_time"})
    assert answer.status_code == 302
    return case


def test_the_next_one_is_asked_and_nothing_opens(declined, people):
    busy, _second, free = people.reviewers
    seat = Review.objects.get(application=declined, reviewer=busy)
    assert (seat.state, seat.conflict) == ("recused", "no_time")
    assert Review.objects.standing().filter(application=declined, reviewer=free, slot=seat.slot).exists()
    assert Step.objects.open().filter(case_id=declined.pk, assignee=free).count() == 1
    assert not sees(busy, declined)


def test_the_history_speaks_of_time_and_not_of_a_conflict(declined, people):
    assert declined.history.filter(verb="review.declined", actor=people.reviewers[0]).count() == 1
    assert not declined.history.filter(verb="conflict.declared").exists()
    assert not hats(declined, people.reviewers[0]) & {Hat.CONFLICT, Hat.REVIEWER}


def test_who_had_no_time_may_still_do_something_else(declined, people):
    busy = people.reviewers[0]
    busy.role_grants.create(role=Role.CASH)
    busy = type(busy).objects.get(pk=busy.pk)
    assert sees(busy, declined)
    signed_in = Client()
    signed_in.force_login(busy)
    assert signed_in.get(reverse("desk:case", args=[declined.pk])).status_code == 200


def test_programs_say_it_the_same_way(call, people, client):
    case = make.in_review(call, people)
    step = Step.objects.open().get(case_id=case.pk, assignee=people.reviewers[1])
    client.force_login(people.reviewers[1])
    answer = client.post(
        f"/api/grants/steps/{step.pk}/conflict", {"conflict": "no_time"}, content_type="application/json"
    )
    assert answer.status_code == 204
    assert Review.objects.get(application=case, reviewer=people.reviewers[1]).conflict == "no_time"
