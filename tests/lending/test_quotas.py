"""Quotas: what somebody may have in a week, a month or at a time, said before, kept by the action."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.grants.test_races import at_once
from tests.lending.factories import TUESDAY, book, equipment, period, room
from tests.people.factories import MembershipFactory, UserFactory
from workflows.engine.models import Step
from workflows.lending import actions
from workflows.lending.models import Audience, Booking, ConfirmedOrganisation, Quota, Resource
from workflows.lending.rules.audiences import Borrower, borrowers
from workflows.lending.rules.quotas import uses
from workflows.people.models import User
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
JANUARY = date(2027, 1, 12)  # a Tuesday, too


def quota(audience: str = "person", most: int = 1, **facts: Any) -> Quota:
    return Quota.objects.create(audience=audience, most=most, **facts)


def on(days: int, hours: str = "10:00-12:00", first: date = TUESDAY) -> Any:
    begin, end = hours.split("-")
    return period(first + timedelta(days=days), begin, end)


def open_step(case: Booking) -> Step:
    return Step.objects.open().get(case_id=case.pk)


def words(resource: Resource, user: User, day: date = TUESDAY) -> list[str]:
    return [use.words for _whose, use in uses(resource, [Borrower(user)], [day])]


@pytest.mark.parametrize(
    ("facts", "first", "too_much", "fits"),
    [
        ({"span": "month"}, on(0), on(7), on(0, first=JANUARY)),
        ({"span": "week"}, on(0), on(2), on(7)),
        ({"span": "running"}, on(0), on(0, first=JANUARY), None),
        ({"span": "week", "measure": "hours", "most": 5}, on(0, "10:00-14:00"), on(1), on(1, "16:00-17:00")),
        ({"span": "month", "measure": "hours", "most": 2}, on(0), on(1, "12:00-12:30"), on(0, first=JANUARY)),
    ],
)
def test_one_more_is_refused(facts: dict[str, Any], first: Any, too_much: Any, fits: Any) -> None:
    saal, group = room(), UserFactory()
    quota(**facts)
    book(saal, first, group)
    with pytest.raises(Invalid) as refusal:
        book(saal, too_much, group)
    assert list(refusal.value.errors) == ["exception"]
    assert "Kontingent (Räume und Technik, " in refusal.value.errors["exception"]
    assert Booking.objects.count() == 1
    book(saal, too_much, UserFactory())  # somebody else has their own
    if fits is not None:
        assert book(saal, fits, group).stage == "booked"


def test_a_quota_counts_what_it_names() -> None:
    saal, beamer = room(), equipment()
    group = UserFactory()
    quota(kind="equipment")
    book(saal, on(0), group)
    book(saal, on(1), group)
    book(beamer, on(0, "09:00-18:00"), group)
    with pytest.raises(Invalid):
        book(beamer, on(1, "09:00-18:00"), group)
    quota(resource=saal, most=2)
    with pytest.raises(Invalid):
        book(saal, on(2), group)
    assert words(saal, group) == ["Saal, Dezember 2026: 2 von 2 Buchungen"]


def test_each_date_of_a_series_counts_in_its_month() -> None:
    saal, group = room(), UserFactory()
    quota(most=2)
    dates = [on(14 + 7 * week) for week in (0, 2, 3)]  # 22 December, 5 and 12 January
    wanted = actions.Wanted(resource=saal, periods=dates, purpose="Kurs")
    actions.ask(wanted=wanted, actor=group)
    said = [use.words for _w, use in uses(saal, [Borrower(group)], [TUESDAY, JANUARY])]
    assert [each.partition(", ")[2] for each in said] == [
        "Dezember 2026: 1 von 2 Buchungen",
        "Januar 2027: 2 von 2 Buchungen",
    ]
    with pytest.raises(Invalid):
        actions.ask(wanted=actions.Wanted(resource=saal, periods=[on(1), on(3)], purpose="K"), actor=group)


def test_what_was_given_up_counts_no_more_and_who_did_not_come_does() -> None:
    saal, group = room(), UserFactory()
    quota(most=2)
    given_up = book(saal, on(0), group)
    actions.cancel(case=given_up, actor=group)
    assert words(saal, group) == ["Räume und Technik, Dezember 2026: 0 von 2 Buchungen"]
    missed = book(saal, on(1), group)
    Booking.objects.filter(pk=missed.pk).update(stage="missed")
    missed.reservations.update(blocking=False)
    other = book(saal, on(2))
    assert book(saal, on(2), group, may_wait=True).stage == "waiting"
    assert words(saal, group) == ["Räume und Technik, Dezember 2026: 2 von 2 Buchungen"]
    assert words(saal, other.applicant) == ["Räume und Technik, Dezember 2026: 1 von 2 Buchungen"]


def test_who_has_which_quota() -> None:
    """Confirmed organisations have one together; all else is the person's, however many groups they add."""
    saal = room()
    known, new = (MembershipFactory().organisation for _n in range(2))
    person = known.memberships.get().user
    MembershipFactory(organisation=new, user=person)
    colleague = MembershipFactory(organisation=known).user
    ConfirmedOrganisation.objects.create(organisation=known)
    for audience in Audience.values:
        quota(audience)
    book(saal, on(0), person, organisation=known)
    with pytest.raises(Invalid):
        book(saal, on(1), colleague, organisation=known)
    book(saal, on(2), person, organisation=new)
    for group in (None, new):
        with pytest.raises(Invalid):
            book(saal, on(3), person, organisation=group)
    found = [each.audience for each in borrowers(person, [known, new])]
    assert found == ["organisation", "person", "person"]
    assert Borrower(UserFactory(roles=["adviser"])).audience == "staff"


def test_the_office_allows_more_and_says_why() -> None:
    saal, group = room(), UserFactory()
    quota()
    book(saal, on(0), group)
    case = book(saal, on(1), group, exception="Der Chor fährt zum Wettbewerb.")
    assert (case.stage, case.history.get().verb) == ("asked", "booking.asked_beyond")
    officer = UserFactory(roles=["formal_officer"])
    with pytest.raises(Invalid) as refusal:
        actions.grant(step=open_step(case), actor=officer)
    assert list(refusal.value.errors) == ["grounds"]
    actions.grant(step=open_step(case), actor=officer, grounds="Einmal im Jahr geht das.")
    line = case.history.order_by("pk").last()
    assert (line.verb, line.data, line.actor) == (
        "booking.granted_beyond", {"grounds": "Einmal im Jahr geht das."}, officer
    )  # fmt: skip
    own = Client()
    own.force_login(group)
    page = own.get(f"/cases/{case.pk}/").content.decode()
    assert "Der Chor fährt zum Wettbewerb." in page
    assert "Einmal im Jahr geht das." not in page
    # What fits needs no exception, and is booked at once.
    fits = book(saal, on(0, first=JANUARY), group, exception="Sicher ist sicher.")
    assert (fits.stage, fits.exception) == ("booked", "")


def test_a_booking_moves_within_its_quota() -> None:
    saal, group = room(), UserFactory()
    quota()
    case, later = book(saal, on(0), group), book(saal, on(0, first=JANUARY), group)
    assert actions.change(case=case, actor=group, period=on(1)).sequence == 1  # itself does not count
    with pytest.raises(Invalid) as refusal:
        actions.change(case=case, actor=group, period=on(1, first=JANUARY))
    assert "fragt im Büro nach" in refusal.value.errors["starts"]
    officer = UserFactory(roles=["formal_officer"])
    with pytest.raises(Invalid) as refusal:
        actions.change(case=case, actor=officer, period=on(1, first=JANUARY))
    assert list(refusal.value.errors) == ["grounds"]
    moved = actions.change(case=case, actor=officer, period=on(1, first=JANUARY), grounds="Wasserschaden")
    assert moved.starts_at > later.starts_at
    assert case.history.order_by("pk").last().data["grounds"] == "Wasserschaden"


def test_it_is_said_before_and_on_every_way() -> None:
    saal = room()
    member = MembershipFactory(organisation__name="Jasmin e.V.")
    ConfirmedOrganisation.objects.create(organisation=member.organisation)
    quota("organisation", most=4, kind="room")
    own = Client()
    own.force_login(member.user)
    for days in (0, 1, 2):
        book(saal, on(days), member.user, organisation=member.organisation)
    page = own.get("/lending/saal/ask/?day=2026-12-08").content.decode()
    assert "<bdi>Jasmin e.V.</bdi> · Räume, Dezember 2026: 3 von 4 Buchungen" in " ".join(page.split())
    assert "Januar 2027: 0 von 4" in own.get("/lending/saal/ask/?day=2027-01-08").content.decode()
    assert own.get("/lending/saal/ask/?day=morgen").status_code == 200
    (told,) = own.get("/api/lending/resources/saal/quotas?day=2026-12-08").json()
    assert told == {
        "organisation": str(member.organisation.uuid), "audience": "organisation", "counts": "kind",
        "measure": "bookings", "span": "month", "first": "2026-12-01", "last": "2026-12-31",
        "used": 3.0, "most": 4, "words": "Räume, Dezember 2026: 3 von 4 Buchungen",
    }  # fmt: skip
    Quota.objects.update(most=3)
    typed = {"day_day": "11", "day_month": "12", "day_year": "2026", "starts": "10:00", "ends": "12:00",
             "organisation": str(member.organisation.uuid), "purpose": "Chor", "rhythm": ""}  # fmt: skip
    refused = own.post("/lending/saal/ask/", typed)
    assert refused.status_code == 422
    assert "3 von 3 Buchungen" in refused.content.decode()
    assert own.post("/lending/saal/ask/", typed | {"exception": "Konzert"}).status_code == 302
    case = Booking.objects.get(stage="asked")
    office = Client()
    office.force_login(UserFactory(roles=["formal_officer"]))
    at_step = f"/lending/steps/{open_step(case).pk}/"
    assert office.post(at_step, {"granted": "yes"}).status_code == 422
    assert office.post(at_step, {"granted": "yes", "grounds": "Gern"}).status_code == 302
    body = {"resource": "saal", "starts_at": "2026-12-15T10:00:00", "ends_at": "2026-12-15T12:00:00",
            "purpose": "Chor", "organisation": str(member.organisation.uuid)}  # fmt: skip
    answer = own.post("/api/lending/bookings", json.dumps(body), content_type="application/json")
    assert answer.status_code == 422
    assert "4 von 3 Buchungen" in answer.content.decode()


def test_the_house_confirms_an_organisation_with_its_answer() -> None:
    saal = room(instant_for="confirmed")
    member = MembershipFactory()
    first = book(saal, on(0), member.user, organisation=member.organisation)
    assert first.stage == "asked"
    office = Client()
    office.force_login(UserFactory(roles=["formal_officer"]))
    typed = {"granted": "yes", "confirm_organisation": "on"}
    assert office.post(f"/lending/steps/{open_step(first).pk}/", typed).status_code == 302
    assert ConfirmedOrganisation.objects.get().organisation == member.organisation
    assert book(saal, on(1), member.user, organisation=member.organisation).stage == "booked"
    assert book(saal, on(2), member.user).stage == "asked"
    assert book(saal, on(3), UserFactory(roles=["adviser"])).stage == "booked"
    Resource.objects.update(instant_for="staff")
    saal.refresh_from_db()
    assert book(saal, on(6), member.user, organisation=member.organisation).stage == "asked"
    assert book(saal, on(7), UserFactory(roles=["adviser"])).stage == "booked"


def test_the_use_of_many_is_read_in_two_statements(django_assert_num_queries) -> None:
    saal, person = room(), UserFactory()
    groups = [MembershipFactory(user=person).organisation for _n in range(12)]
    for audience in Audience.values:
        quota(audience, most=9)
        quota(audience, most=9, span="week")
    book(saal, on(0), person)
    whose = borrowers(person, groups)
    with django_assert_num_queries(2):
        assert len(uses(saal, whose, [TUESDAY])) == 26


@pytest.mark.django_db(transaction=True)
def test_two_at_once_for_the_last_of_a_quota() -> None:
    """Two members book different rooms for their organisation: one wins, the other is told."""
    rooms = [room("saal"), room("kueche")]
    member = MembershipFactory()
    ConfirmedOrganisation.objects.create(organisation=member.organisation)
    people = [member.user, MembershipFactory(organisation=member.organisation).user]
    quota("organisation", kind="room")

    def ask(number: int) -> Any:
        return lambda: book(rooms[number], on(0), people[number], organisation=member.organisation)

    results = at_once(ask(0), ask(1))
    assert sorted(each is None for each in results) == [False, True]
    (loser,) = [each for each in results if each is not None]
    assert isinstance(loser, Invalid)
    assert "1 von 1 Buchung" in loser.errors["exception"]
    assert Booking.objects.count() == 1
