"""Helping somebody: what their pages list is seen with a reason, to read only, and they hear of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.factories import many, started
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.desk.reading import looks as reading
from workflows.people.actions.looks import look
from workflows.people.models import Look, Role, User
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
WHY = "Am Telefon gefragt, wo der Bericht ist."


@pytest.fixture
def admin() -> User:
    return UserFactory(roles=[Role.ADMIN], name="Sabine Hausmann")


@pytest.fixture
def person() -> User:
    return UserFactory(language="ar", name="Amira")


def test_an_administrator_sees_the_lists_and_nothing_to_open(
    client: Client, admin: User, person: User
) -> None:
    membership = MembershipFactory(user=person, organisation=OrganisationFactory(name="Jasmin e.V."))
    case = many(1, applicant=person, organisation=membership.organisation, title="Nähwerkstatt")[0]
    client.force_login(admin)
    page = client.post("/desk/looks/", {"email": person.email.upper(), "reason": WHY}, follow=True)
    found = Look.objects.get()
    assert page.redirect_chain == [(f"/desk/looks/{found.pk}/", 302)]
    text = page.content.decode()
    for seen in ("Nähwerkstatt", "Jasmin e.V.", WHY):
        assert seen in text
    main = text[text.index("<main") :]
    assert str(case.pk) not in main  # no address leads into the case
    assert "<form" not in main
    assert client.get(f"/cases/{case.pk}/").status_code == 404  # and no right came along
    assert page.headers["Cache-Control"].count("no-store")


def test_tasks_are_listed_as_the_person_finds_them(admin: User) -> None:
    officer = UserFactory(roles=["formal_officer"])
    case = started()
    made = look(actor=admin, person=officer, reason=WHY)
    seen = reading.seen_of(made.person)
    assert case.number or case.title in {row.title for _heading, rows in seen.tasks for row in rows}
    assert seen.roles
    assert seen.menu


def test_the_person_has_a_mail_and_finds_it_in_their_account(
    client: Client, admin: User, person: User
) -> None:
    look(actor=admin, person=person, reason=WHY)
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert WHY in sent.body
    assert "/ar/people/profile/#looks" in sent.body
    client.force_login(person)
    text = client.get("/people/profile/").content.decode()
    assert WHY in text
    assert "Sabine Hausmann" in text
    assert client.get("/people/profile/export/").json()["looks"][0]["reason"] == WHY


def test_half_an_hour_later_it_is_over(client: Client, admin: User, person: User) -> None:
    made = look(actor=admin, person=person, reason=WHY)
    client.force_login(admin)
    with time_machine.travel(made.until - timedelta(seconds=1), tick=False):
        assert client.get(f"/desk/looks/{made.pk}/").status_code == 200
    with time_machine.travel(made.until, tick=False):
        assert client.get(f"/desk/looks/{made.pk}/").status_code == 403
        assert client.get(f"/api/desk/looks/{made.pk}").status_code == 403


def test_another_administrator_does_not_share_it(client: Client, admin: User, person: User) -> None:
    made = look(actor=admin, person=person, reason=WHY)
    client.force_login(UserFactory(roles=[Role.ADMIN]))
    assert client.get(f"/desk/looks/{made.pk}/").status_code == 404
    assert WHY in client.get("/desk/looks/").content.decode()


def test_administrators_and_oneself_are_left_alone(admin: User) -> None:
    for other in (UserFactory(roles=[Role.ADMIN]), UserFactory(is_superuser=True), admin):
        with pytest.raises(NotAllowed):
            look(actor=admin, person=other, reason=WHY)
    with pytest.raises(NotAllowed):
        look(actor=admin, person=UserFactory(is_active=False), reason=WHY)
    assert not Look.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("role", [each for each in Role if each != Role.ADMIN])
def test_nobody_else_looks(role: Role, person: User) -> None:
    with pytest.raises(NotAllowed):
        look(actor=UserFactory(roles=[role]), person=person, reason=WHY)


def test_without_a_reason_nothing_is_seen(client: Client, admin: User, person: User) -> None:
    for reason in ("", " \n ", "x" * 301):
        with pytest.raises(Invalid):
            look(actor=admin, person=person, reason=reason)
        client.force_login(admin)
        assert client.post("/desk/looks/", {"email": person.email, "reason": reason}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(person=person, by=admin, reason="")
    assert client.post("/desk/looks/", {"email": "x@example.org", "reason": WHY}).status_code == 422
    assert mail.outbox == []


def test_auditors_read_who_looked_and_look_at_nobody(client: Client, admin: User, person: User) -> None:
    look(actor=admin, person=person, reason=WHY)
    client.force_login(UserFactory(roles=[Role.AUDITOR]))
    page = client.get("/desk/looks/")
    assert WHY in page.content.decode()
    assert 'name="email"' not in page.content.decode()
    assert client.post("/desk/looks/", {"email": person.email, "reason": WHY}).status_code == 403


def test_lists_cost_the_same_however_long(client: Client, admin: User, person: User) -> None:
    client.force_login(admin)
    numbers = []
    for _time in range(3):
        many(8, applicant=person)
        made = look(actor=admin, person=person, reason=WHY)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/desk/looks/{made.pk}/")
        with CaptureQueriesContext(connection) as listed:
            client.get("/desk/looks/")
        numbers.append((len(asked), len(listed)))
    assert numbers[1] == numbers[2]


def test_the_api_shows_the_same(client: Client, admin: User, person: User) -> None:
    many(1, applicant=person, title="Nähwerkstatt")
    client.force_login(admin)
    given = {"email": person.email, "reason": WHY}
    made = client.post("/api/desk/looks", given, content_type="application/json")
    assert made.status_code == 201
    assert [each["title"] for each in made.json()["applications"]] == ["Nähwerkstatt"]
    assert client.get(f"/api/desk/looks/{made.json()['id']}").json() == made.json()
    assert client.get("/api/desk/looks").json()["items"][0]["reason"] == WHY
    lost = client.post("/api/desk/looks", given | {"email": "x@example.org"}, content_type="application/json")
    assert lost.status_code == 404
