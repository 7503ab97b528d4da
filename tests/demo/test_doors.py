"""The demo's doors: one press signs in, mails can be read, and without the demo nothing of it exists."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend
from django.test import Client

from demo import mailbox
from demo.people import PEOPLE
from demo.seed.people import seed
from workflows.people.models import Organisation, User

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    """An empty mailbox."""
    settings.OUTBOX_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def deliver(folder: Path, subject: str, text: str, html: str = "") -> None:
    """A mail lies in the mailbox, as the worker would put it there."""
    message = EmailMultiAlternatives(subject, text, "haus@example.org", ["amira@example.org"])
    if html:
        message.attach_alternative(html, "text/html")
    backend = EmailBackend(file_path=str(folder))
    backend.send_messages([message])


@pytest.mark.django_db
def test_seeded_people_sign_in_with_one_press() -> None:
    seed()
    assert User.objects.count() == len(PEOPLE)
    assert Organisation.objects.count() == 3
    assert mail.outbox
    for person in PEOPLE:
        client = Client()
        assert client.get("/demo/sign-in/").status_code == 200
        assert client.post("/demo/sign-in/", {"email": person.email}).status_code == 302
        user = client.get("/api/people/me").json()
        assert (user["email"], user["roles"]) == (person.email, list(person.roles))


@pytest.mark.django_db
def test_only_people_of_the_demo_are_signed_in(client: Client) -> None:
    User.objects.create_user("real@example.org")
    assert client.post("/demo/sign-in/", {"email": "real@example.org"}).status_code == 404
    assert client.post("/demo/sign-in/", {}).status_code == 404
    assert Client(enforce_csrf_checks=True).post("/demo/sign-in/", {"email": "x"}).status_code == 403


@pytest.mark.django_db
def test_mails_are_read_newest_first(client: Client, folder: Path) -> None:
    assert client.get("/demo/mail/").status_code == 200
    deliver(folder, "Erste", "Hallo")
    deliver(
        folder, "رسالة", "رمزكم\n\nhttp://localhost:8000/ar/people/", "<p>رمزكم</p><script>alert(1)</script>"
    )
    page = client.get("/demo/mail/").content.decode()
    assert "رسالة" in page
    assert "Erste" in page
    key = next(found.key for found in mailbox.newest() if found.subject == "رسالة")
    text = client.get(f"/demo/mail/{key}/").content.decode()
    assert '<a href="http://localhost:8000/ar/people/"' in text
    assert "sandbox=" in text
    html = client.get(f"/demo/mail/{key}/html/")
    assert html["Content-Security-Policy"].startswith("sandbox")
    assert "script-src" not in html["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["..%2F..%2Fetc%2Fpasswd", "x", "%00"])
def test_mailbox_shows_nothing_else(client: Client, folder: Path, key: str) -> None:
    assert client.get(f"/demo/mail/{key}/").status_code == 404


def test_without_the_demo_its_doors_do_not_exist() -> None:
    """In a process of its own, with production settings."""
    probe = (
        "import os, sys; sys.path[:0] = ['.', 'site'];"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'settings';"
        "import django; django.setup();"
        "from django.conf import settings;"
        "from django.urls import NoReverseMatch, resolve, reverse;"
        "assert 'demo' not in settings.INSTALLED_APPS and settings.STAFF_SECOND_FACTOR;\n"
        "for path in ('/demo/', '/demo/sign-in/', '/demo/mail/'):\n"
        "    match = resolve(path)\n"
        "    assert match.url_name == 'wagtail_serve', path\n"
        "try:\n    reverse('demo:sign_in')\n    raise SystemExit(1)\n"
        "except NoReverseMatch:\n    print('closed')\n"
    )
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DEMO", "DEBUG", "DJANGO_SETTINGS_MODULE"}
    } | {
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "haus.example.org",
        "DATABASE_URL": "postgres://nobody@localhost:1/none",
        "PUBLIC_URL": "https://haus.example.org",
    }
    result = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.stdout.strip().endswith("closed"), result.stderr[-800:]
