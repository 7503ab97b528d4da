"""Lists of readers from other programs: proof decides, nobody who left comes back, nothing is guessed."""

import csv
import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from pages.newsletters import actions, tokens
from pages.newsletters.models import Consent, Subscriber, SubscriberState, Suppressed, SuppressedWhy
from pages.newsletters.readers import barred, bringing, files, keeping
from pages.newsletters.readers.files import Misfit, Row
from tests.newsletters import factories
from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.engine import troubles
from workflows.outbox.models import Message
from workflows.people.actions import grant_role
from workflows.people.models import User
from workflows.people.verdicts import Invalid, NotAllowed
from workflows.upkeep.retention.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

# As each program saves its list; all persons are made up.
LISTMONK = (
    b"uuid,email,name,attributes,status,created_at,updated_at\r\n"
    b'0b6e,mia@example.org,Mia,"{""city"": ""Ulm""}",enabled,2024-01-02T03:04:05Z,2024-01-02T03:04:05Z\r\n'
    b"0b6f,out@example.org,Out,{},blocklisted,2024-01-02T03:04:05Z,2024-01-02T03:04:05Z\r\n"
)
MAILCHIMP = (
    b'"Email Address","First Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LANG\n'
    b'Mia@Example.org,Mia,2,"2021-05-06 07:08:09",192.0.2.7,"2021-05-06 07:10:00",192.0.2.7,ar\n'
    b'noor@example.org,Noor,2,"2021-05-06 07:08:09",,,,\n'
)
CLEVERREACH = (
    "\ufeffE-Mail;Registriert;Aktiviert;Deaktiviert;Vorname\r\n"
    "mia@example.org;05.06.2020 08:00;05.06.2020 08:15:30;0;Mía\r\n"
    "weg@example.org;2019-01-01 00:00:00;2019-01-01 00:00:00;2020-01-01 00:00:00;Weg\r\n"
    "offen@example.org;2019-01-01 00:00:00;0000-00-00 00:00:00;0;Öz\r\n"
).encode()
SPREADSHEET = "E-Mail-Adresse;Einwilligung;Sprache\r\nmia@example.org;ja;UK\r\nöz;28.11.2025;de\r\n".encode(
    "cp1252"
)


def rows(data: bytes) -> dict[str, Row]:
    return {row.email: row for row in files.read(data) if isinstance(row, Row)}


@pytest.fixture
def keeper() -> User:
    """Somebody who answers for the newsletter."""
    person = UserFactory()
    grant_role(user=person, role="newsletter_approver")
    return person


def test_each_program_is_understood() -> None:
    listmonk, mailchimp, cleverreach = rows(LISTMONK), rows(MAILCHIMP), rows(CLEVERREACH)
    assert [(row.confirmed_at, row.left) for row in listmonk.values()] == [(None, False), (None, True)]
    mia = mailchimp["mia@example.org"]
    assert mia.confirmed_at is not None
    assert mia.confirmed_at.replace(tzinfo=None) == datetime(2021, 5, 6, 7, 10)
    assert (mia.language, mia.address, mia.line) == ("ar", "192.0.2.7", 2)
    assert mailchimp["noor@example.org"].confirmed_at is None
    first = cleverreach["mia@example.org"].confirmed_at
    assert first is not None
    assert first.replace(tzinfo=None) == datetime(2020, 6, 5, 8, 15, 30)
    assert cleverreach["weg@example.org"].left
    assert (cleverreach["offen@example.org"].confirmed_at, cleverreach["offen@example.org"].left) == (
        None,
        False,
    )


def test_a_yes_is_no_proof_and_a_bad_address_is_named_with_its_line() -> None:
    mia, bad = files.read(SPREADSHEET)
    assert isinstance(mia, Row)
    assert (mia.confirmed_at, mia.language) == (None, "uk")
    assert isinstance(bad, Misfit)
    assert bad.line == 3


@pytest.mark.parametrize(
    "line",
    [
        "a@example.org;schwebend;2020-01-01",
        "a@example.org;active;gestern",
        "a@example.org;active;31.02.2020",
        "a@example.org;active;2999-01-01",
        ";active;2020-01-01",
    ],
)
def test_what_cannot_be_understood_is_not_guessed(line: str) -> None:
    (found,) = files.read(f"email;status;confirmed\n{line}\n".encode())
    assert isinstance(found, Misfit)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"name;city\nMia;Ulm\n", "Ad\nx".encode("utf-16")])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        list(files.read(data))
    assert "file" in refusal.value.errors


def test_proof_makes_readers_the_rest_is_left_out(keeper: User) -> None:
    """The moment, the words of the list and a hash of the address are the proof; nobody gets a mail."""
    found = bringing.bring_in(data=MAILCHIMP, language="de", ask=False, actor=keeper)
    assert (len(found.proven), len(found.unproven)) == (1, 1)
    reader = Subscriber.objects.get()
    assert (reader.email, reader.language, reader.state) == ("mia@example.org", "ar", SubscriberState.ACTIVE)
    proof = Consent.objects.get()
    assert proof.confirmed_at == reader.confirmed_at
    assert proof.asked_at < proof.confirmed_at
    assert (proof.way, "2021-05-06 07:10:00" in proof.text) == ("import", True)
    assert len(proof.confirmed_from) == 64
    assert "192.0.2.7" not in proof.text
    assert not Message.objects.exists()


def test_those_without_proof_can_be_asked(keeper: User, client: Client) -> None:
    """Each gets one mail in the language chosen and is a reader once they confirm."""
    bringing.bring_in(data=LISTMONK, language="uk", ask=True, actor=keeper)
    (mail,) = Message.objects.all()
    assert (mail.to_address, mail.language) == ("mia@example.org", "uk")
    asked = Consent.objects.get()
    assert asked.subscriber.state == SubscriberState.PENDING
    client.post(f"/uk{reverse('newsletters:confirm', args=[tokens.confirm_token(asked)])}")
    asked.subscriber.refresh_from_db()
    assert asked.subscriber.state == SubscriberState.ACTIVE


def test_whoever_left_here_or_there_never_comes_back(keeper: User) -> None:
    """Left here, erased here, left there, and after the proof of leaving was deleted, too; twice."""
    gone, erased = factories.readers(2)
    actions.unsubscribe(token=tokens.manage_token(gone))
    keeping.erase(email=erased.email, actor=keeper)
    line = "{};active;2020-01-01\n".format
    again = "email;status;confirmed\n" + line(gone.email) + line(erased.email.upper())
    again += "out@example.org;unsubscribed;2020-01-01\nout@example.org;active;2020-01-01\n"
    for _time in range(2):
        found = bringing.bring_in(data=again.encode(), language="de", ask=True, actor=keeper)
        assert (found.proven, found.known, found.barred, len(found.left)) == ([], 1, 1, 1)
    Subscriber.objects.update(unsubscribed_at=timezone.now() - timezone.timedelta(days=1600))
    run(guard=troubles.one_row)
    assert not Subscriber.objects.exists()
    found = bringing.bring_in(data=again.encode(), language="de", ask=True, actor=keeper)
    assert (found.proven, found.known, found.barred) == ([], 0, 2)
    assert {row.why for row in Suppressed.objects.all()} == {
        SuppressedWhy.LEFT,
        SuppressedWhy.ERASED,
        SuppressedWhy.BROUGHT,
    }
    assert not any("example" in row.key for row in Suppressed.objects.all())


def test_a_person_who_confirms_anew_is_no_longer_barred(keeper: User) -> None:
    keeping.erase(email="mia@example.org", actor=keeper)
    with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=[_key()]):
        assert barred.barred(["mia@example.org", "other@example.org"]) == {"mia@example.org"}
    actions.subscribe(email="mia@example.org", language="de", ip="192.0.2.1", way="form")
    assert barred.barred(["mia@example.org"]) == {"mia@example.org"}
    actions.confirm(token=tokens.confirm_token(Consent.objects.get()), ip="192.0.2.1")
    assert barred.barred(["mia@example.org"]) == set()


def _key() -> str:
    from django.conf import settings  # noqa: PLC0415  the key before the override

    return str(settings.SECRET_KEY)


def test_a_reader_the_house_knows_stays_as_they_are(keeper: User) -> None:
    """Also when the list says that they left there: here they confirmed."""
    (reader,) = factories.readers(1)
    before = Subscriber.objects.values().get()
    data = f"email,status,lang\n{reader.email},unsubscribed,ar\n".encode()
    bringing.bring_in(data=data, language="ar", ask=True, actor=keeper)
    assert Subscriber.objects.values().get() == before
    assert barred.barred([reader.email]) == set()


def test_our_own_list_comes_back_as_it_was(keeper: User) -> None:
    """Saved, everything deleted, brought in: the same readers; no cell is a formula."""
    factories.readers(3)
    Subscriber.objects.filter(pk=Subscriber.objects.first().pk).update(email="=2+3@example.org")
    before = list(Subscriber.objects.order_by("email").values("email", "language", "state", "confirmed_at"))
    saved = keeping.export(keeper)
    cells = list(csv.reader(io.StringIO(saved.decode("utf-8-sig")), delimiter=";"))
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in cells for cell in line)
    Subscriber.objects.all().delete()
    bringing.bring_in(data=saved, language="ar", ask=False, actor=keeper)
    after = list(Subscriber.objects.order_by("email").values("email", "language", "state", "confirmed_at"))
    assert after == before


def test_ten_thousand_readers_take_few_statements(
    keeper: User, django_assert_max_num_queries: object
) -> None:
    lines = "".join(f"reader{number}@example.org;2020-01-01\n" for number in range(10_000))
    with django_assert_max_num_queries(70):  # type: ignore[operator]
        found = bringing.bring_in(
            data=f"email;confirmed\n{lines}".encode(), language="de", ask=False, actor=keeper
        )
    assert len(found.proven) == Subscriber.objects.active().count() == 10_000


def test_screen_and_api_do_the_same(keeper: User, client: Client) -> None:
    """Looking changes nothing; who writes the newsletter does not see the list."""
    editor = UserFactory()
    grant_role(user=editor, role="editor")
    for action in (
        lambda: keeping.export(editor),
        lambda: keeping.erase(email="a@example.org", actor=editor),
    ):
        with pytest.raises(NotAllowed):
            action()
    screen, api = reverse("newsletter_readers"), "/api/newsletters/readers/import"
    client.force_login(editor)
    assert client.get(screen).status_code == 403
    upload = lambda: SimpleUploadedFile("list.csv", MAILCHIMP)  # noqa: E731
    assert client.post(api, {"file": upload()}).status_code == 403
    client.force_login(keeper)
    looked = client.post(screen, {"file": upload(), "language": "de", "look": "1"}).content.decode()
    assert "mit Nachweis der Einwilligung: 1" in looked
    told = client.post(api, {"file": upload(), "dry_run": "true"}).json()
    assert (told["proven"], told["unproven"], told["misfits"]) == (1, 1, [])
    assert not Subscriber.objects.exists()
    assert client.post(screen, {"file": upload(), "language": "de"}).status_code == 302
    assert client.post(api, {"file": upload()}).json()["known"] == 1
    saved = client.get(reverse("newsletter_readers_save"))
    assert saved.content == client.get("/api/newsletters/readers/export").content
    assert b"mia@example.org" in saved.content
    assert client.post(reverse("newsletter_readers_erase"), {"email": "Mia@example.org"}).status_code == 302
    assert not Subscriber.objects.exists()
    bad = client.post(api, {"file": SimpleUploadedFile("x.csv", b"a;b\n")})
    assert mistakes(bad) if bad.status_code == 422 else False
    assert (
        client.post(screen, {"file": SimpleUploadedFile("x.csv", b"a;b\n"), "language": "de"}).status_code
        == 422
    )
