"""Documents for the house alone: the applicant's side never reads them, whoever also works here."""

import pytest
from django.urls import reverse

from tests.grants import factories as make
from tests.people.factories import MembershipFactory, UserFactory
from workflows.documents.actions import freeze
from workflows.documents.rules import may_read
from workflows.engine.models import Audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return make.staff()


def kept(case, audience):
    """A document of the case for these readers."""
    return freeze(
        case=case,
        kind="note",
        name="note.txt",
        content=b"inside",
        media_type="text/plain",
        actor=None,
        audience=audience,
    )


def test_who_reads_what_is_meant_for_the_house(people):
    case = make.submitted(make.open_call(people), people)
    inside, open_to_all = kept(case, Audience.STAFF), kept(case, Audience.EVERYONE)
    colleague = UserFactory()
    MembershipFactory(organisation=case.organisation, user=colleague)
    both = UserFactory(roles=["formal_officer"])
    MembershipFactory(organisation=case.organisation, user=both)
    answers = {
        person: (bool(may_read(person, open_to_all)), bool(may_read(person, inside)))
        for person in (case.applicant, colleague, both, people.officer, people.auditor, UserFactory())
    }
    assert list(answers.values()) == [
        (True, False),
        (True, False),
        (True, False),
        (True, True),
        (True, True),
        (False, False),
    ]


def test_the_address_of_such_a_document_answers_as_if_it_were_not_there(people, client):
    case = make.submitted(make.open_call(people), people)
    inside = kept(case, Audience.STAFF)
    address = reverse("documents:download", args=[inside.pk])
    client.force_login(case.applicant)
    assert client.get(address).status_code == 404
    client.force_login(people.officer)
    assert client.get(address).status_code == 200
