"""Every way on which something of the house reaches somebody: screens, API, files, searches, feeds, mail."""

import gzip
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.test import Client

from workflows.documents.models import Document
from workflows.outbox.models import Message
from workflows.people.models import User

# The word that stands in everything that may be found, so that searches are asked for it.
WORD = "Laterne"


def addresses(world: SimpleNamespace) -> Iterator[str]:
    """Addresses that answer with something; who asks is for them to judge."""
    for case in world.cases:
        yield from (
            f"/cases/{case.pk}/",
            f"/grants/cases/{case.pk}/",
            f"/api/desk/cases/{case.pk}",
            f"/api/desk/cases/{case.pk}/timeline",
            f"/api/desk/cases/{case.pk}/messages",
            f"/api/files/cases/{case.pk}",
            f"/api/grants/applications/{case.pk}",
        )
    for sheet in world.sheets:
        yield from (f"/forms/{sheet.pk}/", f"/forms/{sheet.pk}/print/", f"/api/forms/sheets/{sheet.pk}")
    for document in Document.objects.all():
        yield from (f"/documents/{document.pk}/", f"/api/files/{document.pk}")
        yield f"/api/files/{document.pk}/content"
    for step in world.steps:
        yield f"/grants/steps/{step.pk}/"
    for organisation in world.organisations:
        yield from (
            f"/people/organisations/{organisation.uuid}/",
            f"/organisations/{organisation.uuid}/safe/",
            f"/organisations/{organisation.uuid}/health/",
            f"/organisations/{organisation.uuid}/record/",
            f"/desk/organisations/{organisation.uuid}/",
            f"/api/organisations/{organisation.uuid}",
            f"/api/organisations/{organisation.uuid}/safe",
            f"/api/organisations/{organisation.uuid}/health",
            f"/api/organisations/{organisation.uuid}/record",
        )
    for page in world.pages:
        yield from (page.url, f"/api/pages/{page.pk}/", f"/api/site/find?path={page.url}")
    for call in world.calls:
        yield from (
            f"/grants/calls/{call.slug}/",
            f"/grants/calls/{call.slug}/preview/",
            f"/grants/calls/{call.slug}/export/",
            f"/api/grants/calls/{call.slug}",
            f"/api/grants/managed-calls/{call.slug}",
        )
    yield from LISTS


# Lists, searches and feeds hold what somebody may see and nothing else.
LISTS = (
    "/cases/",
    "/desk/",
    "/desk/cases/",
    f"/desk/cases/?q={WORD}",
    "/desk/cases/table.csv",
    "/api/desk/tables/csv",
    "/api/desk/cases",
    f"/desk/organisations/?q={WORD}",
    f"/api/organisations/?q={WORD}",
    "/desk/organisations/doubles/",
    "/api/organisations/mergers",
    f"/api/desk/cases?q={WORD}",
    f"/search/?q={WORD}",
    "/api/pages/",
    f"/api/pages/?search={WORD}",
    "/aktuelles/",
    "/newsletter/",
    "/feed.atom",
    "/sitemap.xml",
    "/grants/calls/",
    "/api/grants/calls",
    "/api/grants/managed-calls",
    "/api/newsletters/issues?language=de",
)


def told(world: SimpleNamespace, person: User | None) -> str:
    """All that this person is answered, by screen, API and file, and all the mail they got."""
    client = Client()
    if person is not None:
        client.force_login(person)
    said = [_answer(client, address) for address in addresses(world)]
    return "\n\n".join(part.replace("\n\n", "\n") for part in (*said, *_mail(person)))


def _answer(client: Client, address: str) -> str:
    response: Any = client.get(address, headers={"accept-language": "de"})
    if response.status_code != 200:
        return ""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    named = response.get("Content-Disposition", "")
    return f"{address}: {named} {re.sub(r'\s*\n\s*', '\n', content.decode('utf-8', 'replace'))}"


def _mail(person: User | None) -> Iterator[str]:
    """Subjects, texts and attachments of the mail to this person."""
    for message in Message.objects.filter(recipient=person) if person else ():
        yield f"mail: {message.subject} {message.text} {message.html} {message.fields}"
        yield from (f"attachment: {document.name}" for document in message.attachments.all())
