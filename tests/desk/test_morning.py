"""Those who run the house hear each morning what is broken, in their language; a sound house is silent."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pages.builder.actions.shipping import ship
from pages.builder.models import FormDraft
from tests.outbox.factories import queue
from tests.pages.factories import editor, standard
from tests.people.factories import UserFactory
from workflows.desk.actions import morning
from workflows.desk.concerns import concerns
from workflows.engine import troubles
from workflows.engine.models import Heartbeat
from workflows.outbox import lanes
from workflows.outbox.models import Message, State
from workflows.people.models import User
from workflows.upkeep.models import RetentionRun

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
SEVEN = datetime(2026, 12, 1, 7, 5, tzinfo=BERLIN)


def mails(person: User) -> list[Message]:
    return list(Message.objects.filter(recipient=person, template=morning.TEMPLATE))


def break_everything(actor: User) -> None:
    """One of each kind that the operation knows."""
    lanes.hold(why="Umzug", actor=actor)
    queue(2)
    Message.objects.update(state=State.FAILED)
    troubles.remember("workflows.engine.deadlines.tick", "deadline 5", ValueError("x"))
    Heartbeat.objects.create(name="a", seen_at=timezone.now() - timedelta(hours=1))
    RetentionRun.objects.create(day=timezone.localdate() - timedelta(days=3), lease_until=timezone.now())


def test_a_sound_house_is_silent() -> None:
    UserFactory(roles=["admin"])
    with time_machine.travel(SEVEN, tick=False):
        assert concerns() == []
        assert morning.tick() == 0


def test_each_administrator_hears_once_in_their_language() -> None:
    german, english = (UserFactory(roles=["admin"], language=each) for each in ("de", "en"))
    officer = UserFactory(roles=["formal_officer"])
    with time_machine.travel(SEVEN, tick=False) as clock:
        break_everything(german)
        codes = {each.code: each.number for each in concerns()}
        assert codes == {"mail-held": 1, "undelivered": 2, "jobs": 1, "workers": 1, "retention": 1}
        clock.move_to(SEVEN - timedelta(minutes=10))
        assert morning.tick() == 0, "not before seven"
        clock.move_to(SEVEN)
        assert [morning.tick() for _minute in range(3)] == [2, 0, 0]
        clock.move_to(SEVEN + timedelta(hours=1))
        assert morning.tick() == 0
        clock.move_to(SEVEN + timedelta(days=1))
        assert morning.tick() == 2, "still broken"
    assert mails(officer) == []
    (first, _second) = mails(english)
    assert first.subject == "5 things in the house need you"
    assert "* 2 mails did not arrive\nhttp" in first.text
    assert mails(german)[0].subject == "5 Dinge im Haus brauchen Sie"
    assert "2 Mails kamen nicht an" in mails(german)[0].text


def test_a_link_into_nothing_is_found_where_it_stands(client: Client) -> None:
    """Of a public page only: to one that was taken back, and to one that was deleted."""
    taken_back, deleted, there = (standard(title=each, slug=each.lower()) for each in ("Alt", "Weg", "Da"))
    link = '<a linktype="page" id="{}">mehr</a>'.format
    body = [("text", "".join(link(each.pk) for each in (taken_back, deleted, there)))]
    public, hidden = (standard(title=each, slug=each.lower(), body=body) for each in ("Quelle", "Entwurf"))
    hidden.unpublish()
    taken_back.unpublish()
    deleted.delete()
    (concern,) = [each for each in concerns() if each.code == "dead-links"]
    assert concern.number == 1
    assert concern.text("en") == "1 page links to nothing"
    client.force_login(editor())
    page = client.get("/cms/reports/dead-links/").content.decode()
    assert public.title in page
    assert "2 × Seite" in page
    assert hidden.title not in page


def test_a_form_without_translation_is_told() -> None:
    """Published, and one of its German texts changed since."""
    ship("micro")
    draft = FormDraft.objects.get(code="micro", locale__language_code="de")
    assert [each for each in concerns() if each.code.startswith("forms")] == []
    FormDraft.objects.filter(pk=draft.pk).update(title="Ein neuer Name, den niemand übersetzt hat")
    assert [(each.code, each.number) for each in concerns()] == [("forms-untranslated", 1)]
