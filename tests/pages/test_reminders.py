"""Reminders of deadlines: without an account, confirmed by mail, one click to end, erased afterwards."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.models import DeadlineReminder, ProgrammeIndexPage, ProgrammePage
from pages.reminders import actions, sending, tokens
from tests.pages import factories
from workflows.engine import troubles
from workflows.outbox.models import Message
from workflows.people.verdicts import Invalid, NotAllowed, TooOften
from workflows.upkeep import limits
from workflows.upkeep.retention.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def programme(days: int | None = 40, language: str = "de", key: uuid.UUID | None = None) -> ProgrammePage:
    """A programme whose last day is so many days from now."""
    index = ProgrammeIndexPage.objects.filter(locale__language_code=language).first() or factories.publish(
        ProgrammeIndexPage(title="Fördermittel", slug="geld"), factories.home(language)
    )
    last = None if days is None else timezone.localdate() + timedelta(days=days)
    page = ProgrammePage(title=f"Topf {language}", slug="topf", funder="Stiftung", deadline=last)
    page.translation_key = key or uuid.uuid4()
    return factories.publish(page, index)


def asked(
    page: ProgrammePage, email: str = "mia@example.org", ip: str = "1.2.3.4", language: str = "de"
) -> None:
    actions.ask(programme=page.translation_key, email=email, language=language, ip=ip)


def confirmed(page: ProgrammePage, email: str = "mia@example.org", language: str = "de") -> DeadlineReminder:
    asked(page, email, language=language)
    row = DeadlineReminder.objects.get(email=email)
    return actions.confirm(token=tokens.confirm_token(row))


def links(message: Message) -> list[str]:
    return re.findall(rf"{re.escape(settings.PUBLIC_URL)}(\S+)", message.text)


def reminders() -> list[Message]:
    return list(Message.objects.filter(template="pages/mail/reminder").order_by("pk"))


def test_the_whole_way(client: Client, time_machine: Any) -> None:
    """Page, form, mail, button; two weeks before one mail; one click; then the address is gone."""
    page = programme()
    address = f"/remind/{page.translation_key}/"
    assert f'href="{address}"' in client.get("/geld/topf/").content.decode()
    response = client.post(address, {"email": "Mia@Example.org"})
    assert (response.status_code, response["Location"]) == (302, "/remind/check-your-mail/")
    assert client.get(response["Location"]).status_code == 200
    (way,) = links(Message.objects.get())
    for _scanner in range(2):
        assert client.get(way).status_code == client.head(way).status_code == 200
    assert DeadlineReminder.objects.get().confirmed_at is None
    assert sending.tick() == 0
    assert "Wir erinnern euch" in client.post(way).content.decode()
    assert client.post(way).status_code == 200, "pressing twice is harmless"
    time_machine.move_to(timezone.now() + timedelta(days=25))
    assert sending.tick() == 0, "fifteen days before"
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert (sending.tick(), sending.tick()) == (1, 0)
    (message,) = reminders()
    assert (message.to_address, message.subject) == ("mia@example.org", "Noch zwei Wochen: Topf de")
    about, end = links(message)
    assert about == "/geld/topf/"
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    one_click = message.headers["List-Unsubscribe"].strip("<>").removeprefix(settings.PUBLIC_URL)
    assert client.get(end).status_code == 200
    assert DeadlineReminder.objects.count() == 1
    assert Client(enforce_csrf_checks=True).post(one_click).status_code == 200
    assert not DeadlineReminder.objects.exists()
    assert "beendet" in client.get(end).content.decode()
    assert client.post(one_click).status_code == 200, "a mail program may ask twice"


def test_the_answer_is_the_same_for_known_and_unknown(client: Client) -> None:
    """Who is reminded already gets no further mail, and a stranger changes nothing."""
    page = programme()
    row = confirmed(page)
    for email in ("mia@example.org", "new@example.org"):
        answer = client.post(f"/ar/remind/{page.translation_key}/", {"email": email})
        assert (answer.status_code, answer["Location"]) == (302, "/ar/remind/check-your-mail/")
    assert Message.objects.filter(to_address="mia@example.org").count() == 1
    row.refresh_from_db()
    assert (row.language, row.confirmed_at is None) == ("de", False)
    assert DeadlineReminder.objects.get(email="new@example.org").language == "ar"


def test_the_proof_holds_the_words_and_no_network_address() -> None:
    row = confirmed(programme(), language="uk")
    assert row.text == actions.consent("uk")
    assert row.confirmed_at
    assert not [field.name for field in row._meta.fields if "ip" in field.name or "from" in field.name]


@pytest.mark.parametrize(("days", "said"), [(14, "keine zwei Wochen"), (None, "jederzeit")])
def test_nothing_is_offered_when_there_is_nothing_to_remind_of(
    client: Client, days: int | None, said: str
) -> None:
    """Neither on the page nor by its address nor by an action."""
    page = programme(days)
    assert "/remind/" not in client.get("/geld/topf/").content.decode()
    html = client.get(f"/remind/{page.translation_key}/").content.decode()
    assert said in html
    assert 'name="email"' not in html
    assert client.post(f"/remind/{page.translation_key}/", {"email": "mia@example.org"}).status_code == 422
    with pytest.raises(NotAllowed):
        asked(page)
    assert not Message.objects.exists()
    assert client.get(f"/remind/{uuid.uuid4()}/").status_code == 404


def test_the_mail_speaks_the_readers_language_and_leads_to_its_page(time_machine: Any) -> None:
    """Without a page in that language it leads to the one there is."""
    german = programme()
    programme(language="ar", key=german.translation_key)
    confirmed(german, "amira@example.org", "ar")
    confirmed(german, "oleh@example.org", "uk")
    time_machine.move_to(timezone.now() + timedelta(days=26))
    assert sending.tick() == 2
    arabic, ukrainian = reminders()
    assert (arabic.language, links(arabic)[0]) == ("ar", "/ar/geld/topf/")
    assert "Topf ar" in arabic.subject
    assert (ukrainian.language, links(ukrainian)[0]) == ("uk", "/geld/topf/")


def test_a_moved_deadline_is_told_of_anew_and_one_taken_away_ends_the_reminder(time_machine: Any) -> None:
    page = programme()
    confirmed(page)
    time_machine.move_to(timezone.now() + timedelta(days=26))
    assert sending.tick() == 1
    page.deadline += timedelta(days=30)
    page.save_revision().publish()
    assert sending.tick() == 0
    time_machine.move_to(timezone.now() + timedelta(days=30))
    assert sending.tick() == 1
    assert len({message.key for message in reminders()}) == 2
    page.deadline = None
    page.save_revision().publish()
    assert not DeadlineReminder.objects.exists()


def test_the_original_says_the_deadline(time_machine: Any) -> None:
    """A translation that nobody has brought up to date neither moves it back nor offers the old one."""
    german = programme()
    arabic = programme(language="ar", key=german.translation_key)
    row = confirmed(german, language="ar")
    german.deadline += timedelta(days=100)
    german.save_revision().publish()
    arabic.save_revision().publish()
    row.refresh_from_db()
    assert row.deadline == german.deadline
    asked(arabic, "new@example.org", language="ar")
    assert DeadlineReminder.objects.get(email="new@example.org").deadline == german.deadline
    only = programme(language="uk")
    lonely = confirmed(only, "uk@example.org", "uk")
    only.deadline += timedelta(days=1)
    only.save_revision().publish()
    lonely.refresh_from_db()
    assert lonely.deadline == only.deadline


def test_a_programme_that_was_taken_back_is_no_news(time_machine: Any) -> None:
    page = programme()
    confirmed(page)
    page.unpublish()
    time_machine.move_to(timezone.now() + timedelta(days=26))
    assert sending.tick() == 0
    page.save_revision().publish()
    assert sending.tick() == 1


def test_two_workers_write_one_mail(time_machine: Any) -> None:
    """A worker that was killed after writing the mail and before noting it writes no second one."""
    row = confirmed(programme())
    time_machine.move_to(timezone.now() + timedelta(days=26))
    assert sending.tick() == 1
    DeadlineReminder.objects.filter(pk=row.pk).update(told_of=None)
    sending.tick()
    assert len(reminders()) == 1


def test_addresses_are_erased_after_the_deadline_and_unconfirmed_ones_after_two_weeks(
    time_machine: Any,
) -> None:
    """By the house's rules of keeping; until then nothing is lost."""
    page = programme()
    confirmed(page)
    asked(page, "never@example.org")
    time_machine.move_to(timezone.now() + timedelta(days=13))
    run(guard=troubles.one_row)
    assert DeadlineReminder.objects.count() == 2
    time_machine.move_to(timezone.now() + timedelta(days=2))
    run(guard=troubles.one_row)
    assert [row.email for row in DeadlineReminder.objects.all()] == ["mia@example.org"]
    time_machine.move_to(timezone.now() + timedelta(days=26))
    run(guard=troubles.one_row)
    assert DeadlineReminder.objects.count() == 1, "the day after the deadline"
    time_machine.move_to(timezone.now() + timedelta(days=2))
    run(guard=troubles.one_row)
    assert not DeadlineReminder.objects.exists()


def test_old_and_forged_links(client: Client, time_machine: Any) -> None:
    page = programme()
    asked(page)
    row = DeadlineReminder.objects.get()
    way = reverse("public:remind_confirm", args=[tokens.confirm_token(row)])
    for name in ("remind_confirm", "remind_end"):
        for token in ("x", "1:bad", "1:1tMxYZ:forged", tokens.confirm_token(row)[:-2]):
            for method in (client.get, client.post):
                assert method(reverse(f"public:{name}", args=[token])).status_code == 410
    assert client.post(reverse("public:remind_one_click", args=["x"])).status_code == 410
    assert client.post(reverse("public:remind_end", args=[tokens.confirm_token(row)])).status_code == 410
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert client.post(way).status_code == 410
    with pytest.raises(Invalid):
        actions.confirm(token=tokens.confirm_token(row)[:-3])


def test_nobody_is_bombed_with_mail(client: Client) -> None:
    page = programme()
    for _time in range(8):
        asked(page)
    assert Message.objects.count() == limits.LIMITS["reminder_mail_to"][0][0]
    most = limits.LIMITS["reminder_from"][0][0]
    for number in range(most - 8):
        asked(page, f"x{number}@example.org")
    with pytest.raises(TooOften):
        asked(page, "one-too-many@example.org")
    for number in range(most):
        client.post(f"/remind/{page.translation_key}/", {"email": f"y{number}@example.org"})
    assert client.post(f"/remind/{page.translation_key}/", {"email": "z@example.org"}).status_code == 429


@pytest.mark.parametrize("email", ["", "nobody", "a@b\nBcc: x@example.org"])
def test_wrong_addresses_are_told(client: Client, email: str) -> None:
    page = programme()
    assert client.post(f"/remind/{page.translation_key}/", {"email": email}).status_code == 422
    assert not Message.objects.exists()


def test_programs_ask_confirm_and_end(client: Client) -> None:
    """The same three deeds over the API, without an account."""
    page = programme()
    said = {"programme": str(page.translation_key), "email": "mia@example.org", "language": "ar"}

    def post(name: str, data: dict[str, str]) -> Any:
        return client.post(f"/api/site/reminders{name}", data, content_type="application/json")

    assert post("", {**said, "programme": str(uuid.uuid4())}).status_code == 422
    assert post("", {**said, "language": "xx"}).status_code == 422
    assert post("", said).status_code == 202
    row = DeadlineReminder.objects.get()
    assert post("/confirm", {"token": "forged"}).status_code == 422
    assert post("/confirm", {"token": tokens.confirm_token(row)}).status_code == 204
    assert DeadlineReminder.objects.get().confirmed_at
    assert post("/end", {"token": "forged"}).status_code == 422
    assert post("/end", {"token": tokens.end_token(row)}).status_code == 204
    assert not DeadlineReminder.objects.exists()
    ProgrammePage.objects.update(deadline=date(2020, 1, 1))
    assert post("", said).status_code == 403


def test_a_beat_with_many_reminders_asks_for_what_is_due_once(
    time_machine: Any, django_assert_max_num_queries: Any
) -> None:
    """Those that are not due cost nothing."""
    page = programme(200)
    rows = [
        DeadlineReminder(
            programme=page.translation_key, deadline=page.deadline, language="de",
            email=f"m{number}@example.org", text="x", confirmed_at=timezone.now(),
        )
        for number in range(300)
    ]  # fmt: skip
    DeadlineReminder.objects.bulk_create(rows)
    with django_assert_max_num_queries(1):
        assert sending.tick() == 0
