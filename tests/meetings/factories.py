"""Meetings and registrations, made as people make them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.engine import stages
from workflows.engine.models import Step
from workflows.meetings import actions
from workflows.meetings.actions import Facts, Line, Person, Span, Words
from workflows.meetings.models import (
    Invitation,
    InvitationStep,
    Invitee,
    Meeting,
    Registration,
    Session,
)
from workflows.outbox.models import Message
from workflows.people.models import User

NOW = "2026-11-28T10:00:00+01:00"
WORDS = {
    "de": Words("Vereinsrecht für Einsteiger", "Satzung, Vorstand, Kasse."),
    "ar": Words("قانون الجمعيات"),
}


def span(days: int = 30, hours: int = 3) -> Span:
    """In so many days, at the hour of now."""
    start = timezone.now().replace(second=0, microsecond=0) + timedelta(days=days)
    return Span(start, start + timedelta(hours=hours))


def facts(*dates: Span, **more: Any) -> Facts:
    """A training in the hall, with room for two."""
    given = {"format": "training", "words": WORDS, "place": "Lindenplatz 4, Saal", "capacity": 2, **more}
    return Facts(dates=dates or (span(),), **given)


def planned(*dates: Span, actor: User | None = None, **more: Any) -> Meeting:
    """A meeting that waits to be announced."""
    return actions.plan(given=facts(*dates, **more), actor=actor or UserFactory(roles=["adviser"]))


def announced(*dates: Span, actor: User | None = None, **more: Any) -> Meeting:
    """A meeting on the public page."""
    actor = actor or UserFactory(roles=["adviser"])
    case = planned(*dates, actor=actor, **more)
    return actions.announce(step=open_step(case), actor=actor)


def held(case: Meeting, *emails: str, actor: User | None = None) -> Meeting:
    """It took place yesterday; these were there. The clock of the test stays where it is."""
    actor, back = actor or UserFactory(roles=["adviser"]), timezone.now() - timedelta(days=1)
    rows = [placed(case, email, language="de") for email in emails]
    moved = {"starts_at": back - timedelta(hours=3), "ends_at": back}
    Session.objects.filter(meeting=case).update(**moved)
    Meeting.objects.filter(pk=case.pk).update(**moved)
    session = Session.objects.select_related("meeting").get(meeting=case)
    actions.note_attendance(session=session, present={row.pk for row in rows}, actor=actor)
    done = actions.finish(step=open_step(case), actor=actor)
    return Meeting.objects.select_related("series__owner").get(pk=done.pk)


def person(email: str = "samira@example.org", **more: Any) -> Person:
    """Who wants to come."""
    return Person(**{"name": "Samira N.", "email": email, "language": "ar", "consent": True, **more})


def asked(case: Meeting, email: str = "samira@example.org", **more: Any) -> Registration:
    """Registered, not confirmed."""
    return actions.register(case=case, given=person(email, **more), actor=None, address=email)


def placed(case: Meeting, email: str = "samira@example.org", **more: Any) -> Registration:
    """Registered and confirmed: a place, or the waiting list."""
    return actions.confirm(registration=asked(case, email, **more))


def open_step(case: Meeting) -> Step:
    """The one step that waits."""
    return Step.objects.open().select_related("task").get(case=case.pk)


def at(moment: str) -> datetime:
    """A moment with its offset."""
    return datetime.fromisoformat(moment)


def kept() -> Callable[[], bool]:
    """A meeting that is over; says whether who came can still be read."""
    case = announced(span(5))
    row = placed(case)
    stages.close(case, "closed")
    return lambda: Registration.objects.get(pk=row.pk).name != "–"


def unconfirmed() -> Callable[[], bool]:
    """A registration that nobody confirmed."""
    asked(announced(span(400)))
    return Registration.objects.exists


def lines(*names: str) -> list[Line]:
    """People as somebody pastes them."""
    return [Line(number, f"{name}@example.org", f"Person {name}") for number, name in enumerate(names, 1)]


def in_series(case: Meeting, *names: str) -> Meeting:
    """The meeting begins a series to which these are invited."""
    actor = UserFactory(roles=["adviser"])
    series = actions.begin_series(case=case, every_months=3, actor=actor)
    if names:
        actions.invite_people(series=series, lines=lines(*names), actor=actor)
    return Meeting.objects.select_related("series__owner").get(pk=case.pk)


def audience() -> Callable[[], bool]:
    """Somebody invited to a series whose last meeting is over."""
    case = in_series(announced(span(5)), "a")
    now = timezone.now()
    Meeting.objects.filter(pk=case.pk).update(starts_at=now - timedelta(hours=1), ends_at=now)
    return Invitee.objects.exists


def invitation(email: str) -> Invitation:
    """The one of this person."""
    return Invitation.objects.get(person__email=email)


def told(template: str) -> list[str]:
    """Who has this mail of an invitation."""
    rows = Message.objects.filter(template=f"meetings/mail/invited_{template}")
    return sorted(rows.values_list("to_address", flat=True))


def plan_of(case: Meeting) -> dict[str, str]:
    """What goes out when."""
    return {each.kind: each.due_on.isoformat() for each in InvitationStep.objects.filter(meeting=case)}
