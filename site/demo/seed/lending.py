"""Rooms and equipment of the demo house, and bookings in every state, made by the actions people trigger."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TypedDict

from django.utils import timezone

from workflows.engine.models import Step
from workflows.lending import actions
from workflows.lending.models import (
    Booking,
    BundlePart,
    Closure,
    ConfirmedOrganisation,
    OpeningHours,
    Quota,
    Resource,
    ResourceText,
    Unit,
)
from workflows.lending.rules.opening import opening_of
from workflows.lending.rules.periods import Period
from workflows.people.models import Organisation, User

from .content.lending import THINGS, Thing

HOURS = {0: (9, 20), 1: (9, 20), 2: (9, 20), 3: (9, 20), 4: (9, 18), 5: (10, 16)}


class Group(TypedDict):
    """Whoever asks."""

    person: User
    organisation: Organisation | None


def seed() -> None:
    """The catalogue, and a few weeks of bookings."""
    for weekday, (opens, closes) in HOURS.items():
        OpeningHours.objects.create(weekday=weekday, opens=time(opens), closes=time(closes))
    resources = {each["slug"]: _resource(each) for each in THINGS}
    _closing_days(resources["werkstatt"])
    amira, olena, kofi = (_group(name) for name in ("amira", "olena", "kofi"))
    officer = User.objects.holding("formal_officer")[0]
    _rooms(resources, amira, olena, officer)
    _equipment(resources, amira, olena, kofi, officer)
    _quotas(resources, amira, olena, officer)


def _resource(thing: Thing) -> Resource:
    resource = Resource.objects.create(slug=thing["slug"], **thing["facts"])
    for language, text in thing["texts"].items():
        ResourceText.objects.create(resource=resource, language=language, **text)
    for number, value, state in thing["units"]:
        Unit.objects.create(
            resource=resource, inventory_number=number, value=Decimal(value) if value else None, state=state
        )
    for part, pieces in thing.get("parts", []):
        BundlePart.objects.create(bundle=resource, part=Resource.objects.get(slug=part), pieces=pieces)
    return resource


def _closing_days(resource: Resource) -> None:
    today = timezone.localdate()
    Closure.objects.create(
        resource=resource,
        first_day=today + timedelta(days=10),
        last_day=today + timedelta(days=14),
        reason="Der Boden wird abgeschliffen.",
    )


def _group(name: str) -> Group:
    person = User.objects.get(email=f"{name}@example.org")
    return {"person": person, "organisation": Organisation.objects.of(person).order_by("pk").first()}


def _book(  # noqa: PLR0913  a line of the story
    resource: Resource,
    group: Group,
    purpose: str,
    days: int,
    hours: tuple[int, int],
    *,
    length: int = 0,
    dates: int = 1,
    delegate: str = "",
    exception: str = "",
) -> Booking:
    """From the first day on that is open at these hours."""
    first = _open_day(resource, days, length, hours, dates)
    wanted = actions.Wanted(
        resource=resource,
        periods=[first.moved(days=7 * number) for number in range(dates)],
        purpose=purpose,
        organisation=group["organisation"],
        leave_out_taken=True,
        people=12 if resource.is_room else None,
        delegate=delegate,
        exception=exception,
    )
    return actions.ask(wanted=wanted, actor=group["person"])


def _open_day(resource: Resource, days: int, length: int, hours: tuple[int, int], dates: int) -> Period:
    """The first day on which the house is open then, that week and the following ones."""
    opening = opening_of(resource)
    day = timezone.localdate() + timedelta(days=days)
    while not all(
        _fits(opening.hours(day + timedelta(days=7 * number + late)), hour)
        for number in range(dates)
        for late, hour in ((0, hours[0]), (length, hours[1]))
    ):
        day += timedelta(days=1)
    last = day + timedelta(days=length)
    begin, end = (datetime.combine(each, time(hour)) for each, hour in ((day, hours[0]), (last, hours[1])))
    return Period(timezone.make_aware(begin), timezone.make_aware(end))


def _fits(hours: tuple[tuple[time, time], ...], hour: int) -> bool:
    return any(opens <= time(hour) <= closes for opens, closes in hours)


def _quotas(resources: dict[str, Resource], amira: Group, olena: Group, officer: User) -> None:
    """What one may have in a month; somebody asks for an exception, which waits for an answer."""
    for group in (amira, olena):
        if group["organisation"] is not None:
            ConfirmedOrganisation.objects.create(organisation=group["organisation"], confirmed_by=officer)
    Quota.objects.create(audience="organisation", kind="room", most=8)
    Quota.objects.create(audience="organisation", resource=resources["saal"], most=2, span="running")
    Quota.objects.create(audience="person", kind="room", most=2)
    Quota.objects.create(audience="person", kind="equipment", most=3, span="running")
    Quota.objects.create(audience="staff", kind="room", most=10, measure="hours", span="week")
    _book(
        resources["saal"],
        amira,
        "Generalprobe",
        27,
        (14, 17),
        exception="Für das Fest am Tag danach brauchen wir die Bühne einmal mehr.",
    )


def _step(case: Booking) -> Step:
    return Step.objects.open().get(case_id=case.pk)


def _rooms(resources: dict[str, Resource], amira: Group, olena: Group, officer: User) -> None:
    saal, seminar, kitchen = resources["saal"], resources["seminarraum"], resources["kueche"]
    _book(seminar, olena, "Deutschkurs A2 am Abend", 8, (17, 19), dates=4)
    _book(saal, amira, "Frauenfest mit Musik", 20, (14, 18))
    taken = _book(saal, olena, "Weihnachtsfeier der Kinder", 16, (11, 15))
    actions.grant(step=_step(taken), actor=officer, answer="Gern. Die Bühne bauen wir mit euch auf.")
    refused = _book(kitchen, olena, "Kochabend mit 60 Gästen", 9, (12, 16))
    actions.refuse(
        step=_step(refused), actor=officer, answer="Für 60 Gäste ist die Küche zu klein. Nehmt den Saal."
    )
    waiting = Period(taken.starts_at, taken.ends_at)
    wanted = actions.Wanted(
        resource=saal,
        periods=[waiting],
        purpose="Theaterprobe",
        organisation=amira["organisation"],
        may_wait=True,
    )
    actions.ask(wanted=wanted, actor=amira["person"])


def _equipment(
    resources: dict[str, Resource], amira: Group, olena: Group, kofi: Group, officer: User
) -> None:
    beamer, sound = resources["beamer"], resources["tonanlage"]
    lent = _book(beamer, amira, "Filmabend", 2, (10, 12), length=2, delegate="Samira Haddad")
    code = Booking.objects.get(pk=lent.pk).pickup_code
    actions.hand_over(
        step=_step(lent),
        actor=officer,
        signed_name="Samira Haddad",
        there=["Beamer", "Netzkabel", "HDMI-Kabel", "Tasche"],
        condition="Kratzer am Deckel, sonst wie neu.",
        code=code,
        deposit_taken=True,
    )
    broken = _book(sound, kofi, "Straßenfest", 3, (10, 12), length=1)
    if broken.stage == "asked":
        actions.grant(step=_step(broken), actor=officer)
    parts = ["Mischpult", "Zwei Lautsprecher", "Zwei Mikrofone", "Kabel"]
    actions.hand_over(
        step=_step(broken), actor=officer, signed_name="Kofi Mensah", there=parts, deposit_taken=True
    )
    actions.take_back(
        step=_step(broken),
        actor=officer,
        signed_name="Kofi Mensah",
        there=parts[:2] + parts[3:],
        damage="Ein Mikrofon fehlt.",
    )
    _film_night(resources["kino-set"], olena, officer)
    back = _book(beamer, olena, "Elternabend", 6, (10, 16))
    actions.cancel(case=back, actor=olena["person"], reason="Der Abend fällt aus.")


def _film_night(bundle: Resource, group: Group, officer: User) -> None:
    """A bundle went out, and one of its four pieces came back damaged."""
    case = _book(bundle, group, "Filmabend im Hof", 5, (10, 16))
    if case.stage == "asked":
        actions.grant(step=_step(case), actor=officer)
    parts = ["HDMI-Kabel", "Anleitung"]
    name = group["person"].name
    actions.hand_over(step=_step(case), actor=officer, signed_name=name, there=parts, deposit_taken=True)
    actions.take_back(
        step=_step(case),
        actor=officer,
        signed_name=name,
        there=parts,
        damaged=["K-002"],
        damage="Ein Stecker ist gebrochen.",
    )
