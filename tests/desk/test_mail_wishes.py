"""Each kind of mail comes at once, in the mail of the day, or not, as its reader chose; never twice."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.engine.factories import SampleFactory, do, started, step_of
from tests.engine.sample.models import Sample
from tests.people.factories import UserFactory
from workflows.desk import announcing, digests
from workflows.desk.actions import contacts, following, mails, messages
from workflows.engine import actions as engine
from workflows.engine import stages
from workflows.engine.models import Case, Deadline, Step
from workflows.outbox.models import HeldMail, Message
from workflows.people.actions import anonymise_account
from workflows.people.models import USUAL, MailKind, MailWay, RoleGrant, User

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=BERLIN)
SEVEN = datetime(2026, 12, 1, 7, 5, tzinfo=BERLIN)
NEXT_SEVEN = datetime(2026, 12, 2, 7, 5, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def officer(**ways: str) -> User:
    return UserFactory(roles=["formal_officer"], language="en", **ways)


def beats(times: int = 3) -> None:
    for _beat in range(times):
        announcing.tick()
        following.tick()
        digests.tick()


def heard(person: User) -> list[str]:
    return list(Message.objects.filter(recipient=person).order_by("pk").values_list("template", flat=True))


def quiet(case: Case) -> None:
    """Nobody is told of the step itself: this is about something else."""
    Step.objects.filter(case=case.pk).update(announced_at=NOON)


def a_step_is_given(person: User) -> Sample:
    case = started(title="Garden")
    quiet(case)
    engine.give(step_of(case, "check"), actor=officer(), to=person)
    return case


def a_case_is_given(person: User) -> Sample:
    case = SampleFactory(title="Garden")
    contacts.give_to(case=case, actor=officer(), person=person)
    return case


def the_role_may(person: User) -> Sample:
    return started(title="Garden")


def looked_after(person: User) -> Sample:
    case = started(title="Garden")
    quiet(case)
    Case.objects.filter(pk=case.pk).update(assignee=person)
    return case


def time_is_over(person: User) -> Sample:
    case = looked_after(person)
    step = step_of(case, "check")
    late = Deadline.objects.create(case_id=case.pk, step=step, code="step.overdue", due_at=NOON)
    mails.tell_overdue(late)
    return case


def a_message_comes(person: User) -> Sample:
    case = looked_after(person)
    messages.write_message(case=Case.objects.get(pk=case.pk), actor=case.applicant, text="Hello")
    return case


def a_followed_one_moves(person: User) -> Sample:
    case = started(title="Garden")
    quiet(case)
    following.follow(case=case, actor=person)
    stages.move(Case.objects.get(pk=case.pk), "approved")
    return case


# What happens, of which kind it is, and the mail that tells of it at once.
EVENTS = {
    "step given": (a_step_is_given, MailKind.GIVEN, announcing.TEMPLATE),
    "case given": (a_case_is_given, MailKind.GIVEN, "desk/mail/given"),
    "role": (the_role_may, MailKind.ROLE, announcing.TEMPLATE),
    "deadline": (time_is_over, MailKind.DEADLINE, "desk/mail/overdue"),
    "message": (a_message_comes, MailKind.MESSAGE, "desk/mail/message"),
    "followed": (a_followed_one_moves, MailKind.FOLLOWED, "desk/mail/followed"),
}


@pytest.mark.parametrize("way", list(MailWay))
@pytest.mark.parametrize(("happens", "kind", "template"), list(EVENTS.values()), ids=list(EVENTS))
def test_each_kind_each_way(
    noon: time_machine.Traveller,
    happens: Callable[[User], Sample],
    kind: MailKind,
    template: str,
    way: MailWay,
) -> None:
    """All others are set to never, so that one kind is not told of as another."""
    ways = {f"mail_{each}": MailWay.NEVER for each in MailKind} | {f"mail_{kind}": way}
    person = officer(**ways)
    case = happens(person)
    beats()
    at_once = [template] if way == MailWay.AT_ONCE else []
    assert heard(person) == at_once
    noon.move_to(SEVEN)
    beats()
    assert heard(person) == at_once + ([digests.TEMPLATE] if way == MailWay.DAILY else [])
    if way == MailWay.DAILY:
        said = Message.objects.get(recipient=person)
        assert ("Garden" in said.text) or ("1 case was handed to you" in said.text)
        assert "Garden" not in said.subject
        assert said.text.count(str(case.pk)) <= 1, "told twice"
    noon.move_to(NEXT_SEVEN)
    beats()
    assert len(heard(person)) <= 1, "nothing is new"
    assert not HeldMail.objects.exists()


def test_who_chose_nothing_hears_as_before(noon: time_machine.Traveller) -> None:
    person = officer()
    assert person.mail_wishes == USUAL
    for happens, _kind, _template in EVENTS.values():
        happens(person)
    beats()
    at_once = [template for _happens, kind, template in EVENTS.values() if kind != MailKind.ROLE]
    assert sorted(heard(person)) == sorted(at_once)
    noon.move_to(SEVEN)
    beats()
    assert heard(person).count(digests.TEMPLATE) == 1


def test_one_mail_of_the_day_tells_all_and_what_waits_beside(noon: time_machine.Traveller) -> None:
    """Nobody reads that nothing waits while something does: what was told at once is counted."""
    person = officer(**{f"mail_{kind}": MailWay.DAILY for kind in MailKind} | {"mail_role": MailWay.NEVER})
    started(title="Of the role")
    a_step_is_given(person)
    a_message_comes(person)
    a_followed_one_moves(person)
    noon.move_to(SEVEN)
    beats()
    (said,) = Message.objects.filter(recipient=person)
    assert said.subject == "Your tasks: 2 wait"
    assert "New message about" in said.text
    assert "2 more tasks wait for you at the desk." in said.text
    assert "Of the role" not in said.text


def test_news_alone_does_not_speak_of_tasks(noon: time_machine.Traveller) -> None:
    person = officer(mail_followed=MailWay.DAILY, mail_role=MailWay.NEVER)
    case = a_followed_one_moves(person)
    do(case, "check", officer(), "checked")
    noon.move_to(SEVEN)
    beats()
    (said,) = Message.objects.filter(recipient=person)
    assert said.subject == "1 piece of news for you"
    assert "waits for you" not in said.text


def test_what_is_done_by_then_is_not_told(noon: time_machine.Traveller) -> None:
    person = officer(**{f"mail_{kind}": MailWay.DAILY for kind in MailKind})
    case = time_is_over(person)
    do(case, "check", person, "checked")
    followed = a_followed_one_moves(person)
    following.tick()
    following.unfollow(case=Case.objects.get(pk=followed.pk), actor=person)
    quiet(followed)
    do(followed, "check", officer(), "checked")
    noon.move_to(SEVEN)
    beats()
    assert heard(person) == []
    assert not HeldMail.objects.exists()


def test_who_works_here_no_longer_gets_none(noon: time_machine.Traveller) -> None:
    """Nothing stays held for them, and an applicant's mails never wait for the morning."""
    gone, stays = officer(mail_followed=MailWay.DAILY), officer(mail_followed=MailWay.DAILY)
    for person in (gone, stays):
        a_followed_one_moves(person)
    following.tick()
    assert HeldMail.objects.count() == 2
    RoleGrant.objects.filter(user__in=[gone, stays]).delete()
    anonymise_account(user=User.objects.get(pk=gone.pk), actor=UserFactory(roles=["admin"]))
    noon.move_to(SEVEN)
    digests.tick()
    assert (heard(gone), heard(stays), HeldMail.objects.count()) == ([], [], 0)
    assert User.objects.get(pk=stays.pk).mail_way(MailKind.FOLLOWED) == MailWay.AT_ONCE


def test_a_morning_asks_the_same_for_one_held_mail_and_for_ten(noon: time_machine.Traveller) -> None:
    asked = []
    for moment, number in ((SEVEN, 1), (NEXT_SEVEN, 10)):
        person = officer(mail_followed=MailWay.DAILY)
        for _each in range(number):
            a_followed_one_moves(person)
        following.tick()
        Step.objects.update(role="cash")
        User.objects.exclude(pk=person.pk).update(mail_role=MailWay.NEVER, mail_followed=MailWay.NEVER)
        noon.move_to(moment)
        with CaptureQueriesContext(connection) as found:
            digests.tick()
        asked.append(len(found))
        assert heard(person) == [digests.TEMPLATE]
    assert asked[1] <= asked[0], asked


def test_the_choice_is_made_on_the_account_page_and_over_the_api() -> None:
    person, client = officer(), Client()
    client.force_login(person)
    page = client.get("/people/profile/edit/").content.decode()
    assert all(f'name="mail_{kind}"' in page for kind in MailKind)
    chosen = {f"mail_{kind}": "daily" for kind in MailKind} | {"mail_message": "never"}
    wrong = client.post(
        "/people/profile/edit/", {"name": "A", "language": "en", **chosen, "mail_role": "now"}
    )
    assert wrong.status_code == 422
    assert wrong.context["form"]["mail_message"].value() == "never", "what was chosen is lost"
    assert client.post("/people/profile/edit/", {"name": "A", "language": "en", **chosen}).status_code == 302
    person.refresh_from_db()
    assert {f"mail_{kind}": way for kind, way in person.mail_wishes.items()} == chosen
    assert (
        "A case that I follow has moved on: Once a day" in client.get("/en/people/profile/").content.decode()
    )
    body: dict[str, object] = {"name": "A", "language": "en", "mails": {"role": "at_once"}}
    mails_now = client.patch("/api/people/me", body, content_type="application/json").json()["mails"]
    assert mails_now == {
        "given": "daily",
        "role": "at_once",
        "deadline": "daily",
        "message": "never",
        "followed": "daily",
    }
    body["mails"] = {"role": "sometimes"}
    assert client.patch("/api/people/me", body, content_type="application/json").status_code == 422
    client.force_login(UserFactory())
    assert "mail_role" not in client.get("/people/profile/edit/").content.decode()
