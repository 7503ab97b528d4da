"""Who was there often enough gets a certificate, and anybody can check it."""

import io
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.people.factories import UserFactory
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.models import Registration
from workflows.meetings.reading.certificates import certificate_of
from workflows.meetings.reading.links import link_of
from workflows.outbox.models import Message

from .factories import announced, open_step, placed, span

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def held(at_ten: Any, there: int, **more: Any) -> Registration:
    """A training of five dates of three hours; the person was there on so many."""
    adviser = UserFactory(roles=["adviser"])
    case = announced(*(span(day) for day in range(1, 6)), gives_certificate=True, actor=adviser, **more)
    row = placed(case)
    at_ten.move_to("2026-12-10T10:00:00+01:00")
    for session in case.sessions.all()[:there]:
        actions.note_attendance(session=session, present={row.pk}, actor=adviser)
    assert certificate_of(Registration.objects.get(pk=row.pk)) is None  # it is not over yet
    actions.finish(step=open_step(case), actor=adviser)
    return Registration.objects.select_related("meeting").get(pk=row.pk)


def test_the_certificate_says_who_was_where_and_how_long(at_ten: Any) -> None:
    row = held(at_ten, 4)
    mail = Message.objects.get(template="meetings/mail/thanks")
    assert link_of(row) in mail.text
    assert "شهادة" in mail.text
    page = Client().get(f"/meetings/registrations/{link_of(row)}/").content.decode()
    url = f"/meetings/registrations/{link_of(row)}/certificate.pdf"
    assert url in page
    pdf = PdfReader(io.BytesIO(Client().get(url).content))
    text = " ".join(pdf.pages[0].extract_text().split())
    certificate = certificate_of(row)
    assert certificate is not None
    assert (certificate.number, certificate.hours, len(certificate.dates)) == ("V-2026-0001-1", "12,0", 4)
    for said in ("Samira N.", "Vereinsrecht für Einsteiger", "12,0", "V-2026-0001-1"):
        assert said in text
    told = Client().get(f"/api/meetings/registrations/{link_of(row)}").json()
    assert told["certificate"].endswith("/certificate.pdf")


def test_anybody_checks_it_and_can_do_nothing_else_with_its_address(at_ten: Any) -> None:
    row = held(at_ten, 5)
    certificate = certificate_of(row)
    assert certificate is not None
    path = "/" + certificate.check.split("/", 3)[3]
    assert "Samira N." in Client().get(path).content.decode()
    key = path.rstrip("/").rpartition("/")[2]
    assert Client().get(f"/meetings/registrations/{key}/").status_code == 404
    assert Client().get(f"/meetings/certificates/{link_of(row)}/").status_code == 404
    erase(Case.objects.get(pk=row.meeting_id), "anonymise")
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("there", "needed", "gets"), [(3, 80, False), (3, 60, True), (1, 1, True), (0, 1, False)]
)
def test_the_share_of_the_dates_decides(at_ten: Any, there: int, needed: int, gets: bool) -> None:
    row = held(at_ten, there, share_needed=needed)
    assert (certificate_of(row) is not None) == gets
    status = Client().get(f"/meetings/registrations/{link_of(row)}/certificate.pdf").status_code
    assert status == (200 if gets else 404)
