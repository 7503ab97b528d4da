"""Meetings of the demo house: a full training, a series that invites, one to announce, one held."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.utils import timezone

from workflows.engine.models import Deadline, Step
from workflows.meetings import actions
from workflows.meetings.actions import Given, Person, Span
from workflows.meetings.actions.follow_ups import ASK, ask
from workflows.meetings.models import (
    FollowUp,
    Invitation,
    Meeting,
    Need,
    NeedState,
    NewsState,
    Registration,
    Session,
)
from workflows.people.models import Organisation, User

from .content.circle import ANSWERED, CIRCLE, INVITED, SENT, TAKEN
from .content.meetings import BECAME, CAME, COMING, MEETINGS, SAID, Told
from .content.minutes import AGREED, SPOKEN


def seed() -> None:
    """A quarter of meetings."""
    adviser = User.objects.get(email="jonas.weber@example.org")
    planned = {code: _plan(told, adviser) for code, told in {**MEETINGS, "circle": CIRCLE}.items()}
    law, _network, held = (
        actions.announce(step=_step(planned[code]), actor=adviser) for code in ("law", "network", "held")
    )
    _teach(actions.announce(step=_step(planned["taught"]), actor=adviser), adviser)
    for person in COMING:
        _register(law, person)
    _hold(held, adviser)
    _invite(planned["circle"], adviser)


def _plan(told: Told, adviser: User) -> Meeting:
    first = timezone.localdate() + timedelta(days=told.days)
    spans = []
    for week in range(told.dates):
        day = first + timedelta(weeks=week)
        begin, end = (timezone.make_aware(datetime.combine(day, time(hour))) for hour in told.hours)
        spans.append(Span(begin, end))
    return actions.plan(given=replace(told.facts, dates=spans), actor=adviser)


def _register(case: Meeting, person: Person) -> Registration:
    row = actions.register(case=case, given=person, actor=None, address=person.email)
    return actions.confirm(registration=row)


def _hold(case: Meeting, adviser: User) -> None:
    """Sixty days earlier it took place, as one of a series; the next date is fixed."""
    actions.begin_series(case=case, every_months=3, on_day=15, actor=adviser)
    rows = _came(case, adviser, days=60)
    actions.finish(step=_step(case), actor=adviser, guests=4)
    for row, (stars, words) in zip(rows, SAID, strict=True):
        actions.say(registration=row, stars=stars, words=words)
    _write(case, adviser)
    actions.close(step=_step(case), actor=adviser, next_on=timezone.localdate() + timedelta(days=90))


def _teach(case: Meeting, adviser: User) -> None:
    """More than three months ago: those who were there were asked what became of it, most have answered."""
    _came(case, adviser, days=130)
    actions.finish(step=_step(case), actor=adviser)
    ask(Deadline.objects.pending().get(case=case, code=ASK))
    asked = FollowUp.objects.filter(registration__meeting=case, months=3).order_by("pk")
    for row, given in zip(asked, BECAME, strict=False):
        actions.tell_what_became(follow_up=row, given=given)
    actions.close(step=_step(case), actor=adviser, no_next="Erst wieder im Frühjahr.")


def _came(case: Meeting, adviser: User, *, days: int) -> list[Registration]:
    """Six people were there, so many days earlier than planned."""
    rows, back = [_register(case, person) for person in CAME], timedelta(days=days)
    session = case.sessions.get()
    moved = {"starts_at": session.starts_at - back, "ends_at": session.ends_at - back}
    Session.objects.filter(pk=session.pk).update(**moved)
    Meeting.objects.filter(pk=case.pk).update(**moved)
    session = Session.objects.select_related("meeting").get(pk=session.pk)
    actions.note_attendance(session=session, present={row.pk for row in rows}, actor=adviser)
    return rows


def _write(case: Meeting, adviser: User) -> None:
    """Minutes with decisions; of three tasks one is done, the others come back in the next agenda."""
    actions.begin_minutes(case=case, actor=adviser)
    actions.write_minutes(case=case, points=SPOKEN, actor=adviser)
    group, soon = Organisation.objects.order_by("pk").first(), timezone.localdate() + timedelta(days=12)
    for words, who in AGREED.items():
        given = Given(
            words,
            person=adviser if who == "colleague" else None,
            organisation=group if who == "group" else None,
            name="" if who in ("colleague", "group") else who,
            due_on=soon,
        )
        task = actions.note_task(case=case, given=given, actor=adviser)
        if who not in ("colleague", "group"):
            actions.tick_task(task=task, actor=adviser)
    actions.send_minutes(case=case, actor=adviser)


def _invite(case: Meeting, adviser: User) -> None:
    """Every three months; the invitation is out, some have answered and said what they need."""
    series = actions.begin_series(case=case, every_months=3, on_day=31, actor=adviser)
    actions.invite_people(series=series, lines=INVITED, actor=adviser)
    actions.announce(step=_step(case), actor=adviser)
    for email, given in ANSWERED.items():
        invitation = Invitation.objects.get(meeting=case, person__email=email)
        actions.answer(invitation=invitation, given=given)
    first, *_others = Need.objects.filter(meeting=case)
    for email, (title, words, link) in SENT.items():
        invitation = Invitation.objects.get(meeting=case, person__email=email)
        news = actions.send_news(invitation=invitation, title=title, words=words, link=link)
        if email in TAKEN:
            actions.settle_news(news=news, state=NewsState.TAKEN, actor=adviser)
    actions.settle_need(need=first, state=NeedState.TAKEN_UP, actor=adviser)


def _step(case: Meeting) -> Step:
    return Step.objects.open().select_related("task").get(case=case.pk)
