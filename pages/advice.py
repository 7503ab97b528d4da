"""What the pages tell the room of advice: the topics, and what can be read about each."""

from django.http import HttpRequest
from django.utils.translation import get_language

from pages.models import KnowledgePage, Term
from pages.models.taxonomy import labels
from workflows.consultations import topics
from workflows.consultations.topics import Reading

MOST = 5


def readings(request: HttpRequest) -> dict[str, list[Reading]]:
    """Topic → its knowledge pages in the reader's language, at most five; one statement for all topics."""
    pages = KnowledgePage.objects.live().public().filter(locale__language_code=get_language())
    found: dict[str, list[Reading]] = {}
    for page in pages.order_by("title", "pk").only(*KnowledgePage.row):
        reading = Reading(page.title, page.get_url(request) or "")
        for code in page.topics:
            found.setdefault(code, []).append(reading)
    return {code: each[:MOST] for code, each in found.items()}


def register() -> None:
    """The room of advice asks here, as it may not know pages."""
    topics.register(lambda language: labels(Term.Kind.TOPIC, language), readings)
