"""Every rule of retention on both its border days, with a set clock."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.tasks import TaskResultStatus
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from pages.newsletters.models import SubscriberState
from tests.documents.factories import stored
from tests.founding import factories as foundings
from tests.grants import factories as grants
from tests.grants.kept import guest_draft, helping
from tests.lending import factories as lending
from tests.meetings import factories as meetings
from tests.organisations.factories import association, lay_in
from tests.outbox.factories import queue
from tests.people import kept as people
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.desk.models import Batch, SavedView
from workflows.documents.models import Document
from workflows.engine import stages, troubles
from workflows.engine.models import Case
from workflows.grants.models import Consultation
from workflows.organisations.actions import answer_health, take_out
from workflows.organisations.models import HealthAnswer, SafeVersion
from workflows.outbox.models import Message, State
from workflows.people.actions import invite
from workflows.people.models import Invitation
from workflows.upkeep.models import RetentionRule, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import rules
from workflows.upkeep.retention.running import candidates, run
from workflows.upkeep.retention.terms import Term, last_day, over_before
from workflows.webhooks.models import Event

from . import closed_cases as cases
from .kept_addresses import reader, reminder

pytestmark = pytest.mark.django_db
# The last day of March: half a year later there is no 31st.
EVENT = "2026-03-31 23:30+02:00"
DAY = datetime.timedelta(days=1)


def at(day: datetime.date, clock: str) -> Any:
    """The house's clock on this day."""
    hour, minute = (int(part) for part in clock.split(":"))
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))
    return time_machine.travel(moment, tick=False)


def session() -> Callable[[], bool]:
    Session.objects.create(session_key="a" * 32, session_data="x", expire_date=timezone.now())
    return Session.objects.exists


def task() -> Callable[[], bool]:
    now = timezone.now()
    DBTaskResult.objects.create(
        status=TaskResultStatus.SUCCESSFUL, started_at=now, finished_at=now,
        args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", worker_ids=[], backend_name="default",
        run_after=now, exception_class_path="", traceback="",
    )  # fmt: skip
    return DBTaskResult.objects.exists


def draft() -> Callable[[], bool]:
    case = foundings.started()
    return Case.objects.filter(pk=case.pk).exists


def account() -> Callable[[], bool]:
    user = UserFactory(last_login=timezone.now(), date_joined=timezone.now())
    return lambda: not type(user).objects.get(pk=user.pk).anonymised_at


def invitation() -> Callable[[], bool]:
    organisation = OrganisationFactory()
    member = UserFactory(roles=["admin"])
    organisation.memberships.create(user=member, function="representative")
    invite(organisation=organisation, email="a@example.org", function="member", actor=member)
    Invitation.objects.update(expires_at=timezone.now())
    return Invitation.objects.exists


def upload() -> Callable[[], bool]:
    document = stored(UserFactory(roles=["admin"]))
    path, storage = str(document.file.name), document.file.storage
    return lambda: Document.objects.exists() and storage.exists(path)


def mail_text() -> Callable[[], bool]:
    queue(1)
    Message.objects.update(state=State.SENT, sent_at=timezone.now())
    return lambda: bool(Message.objects.get().text)


def mail() -> Callable[[], bool]:
    queue(1)
    Message.objects.update(state=State.SENT, sent_at=timezone.now())
    return lambda: Message.objects.get().to_address == "reader0@example.org"


def event() -> Callable[[], bool]:
    Event.objects.create(type="page.published", at=timezone.now())
    return Event.objects.exists


def grant_without_money() -> Callable[[], bool]:
    people = grants.staff()
    case = grants.to_decision(grants.open_call(people), people)
    stages.close(case, "rejected")
    return lambda: not Case.objects.get(pk=case.pk).anonymised_at


def grant_with_money() -> Callable[[], bool]:
    people = grants.staff()
    case = grants.running(grants.open_call(people), people)
    grants.paid(case, people, "640.00")
    stages.close(case, "withdrawn")
    return lambda: not Case.objects.get(pk=case.pk).anonymised_at


def consultation() -> Callable[[], bool]:
    Consultation.objects.create(
        organisation=OrganisationFactory(), adviser=UserFactory(roles=["adviser"]),
        held_on=timezone.localdate(), topic="Vereinsrecht", note="Frau X",
    )  # fmt: skip
    return lambda: bool(Consultation.objects.get().note)


def safe_replaced() -> Callable[[], bool]:
    organisation, chair = association()
    first = lay_in(organisation, chair)
    lay_in(organisation, chair)
    return Document.objects.filter(pk=first.document_id).exists


def safe_taken_out() -> Callable[[], bool]:
    organisation, chair = association()
    take_out(version=lay_in(organisation, chair), actor=chair, reason="Falsche Datei")
    return SafeVersion.objects.exists


def health_answer() -> Callable[[], bool]:
    organisation, chair = association()
    for reply in ("no", "yes"):
        answer_health(organisation=organisation, actor=chair, replies={"cash_book": reply})
    return HealthAnswer.objects.filter(reply="no").exists


def batch() -> Callable[[], bool]:
    Batch.objects.create(person=UserFactory(), deed="message")
    return Batch.objects.exists


def saved_view() -> Callable[[], bool]:
    gone = UserFactory(is_active=False, anonymised_at=timezone.now())
    SavedView.objects.create(owner=gone, name="Meine")
    return SavedView.objects.exists


D = datetime.date
# rule: how the thing comes to be at EVENT, and the last day on which it is still there.
BORDERS: dict[str, tuple[Callable[[], Callable[[], bool]], datetime.date]] = {
    "session": (session, D(2026, 3, 31)),
    "task": (task, D(2026, 4, 7)),
    "draft": (draft, D(2026, 10, 31)),  # six months to 30 September, told on 1 October, 30 days to come back
    "account": (account, D(2028, 5, 1)),  # 24 months, asked on 1 April, 30 days to answer
    "batch": (batch, D(2026, 4, 30)),
    "saved_view": (saved_view, D(2026, 4, 30)),
    "absence": (people.absence, D(2026, 4, 30)),
    "look": (people.look, D(2028, 3, 31)),
    "invitation": (invitation, D(2026, 9, 30)),
    "upload": (upload, D(2026, 9, 30)),
    "mail_text": (mail_text, D(2026, 6, 29)),
    "mail": (mail, D(2027, 3, 31)),
    "event": (event, D(2026, 4, 30)),
    "newsletter_unconfirmed": (lambda: reader(SubscriberState.PENDING), D(2026, 4, 14)),
    "reminder_over": (lambda: reminder(confirmed=True), D(2026, 4, 1)),
    "reminder_unconfirmed": (lambda: reminder(confirmed=False), D(2026, 4, 14)),
    "newsletter_proof": (lambda: reader(SubscriberState.UNSUBSCRIBED), D(2029, 12, 31)),
    "helping": (helping, D(2029, 3, 31)),
    "guest_draft": (guest_draft, D(2026, 4, 1)),
    "grant_without_money": (grant_without_money, D(2027, 3, 31)),
    "grant_with_money": (grant_with_money, D(2034, 12, 31)),
    "consultation": (consultation, D(2029, 3, 31)),
    "founding": (cases.founding, D(2027, 3, 31)),
    "booked_consultation": (cases.booked_consultation, D(2029, 3, 31)),
    "service_request": (cases.service_request, D(2027, 3, 31)),
    "booking": (lending.kept, D(2029, 12, 31)),
    "meeting": (meetings.kept, D(2027, 3, 31)),
    "meeting_unconfirmed": (meetings.unconfirmed, D(2026, 4, 7)),
    "meeting_audience": (meetings.audience, D(2027, 3, 31)),
    "safe_replaced": (safe_replaced, D(2029, 12, 31)),
    "safe_taken_out": (safe_taken_out, D(2027, 3, 31)),
    "health_answer": (health_answer, D(2029, 3, 31)),
}


def nightly(first: datetime.date, last: datetime.date) -> None:
    """The runs of these nights that can change something: a run each month would do, borders need all."""
    day = first
    while day <= last:
        with at(day, "03:00"):
            outcome = run(guard=troubles.one_row)
            assert outcome.failed == 0
        day += DAY


def test_every_rule_is_tested_on_its_borders() -> None:
    assert set(BORDERS) == {keeping.code for keeping in keepings.every()}


@pytest.mark.parametrize("code", BORDERS)
def test_a_thing_stays_to_the_end_of_its_last_day_and_is_gone_the_night_after(code: str) -> None:
    make, last = BORDERS[code]
    with time_machine.travel(EVENT, tick=True):
        stays = make()
    told = keepings.find(code).tell is not None  # type: ignore[union-attr]
    warn = datetime.timedelta(days=31) if told else datetime.timedelta(0)
    # The night before people are told, the night they are told, and the last night.
    nightly(last - warn, last - warn + (DAY if told else datetime.timedelta(0)))
    nightly(last, last)
    assert stays()
    with at(last, "23:59"):
        assert all(each.step != "forget" for each in found(code))
    with at(last + DAY, "00:00"):
        run(guard=troubles.one_row)
    assert not stays()


def found(code: str) -> list[Any]:
    """What a dry run lists for this rule."""
    (rule,) = [each for each in rules(timezone.localdate()) if each.keeping.code == code]
    return list(candidates(rule, timezone.localdate()))


@pytest.mark.parametrize(
    ("term", "event", "last"),
    [
        (Term(6, Unit.MONTHS), D(2026, 8, 31), D(2027, 2, 28)),
        (Term(6, Unit.MONTHS), D(2027, 8, 31), D(2028, 2, 29)),
        (Term(1, Unit.YEARS), D(2028, 2, 29), D(2029, 2, 28)),
        (Term(0, Unit.DAYS), D(2026, 3, 31), D(2026, 3, 31)),
        (Term(8, Unit.YEARS, from_year_end=True), D(2026, 1, 1), D(2034, 12, 31)),
        (Term(8, Unit.YEARS, from_year_end=True), D(2026, 12, 31), D(2034, 12, 31)),
    ],
)
def test_terms_are_counted_as_the_civil_code_counts(
    term: Term, event: datetime.date, last: datetime.date
) -> None:
    assert last_day(term, event) == last
    start = timezone.make_aware(datetime.datetime.combine(event, datetime.time(23, 59)))
    assert not start < over_before(term, last)
    assert start < over_before(term, last + DAY)


@pytest.mark.parametrize("unit", Unit.values)
@pytest.mark.parametrize("from_year_end", [False, True])
def test_the_moment_and_the_day_agree_on_every_day_of_four_years(unit: str, from_year_end: bool) -> None:
    term = Term(5, unit, from_year_end)
    for offset in range(0, 4 * 366, 3):
        today = D(2026, 1, 1) + offset * DAY
        border = timezone.localdate(over_before(term, today))
        assert last_day(term, border) >= today
        assert last_day(term, border - DAY) < today


@pytest.mark.parametrize(
    ("language", "unit", "after", "said"),
    [
        ("de", "days", 1, "1 Tag"),
        ("de", "months", 12, "12 Monate"),
        ("ar", "days", 3, "3 أيام"),
        ("ar", "days", 14, "14 يومًا"),
        ("ar", "months", 12, "12 شهرًا"),
        ("ar", "years", 8, "8 سنوات"),
        ("uk", "years", 3, "3 роки"),
        ("uk", "days", 90, "90 днів"),
    ],
)
def test_a_time_is_counted_as_the_language_counts(language: str, unit: str, after: int, said: str) -> None:
    with translation.override(language):
        assert RetentionRule(after=after, unit=unit).kept_for == said
