"""Who sees a case, written as SQL once for people of the same roles."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.engine.factories import SampleFactory, until_review
from tests.people.factories import UserFactory
from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.engine.seeing import _written
from workflows.people.shapes import shape_of

pytestmark = pytest.mark.django_db


def test_the_written_rule_is_the_rule():
    case, other = until_review(), SampleFactory()
    reviewer = case.steps.filter(node="review").first().assignee
    people = [case.applicant, other.applicant, reviewer, UserFactory(), UserFactory(roles=["auditor"])]
    for person in [*people, UserFactory(roles=["reviewer", "adviser"])]:
        plain = Case.objects.filter(kinds.visible_cases(person)).distinct()
        assert set(Case.objects.visible_to(person)) == set(plain), person.roles
        assert {each.pk for each in type(case).objects.visible_to(person)} == {each.pk for each in plain}


def test_people_of_the_same_roles_share_one_text_and_see_their_own():
    first, second = SampleFactory(), SampleFactory()
    _written.cache_clear()
    for case in (first, second):
        assert list(Case.objects.visible_to(case.applicant).values_list("pk", flat=True)) == [case.pk]
    assert _written.cache_info().misses == 1


def test_strangers_and_closed_accounts_see_nothing():
    case = SampleFactory()
    assert not Case.objects.visible_to(AnonymousUser()).exists()
    case.applicant.is_active = False
    assert not Case.objects.visible_to(case.applicant).exists()


def test_a_rule_that_asks_for_more_than_roles_fails():
    person = shape_of(UserFactory()).stand_in()
    with pytest.raises(type(person).DoesNotExist):
        person.language  # noqa: B018  read from the database, where nobody has this id
