"""What others read of consultations: calls that ask for one, four eyes, numbers, feeds, and what is kept."""

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from tests.grants import factories as grants
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.consultations import actions
from workflows.consultations.models import Consultation
from workflows.consultations.reading.numbers import numbers
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.engine.standing import standing
from workflows.grants.actions import record_consultation
from workflows.grants.checks.gathering import facts_for, last_advice
from workflows.grants.models import Call
from workflows.grants.rules.four_eyes import Hat, hats
from workflows.organisations.reading.parts import parts_of
from workflows.people.models import User

from . import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def application():
    """A draft for a call that asks for a talk within six months."""
    people = grants.staff()
    call = grants.open_call(people)
    Call.objects.filter(pk=call.pk).update(consultation_months=6)
    call.refresh_from_db()
    person = UserFactory()
    organisation = MembershipFactory(user=person).organisation
    draft = grants.draft_for(call, people, person, organisation)
    organisation.consultations.all().delete()  # the talk that every draft of the tests brings along
    return draft


def test_a_call_that_asks_for_a_talk_reads_it_here(application) -> None:
    assert facts_for(application, {}, on=TODAY).last_consultation is None
    factories.held(application.applicant, organisation=application.organisation)
    assert facts_for(application, {}, on=TODAY).last_consultation == date(2026, 11, 23)
    assert last_advice(application, date(2026, 11, 22)) is None


def test_what_was_only_agreed_or_missed_opens_nothing(application) -> None:
    factories.agreed(None, application.applicant, organisation=application.organisation)
    assert last_advice(application, date(2027, 11, 28)) is None


def test_a_talk_alone_counts_for_the_person_a_talk_for_another_group_does_not(application) -> None:
    other = MembershipFactory(user=application.applicant).organisation
    factories.held(application.applicant, organisation=other)
    assert last_advice(application, TODAY) is None
    factories.held(application.applicant)
    assert last_advice(application, TODAY) == date(2026, 11, 23)


def test_a_note_by_hand_counts_as_before(application) -> None:
    adviser = UserFactory(roles=["adviser"])
    record_consultation(organisation=application.organisation, actor=adviser, held_on=date(2026, 11, 2))
    assert last_advice(application, TODAY) == date(2026, 11, 2)
    factories.held(application.applicant, organisation=application.organisation, on=date(2026, 10, 5))
    assert last_advice(application, TODAY) == date(2026, 11, 2)


def test_who_advised_does_not_review(application) -> None:
    case = factories.held(application.applicant, organisation=application.organisation)
    assert Hat.ADVISER in hats(application, case.adviser)
    assert "consulted" in standing(Case.objects.get(pk=application.pk), case.adviser).deeds
    assert Hat.ADVISER not in hats(application, UserFactory(roles=["adviser"]))


def test_the_page_of_the_organisation_shows_it_to_whom_it_concerns() -> None:
    organisation = OrganisationFactory()
    person = MembershipFactory(organisation=organisation).user
    case = factories.held(person, organisation=organisation)
    lines = lambda user: next(  # noqa: E731
        part.lines for part in parts_of(user, organisation) if part.code == "booked_consultations"
    )
    assert [line.cells[1] for line in lines(case.adviser)] == ["Gründung"]
    assert lines(UserFactory(roles=["reviewer"])) == []


def test_numbers_count_sessions_and_clients_and_hide_the_few() -> None:
    person = UserFactory()
    organisation = MembershipFactory(user=person).organisation
    for _time in range(4):
        factories.held(person, organisation=organisation)
    assert (numbers(2026).sessions, numbers(2026).clients, numbers(2026).hours) == (None, None, None)
    factories.held(person, organisation=organisation, topics=("founding", "liability"))
    found = numbers(2026)
    assert (found.sessions, found.clients, found.hours, found.missed) == (5, None, 4.2, 0)
    assert {share.code: share.sessions for share in found.by_topic} == {"founding": 5, "liability": None}
    for _number in range(4):
        factories.held(UserFactory())
    assert (numbers(2026).sessions, numbers(2026).clients) == (9, 5)
    assert numbers(2025).sessions == 0
    auditor = signed_in(UserFactory(roles=["auditor"]))
    assert auditor.get("/api/consultations/numbers?year=2026").json()["clients"] == 5
    page = auditor.get("/consultations/numbers/?year=2026").content.decode()
    assert "weniger als 5" in page


def test_the_feed_is_known_by_its_address_alone() -> None:
    case = factories.agreed()
    address = signed_in(case.adviser).post("/api/consultations/feed").json()["address"]
    path = address[address.index("/consultations/") :]
    events = Calendar.from_ical(Client().get(path).content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Beratung: Gründung"]
    assert case.applicant.name not in Client().get(path).content.decode()
    actions.renew_feed(actor=case.adviser)
    assert Client().get(path).status_code == 404


def test_a_feed_of_somebody_who_advises_no_more_is_gone() -> None:
    case = factories.agreed()
    token = actions.renew_feed(actor=case.adviser)
    case.adviser.role_grants.all().delete()
    assert Client().get(f"/consultations/calendar/{token}.ics").status_code == 404


def test_anonymised_it_still_counts_and_names_nobody() -> None:
    case = factories.held(UserFactory(), matter="Geheim")
    erase(Case.objects.get(pk=case.pk), "anonymise")
    left = Consultation.objects.get(pk=case.pk)
    assert (left.matter, left.result, left.next_step, left.adviser.name) == ("", "", "", "")
    assert (left.minutes, left.topics, left.outcome) == (50, ["founding"], "held")


def test_it_outlives_the_draft_that_it_was_about(application) -> None:
    person = application.applicant
    case = factories.asked(None, person, about=Case.objects.get(pk=application.pk))
    erase(Case.objects.get(pk=application.pk), "delete")
    assert Consultation.objects.get(pk=case.pk).about_id is None


def test_hours_screen_adds_and_takes_out() -> None:
    adviser = UserFactory(roles=["adviser"])
    desk = signed_in(adviser)
    given = {"weekday": "1", "begins": "14:00", "ends": "16:00", "minutes": "30", "ways": ["phone"]}
    assert desk.post("/consultations/hours/", given).status_code == 422  # no language
    assert desk.post("/consultations/hours/", given | {"languages": ["tr"]}).status_code == 302
    page = desk.get("/consultations/hours/").content.decode()
    assert "14:00–16:00" in page
    drop = f"/consultations/hours/{next(iter(desk.get('/api/consultations/hours').json()))['id']}/drop/"
    assert signed_in(UserFactory(roles=["adviser"])).post(drop).status_code == 404
    assert desk.post(drop).status_code == 302
    assert desk.get("/api/consultations/hours").json() == []
    zoned = given | {"weekday": 1, "begins": "09:00:00Z", "ends": "11:00", "minutes": 30, "languages": ["de"]}
    made = desk.post("/api/consultations/hours", zoned, content_type="application/json")
    assert (made.status_code, made.json()["begins"][:5]) == (201, "09:00")
