"""Absences that administrators note for colleagues."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.desk.lists import officer
from tests.people.factories import UserFactory
from workflows.desk.actions.absences import end_absence_of, note_absence
from workflows.outbox.models import Message
from workflows.people.models import Absence, MailWay, Role, User
from workflows.people.standing_in import present
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def admin() -> User:
    return UserFactory(roles=[Role.ADMIN])


def days() -> dict[str, object]:
    today = timezone.localdate()
    return {"first_day": today, "last_day": today + timedelta(days=3)}


def told(person: User) -> list[str]:
    return sorted(Message.objects.filter(recipient=person).values_list("template", flat=True))


def test_a_substitute_hears_of_it_as_of_what_is_given_to_them(admin: User) -> None:
    """Who wants no mail about that has none; the tasks stand on their list all the same."""
    ill, healthy = officer(), officer()
    healthy.mail_given = MailWay.NEVER
    healthy.save()
    note_absence(person=ill, actor=admin, substitute=healthy, **days())
    assert present(ill) == healthy
    assert told(healthy) == []
    assert told(ill) == ["desk/mail/absence_noted"]  # what somebody noted of oneself always comes


def test_who_fell_ill_is_away_and_both_hear_of_it(admin: User) -> None:
    ill, healthy = officer(), officer()
    note_absence(person=ill, actor=admin, substitute=healthy, **days())
    assert present(ill) == healthy
    assert told(ill) == ["desk/mail/absence_noted"]
    assert told(healthy) == ["desk/mail/stands_in"]
    assert str(admin) in Message.objects.get(recipient=ill).text
    end_absence_of(person=ill, actor=admin)
    assert present(ill) == ill
    assert len(told(ill)) == len(told(healthy)) == 2
    end_absence_of(person=ill, actor=admin)
    assert len(told(ill)) == 2  # nothing was to be ended


def test_the_rules_of_the_own_absence_hold_and_only_administrators_note(admin: User) -> None:
    ill, healthy, applicant = officer(), officer(), UserFactory()
    for actor in (healthy, ill, UserFactory(roles=[Role.AUDITOR])):
        with pytest.raises(NotAllowed):
            note_absence(person=ill, actor=actor, substitute=healthy, **days())
        with pytest.raises(NotAllowed):
            end_absence_of(person=ill, actor=actor)
    with pytest.raises(Invalid):
        note_absence(person=ill, actor=admin, substitute=ill, **days())
    with pytest.raises(NotAllowed):
        note_absence(person=applicant, actor=admin, substitute=healthy, **days())
    assert not Absence.objects.exists()
    assert not Message.objects.exists()


def test_on_the_screen_and_over_the_api(admin: User, client: Client) -> None:
    ill, healthy = officer(), officer()
    client.force_login(admin)
    assert client.post("/desk/absences/", {"person": ""}).status_code == 422
    where = f"/desk/absences/{ill.uuid}/"
    assert client.post("/desk/absences/", {"person": str(ill.uuid)}).url == where
    assert client.post(where, {"substitute": str(healthy.uuid)}).status_code == 422
    json = {"content_type": "application/json"}
    given = {**days(), "substitute": str(healthy.uuid)}
    noted = client.put(f"/api/desk/absences/{ill.uuid}", given, **json).json()
    assert (noted["person"], noted["substitute_name"]) == (str(ill.uuid), str(healthy))
    assert str(ill) in client.get("/desk/absences/").content.decode()
    assert [each["person"] for each in client.get("/api/desk/absences").json()] == [str(ill.uuid)]
    assert client.get(where).context["absence"].substitute == healthy
    assert client.post(f"{where}end/").status_code == 302
    assert client.delete(f"/api/desk/absences/{ill.uuid}").status_code == 204
    assert client.get("/api/desk/absences").json() == []
    assert client.get(f"/desk/absences/{UserFactory().uuid}/").status_code == 404
