"""Bundles: projector, screen and two reels as one; all pieces or none, each looked at on its own."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.grants.test_races import at_once
from tests.lending.factories import TUESDAY, at, book, equipment, period
from tests.people.factories import UserFactory
from workflows.engine.models import Step
from workflows.lending import actions
from workflows.lending.models import (
    Booking,
    BundlePart,
    Protocol,
    Quota,
    Reservation,
    Resource,
    ResourceText,
    Unit,
    UnitCheck,
)
from workflows.lending.reading.catalogue import entries
from workflows.lending.reading.feeds import feed_file, feed_with
from workflows.lending.reading.free import free_counts
from workflows.lending.reading.month import days_of
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]
WHEN = period(TUESDAY, "09:00", "18:00")


@pytest.fixture
def kino() -> Resource:
    """One projector, two screens, three reels; a bundle takes two of these."""
    made = Resource.objects.create(
        slug="kino", kind="equipment", longest_hours=168, instant_for="everybody", deposit=20
    )
    ResourceText.objects.create(resource=made, language="de", name="Kino-Set")
    for slug, units, pieces in (("beamer", 2, 1), ("leinwand", 2, 1), ("trommel", 3, 2)):
        BundlePart.objects.create(bundle=made, part=equipment(slug, units), pieces=pieces)
    return Resource.objects.get(pk=made.pk)


def thing(slug: str) -> Resource:
    return Resource.objects.get(slug=slug)


def held(case: Booking) -> list[str]:
    rows = Reservation.objects.blocking().filter(booking=case).order_by("unit__inventory_number")
    return list(rows.values_list("unit__inventory_number", flat=True))


def step_of(case: Booking) -> Step:
    return Step.objects.open().get(case_id=case.pk)


def test_a_bundle_holds_each_of_its_pieces(kino: Resource) -> None:
    case = book(kino, WHEN)
    assert (case.stage, case.deposit) == ("booked", 20)
    assert held(case) == ["beamer-1", "leinwand-1", "trommel-1", "trommel-2"]
    assert free_counts(list(Resource.objects.all()), WHEN) == {
        thing("beamer").pk: 1, thing("leinwand").pk: 1, thing("trommel").pk: 1, kino.pk: 0,
    }  # fmt: skip
    actions.cancel(case=case, actor=case.applicant)
    assert held(case) == []


def test_all_pieces_or_none(kino: Resource) -> None:
    """One reel is left: nothing of the projector and screen that were free stays held."""
    book(thing("trommel"), WHEN, pieces=2)
    with pytest.raises(Invalid) as refusal:
        book(kino, WHEN)
    assert "Es ist zu dieser Zeit belegt" in refusal.value.errors["starts"]
    assert "Mi, 09.12.2026" in refusal.value.errors["starts"]
    assert Reservation.objects.count() == 2
    assert kino.shortages.count() == 1
    assert book(thing("beamer"), WHEN, pieces=2).stage == "booked"


def test_as_many_bundles_as_there_are_whole_ones(kino: Resource) -> None:
    with pytest.raises(Invalid) as refusal:
        book(kino, WHEN, pieces=2)
    assert refusal.value.errors["pieces"] == "Wählt eine Zahl von 1 bis 1."
    Unit.objects.create(resource=thing("trommel"), inventory_number="trommel-4")
    case = book(kino, WHEN, pieces=2)
    assert len(held(case)) == 8
    assert case.deposit == 40


def test_search_calendar_and_feed_know_it(kino: Resource, django_assert_max_num_queries: Any) -> None:
    group = UserFactory()
    (entry,) = [each for each in entries(period=WHEN) if each.resource == kino]
    assert (entry.pieces, entry.free, entry.fits) == (1, 1, True)
    case = book(kino, WHEN, group)
    with django_assert_max_num_queries(12):
        found = {each.resource.slug: each.free for each in entries(period=WHEN)}
    assert found == {"kino": 0, "beamer": 1, "leinwand": 1, "trommel": 1}
    days = days_of([kino, thing("beamer")], TUESDAY, TUESDAY + timedelta(days=2))
    assert [each.state for each in days[kino.pk].values()] == ["full", "free"]
    assert [each.state for each in days[thing("beamer").pk].values()] == ["free", "free"]
    anybody = Client()
    busy = anybody.get("/api/lending/resources/kino/busy?first=2026-12-08&last=2026-12-08").json()
    assert len(busy) == 4
    told = anybody.get("/api/lending/resources/kino").json()
    assert (told["pieces"], told["parts"][2]) == (1, {"resource": "trommel", "pieces": 2})
    assert "2 × <a" in anybody.get("/lending/kino/").content.decode()
    for resource in (kino, thing("beamer")):
        feed = feed_with(actions.make_feed(actor=group, resource=resource))
        assert feed is not None
        assert feed_file(feed).count(b"BEGIN:VEVENT") == 1  # one entry, whatever it consists of
    assert case.resource == kino


def test_the_waiting_list_reaches_parts_and_bundles(kino: Resource) -> None:
    part = book(thing("trommel"), WHEN, pieces=2)
    waits = book(kino, WHEN, may_wait=True)
    assert waits.stage == "waiting"
    actions.cancel(case=part, actor=part.applicant)
    waits.refresh_from_db()
    assert waits.stage == "booked"
    alone = book(thing("trommel"), WHEN, pieces=2, may_wait=True)
    actions.cancel(case=waits, actor=waits.applicant)
    alone.refresh_from_db()
    assert alone.stage == "booked"


def test_a_move_keeps_the_old_time_when_one_part_is_taken(kino: Resource) -> None:
    case = book(kino, WHEN)
    day = TUESDAY + timedelta(days=1)
    book(thing("leinwand"), period(day, "09:00", "18:00"), pieces=2)
    with pytest.raises(Invalid):
        actions.change(case=case, actor=case.applicant, period=period(day, "09:00", "18:00"))
    assert len(held(case)) == 4
    later = period(TUESDAY + timedelta(days=2), "09:00", "18:00")
    actions.change(case=case, actor=case.applicant, period=later)
    assert len(held(case)) == 4


def test_piece_by_piece_from_the_counter_to_the_damage(kino: Resource) -> None:
    case, later = (
        book(kino, WHEN),
        book(thing("trommel"), period(TUESDAY + timedelta(days=1), "09:00", "18:00")),
    )
    assert held(later) == ["trommel-1"]
    office = Client()
    office.force_login(UserFactory(roles=["formal_officer"]))
    page = office.get(f"/cases/{case.pk}/").content.decode()
    assert page.count('name="units"') == 4
    out = {"came": "yes", "signed_name": "Amal", "deposit_taken": "on"}
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert office.post(at_step, out).status_code == 422  # nothing is ticked
    given = ["beamer-1", "trommel-1", "trommel-2"]
    assert office.post(at_step, out | {"units": given}).status_code == 302
    assert held(case) == given  # the screen stayed here and is free again
    back = {"signed_name": "Amal"}
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert office.post(at_step, back | {"damaged": ["trommel-1"]}).status_code == 422
    both = {"damaged": ["trommel-1"], "missing": ["trommel-1"], "damage": "Weg"}
    assert office.post(at_step, back | both).status_code == 422
    typed = {"damaged": ["trommel-1"], "missing": ["beamer-1"], "damage": "Stecker gebrochen, Beamer weg"}
    assert office.post(at_step, back | typed).status_code == 302
    case.refresh_from_db()
    assert case.stage == "damage"
    states = dict(Unit.objects.exclude(state="ok").values_list("inventory_number", "state"))
    assert states == {"trommel-1": "repair", "beamer-1": "lost"}
    assert held(later) == ["trommel-2"]  # whoever comes next has another one
    found = UnitCheck.objects.filter(protocol__moment="back").order_by("unit__inventory_number")
    assert list(found.values_list("unit__inventory_number", "found")) == [
        ("beamer-1", "missing"), ("trommel-1", "damaged"), ("trommel-2", "ok"),
    ]  # fmt: skip
    page = " ".join(office.get(f"/cases/{case.pk}/").content.decode().split())
    assert "<bdi>trommel-1</bdi>: Beschädigt" in page
    assert "<bdi>leinwand-1</bdi>: Nicht da" in page


def test_the_same_over_the_api(kino: Resource) -> None:
    case = book(kino, WHEN)
    office = Client()
    office.force_login(UserFactory(roles=["formal_officer"]))

    def sent(verb: str, **body: object) -> tuple[int, dict[str, Any]]:
        path = f"/api/lending/bookings/{case.pk}/{verb}"
        answer = office.post(path, json.dumps(body), content_type="application/json")
        return answer.status_code, answer.json()

    told = office.get(f"/api/lending/bookings/{case.pk}").json()
    assert told["units"][2] == {"resource": "trommel", "inventory_number": "trommel-1"}
    status, _problem = sent("hand-over", signed_name="Amal", deposit_taken=True, units=["fremd"])
    assert status == 422
    status, told = sent("hand-over", signed_name="Amal", deposit_taken=True)
    assert (status, told["stage"], len(told["units"])) == (200, "out", 4)
    status, told = sent("take-back", signed_name="Amal", damaged=["leinwand-1"], damage="Riss")
    assert (status, told["stage"]) == (200, "damage")
    assert Unit.objects.get(inventory_number="leinwand-1").state == "repair"
    assert Protocol.objects.get(moment="back").units.count() == 4


def test_a_quota_of_a_part_counts_bundles(kino: Resource) -> None:
    group = UserFactory()
    Quota.objects.create(audience="person", resource=thing("beamer"), most=1)
    book(kino, WHEN, group)
    with pytest.raises(Invalid) as refusal:
        book(thing("beamer"), period(TUESDAY + timedelta(days=1), "09:00", "18:00"), group)
    assert "1 von 1 Buchung" in refusal.value.errors["exception"]
    with pytest.raises(Invalid):
        book(kino, period(TUESDAY + timedelta(days=2), "09:00", "18:00"), group)


@pytest.mark.django_db(transaction=True)
def test_a_bundle_and_its_last_part_at_once(kino: Resource) -> None:
    """Whoever comes first has it; never half a bundle."""
    people = [UserFactory() for _n in range(4)]
    wanted = [kino, thing("trommel"), kino, thing("leinwand")]
    pieces = [1, 2, 1, 2]

    def ask(number: int) -> Any:
        return lambda: book(wanted[number], WHEN, people[number], pieces=pieces[number])

    results = at_once(*(ask(number) for number in range(4)))
    assert all(each is None or isinstance(each, Invalid) for each in results)
    assert any(each is None for each in results)
    sizes = {case.resource.slug: len(held(case)) for case in Booking.objects.select_related("resource")}
    expected = {"kino": 4, "trommel": 2, "leinwand": 2}
    assert all(expected[slug] == size for slug, size in sizes.items())
    assert timezone.now() < at(TUESDAY, "09:00")
