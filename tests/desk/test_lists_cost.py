"""The lists of the desk: counts and what they cost; who finds which screens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.desk.factories import SampleFactory, many, started
from tests.desk.lists import officer, signed_in
from tests.people.factories import MembershipFactory, UserFactory
from workflows.desk.listing import MOST, count_stages
from workflows.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


MAIL = "/mail/"


CALLS = "/grants/calls/"


TALKS = "/grants/consultations/"


class TestCounts:
    def test_stages_are_counted_in_order_and_only_what_is_visible(self):
        many(3)
        SampleFactory(stage="approved")
        assert [(c.stage, c.count, c.more) for c in count_stages(officer())] == [
            ("check", 3, False),
            ("approved", 1, False),
        ]
        assert count_stages(UserFactory()) == []

    def test_counting_stops_at_a_limit(self, monkeypatch):
        many(MOST + 5)
        (count,) = count_stages(officer())
        assert (count.count, count.more) == (MOST, True)


class TestCost:
    def queries(self, client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    @pytest.mark.parametrize(
        "address",
        ["/desk/", "/desk/cases/", "/desk/cases/?q=sample", "/desk/cases/?kind=sample&stage=check", "/cases/",
         "/desk/cases/?overdue=1"],
    )  # fmt: skip
    def test_twelve_queries_whatever_the_number_of_cases(self, address, settings, monkeypatch):
        settings.HOUSE_MEMORY = "pages.cache.version.remembered"  # as in operation: not read at each use
        monkeypatch.setattr("pages.cache.version.changing", lambda: False)
        me = officer()
        for _n in range(5):
            started(applicant=me, due_at=timezone.now())
        many(1, applicant=me, due_at=timezone.now() - timedelta(hours=1))
        client = signed_in(me)
        few = self.queries(client, address)
        for n in range(4):
            many(49, applicant=me, assignee=UserFactory(), due_at=timezone.now() - timedelta(days=n))
        for _n in range(10):
            started(applicant=me)
        assert self.queries(client, address) <= few  # a word that has become common needs one less
        assert few <= (13 if "q=" in address else 12), few  # the search asks first whether a word is rare

    def test_the_api_list_costs_at_most_ten(self):
        me = officer()
        client = signed_in(me)
        many(5)
        address = reverse("wagtailapi_v3:desk_cases")
        few = self.queries(client, address)
        many(100)
        assert self.queries(client, address) == few <= 10


def test_looking_never_writes():
    case = started()
    case_page = f"/cases/{case.pk}/"
    for user in (case.applicant, officer()):
        client = signed_in(user)
        for address in ("/desk/", "/cases/", case_page, case_page + "bpmn/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            written = [
                q["sql"]
                for q in captured
                if not q["sql"].startswith(("SELECT", "(SELECT", "SAVEPOINT", "RELEASE"))
            ]
            assert written == [], (address, written)


def test_membership_alone_shows_nothing_when_the_kind_does_not_say_so():
    case = started()
    member = MembershipFactory(organisation=case.organisation).user
    assert (
        signed_in(member).get(f"/cases/{case.pk}/").status_code == 404
    )  # the sample shows cases to applicants only


@pytest.mark.parametrize("role", Role.values)
def test_each_role_finds_exactly_the_screens_it_may_open(role):
    """Below the tasks; whoever has no door there is refused when they type the address."""
    client = signed_in(UserFactory(roles=[role]))
    page = client.get("/desk/").content.decode()
    wanted = set() if role == Role.APPLICANT else {CALLS}
    wanted |= {TALKS} if role == Role.ADVISER else set()
    wanted |= {MAIL} if role == Role.ADMIN else set()
    for address in (CALLS, TALKS, MAIL):
        assert (f'href="{address}"' in page) == (address in wanted)
        assert client.get(address).status_code == (200 if address in wanted else 403)
