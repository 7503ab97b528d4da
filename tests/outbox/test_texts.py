"""Texts of mails that administrators write: what can be written, what is sent, who changed it."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client

from tests.people.factories import HouseFactory, UserFactory
from workflows.outbox import rewriting
from workflows.outbox.actions import queue_mail
from workflows.outbox.bodies import write
from workflows.outbox.models import MailText
from workflows.outbox.text_reading import previewed, text_of_mail
from workflows.outbox.texts import checking
from workflows.outbox.texts.known import every_mail
from workflows.outbox.texts.originals import PLACE, original
from workflows.people.models import Role, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
APPROVED = "grants/mail/approved"


@pytest.fixture
def admin() -> User:
    HouseFactory()
    return UserFactory(roles=[Role.ADMIN])


def approval(conditions: str = "") -> dict[str, object]:
    return {
        "case": SimpleNamespace(number="MP-7", title="Nähen & Reden", sign_by=None),
        "decision": SimpleNamespace(amount=Decimal("1234.50"), conditions=conditions),
        "url": "https://haus.example.org/cases/7/",
    }


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_every_mail_can_be_edited_and_read_with_a_made_up_case(language: str) -> None:
    """Each original is a text that would be taken as it is; no place, brace or sign of a template is left."""
    assert len(every_mail()) > 100
    for name in every_mail():
        known = original(name, language)
        assert checking.mistakes(known, known.subject, known.body) == {}, name
        mail = text_of_mail(name, language)
        subject, text, parts = previewed(mail, mail.subject, mail.body)
        assert subject, name
        assert parts, name
        assert not {"{", "}", "%("} & set(subject + text), name
        assert mail.places() or not PLACE.search(text)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_original_written_as_own_text_says_the_same(admin: User, language: str) -> None:
    """Values, formats and parts of the template are drawn as the template draws them."""
    for conditions in ("", "Quittungen <sammeln>"):
        before = write(APPROVED, approval(conditions), language)
        known = original(APPROVED, language)
        MailText.objects.create(
            template=APPROVED, language=language, subject=known.subject, body=known.body, written_by=admin
        )
        assert write(APPROVED, approval(conditions), language) == before
        assert "1.234,50" in before[1] or language == "ar"
        assert conditions in before[1]


def test_what_is_written_is_sent_in_its_language_until_the_original_counts_again(admin: User) -> None:
    body = "Liebe Gruppe,\n\nihr bekommt {amount} €.\n\n{part1}\n\n{url}"
    given = {"template": APPROVED, "language": "de", "actor": admin}
    rewriting.write_text(**given, subject="Ja zu {number}", body=body)
    sent = queue_mail(to=UserFactory(language="de"), template=APPROVED, context=approval("Bald."))
    assert sent.subject == "Ja zu MP-7"
    assert sent.text.startswith("Liebe Gruppe,\n\nihr bekommt 1.234,50 €.\n\nAuflagen:\nBald.\n\nhttps://")
    other = queue_mail(to=UserFactory(language="uk"), template=APPROVED, context=approval())
    assert "Liebe" not in other.text
    rewriting.write_text(**given, subject="Ja zu {number}", body=body)
    assert MailText.objects.count() == 1  # nothing was changed
    rewriting.reset_text(**given)
    assert write(APPROVED, approval(), "de")[0] == "Gute Nachricht zu eurem Antrag MP-7"
    with pytest.raises(AlreadyDone):
        rewriting.reset_text(**given)
    assert [each.is_original for each in text_of_mail(APPROVED, "de").history] == [True, False]


@pytest.mark.parametrize(
    ("subject", "body", "field", "where"),
    [
        ("Ja", "Hallo\n\n{part1}\n{url} und {password}", "body", "4"),
        ("Ja {case}", "{part1}\n{url}", "subject", "1"),
        ("Ja", "{part1}\n{url}\n{ohne Ende", "body", "3"),
        ("Ja", "{part1}\n{{url}}", "body", "2"),
        ("Ja", "Ohne Verweis.", "body", "{url}"),
        (" ", "{part1}\n{url}", "subject", ""),
        ("Ja", " \n", "body", ""),
    ],
)
def test_what_is_broken_is_refused_with_its_place(
    admin: User, subject: str, body: str, field: str, where: str
) -> None:
    with pytest.raises(Invalid) as refused:
        rewriting.write_text(template=APPROVED, language="de", subject=subject, body=body, actor=admin)
    assert list(refused.value.errors) == [field]
    assert where in refused.value.errors[field]
    assert not MailText.objects.exists()


def test_a_text_for_an_older_program_is_not_sent(admin: User, client: Client) -> None:
    """A new version may know a place no longer: the original goes, and the screen says so."""
    MailText.objects.create(template=APPROVED, language="de", subject="Ja", body="{gone}", written_by=admin)
    assert "MP-7" in write(APPROVED, approval(), "de")[0]
    client.force_login(admin)
    page = client.get("/mail/texts/grants/approved/de/").content.decode()
    assert "wird das Original verschickt" in page


def test_only_administrators_write(admin: User) -> None:
    for role in (Role.EDITOR, Role.FORMAL_OFFICER):
        person = UserFactory(roles=[role])
        with pytest.raises(NotAllowed):
            rewriting.write_text(template=APPROVED, language="de", subject="x", body="{url}", actor=person)
        with pytest.raises(NotAllowed):
            rewriting.reset_text(template=APPROVED, language="de", actor=person)


def test_on_the_screen(admin: User, client: Client) -> None:
    client.force_login(admin)
    assert "grants/approved" in client.get("/mail/texts/").content.decode()
    where = "/mail/texts/grants/approved/de/"
    given = {"subject": "Ja zu {number}", "body": "Hallo.\r\n\r\n{part1}\r\n\r\n{url}"}
    looked = client.post(where, {**given, "look": "1"})
    assert (looked.status_code, looked.context["said_subject"]) == (200, "Ja zu HdR-2026-0042")
    assert not MailText.objects.exists()
    assert client.post(where, {**given, "body": "{nix}"}).status_code == 422
    assert client.post(where, {**given, "body": "{nix}", "look": "1"}).status_code == 422
    kept = client.post(where, given, follow=True)
    assert kept.context["mail"].is_own
    assert MailText.objects.get().body == "Hallo.\n\n{part1}\n\n{url}"
    assert client.post(f"{where}reset/", follow=True).context["mail"].is_own is False
    for lost in ("/mail/texts/grants/nothing/de/", "/mail/texts/grants/approved/xx/"):
        assert client.get(lost).status_code == 404


def test_the_same_over_the_api(admin: User, client: Client) -> None:
    client.force_login(admin)
    where, json = "/api/outbox/texts/grants/approved/en", {"content_type": "application/json"}
    read = client.get(where).json()
    assert {"place": "{number}", "sample": "HdR-2026-0042"} in read["places"]
    assert read["needed"] == ["{part1}", "{url}"]
    text = {"subject": "Yes", "body": "{part1}\n{url}\n{nix}"}
    assert list(client.post(f"{where}/preview", text, **json).json()["mistakes"]) == ["body"]
    assert client.put(where, text, **json).status_code == 422
    written = client.put(where, {**text, "body": "{part1}\n{url}"}, **json).json()
    assert (written["is_own"], written["history"][0]["written_by"]) == (True, str(admin))
    assert ["en"] in [each["own"] for each in client.get("/api/outbox/texts").json()]
    assert client.delete(where).json()["is_own"] is False
    assert client.delete(where).status_code == 409
