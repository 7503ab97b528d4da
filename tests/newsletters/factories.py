"""A small site with an issue of the newsletter, and readers."""

import json
from typing import Any
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from pages.models import HomePage, NewsIndexPage, NewsPage
from pages.newsletters.models import (
    NewsletterIndexPage,
    NewsletterIssuePage,
    Subscriber,
    SubscriberState,
)
from pages.newsletters.rubrics import Rubric
from workflows.people.models import User


def locale(code: str) -> Locale:
    """The locale of a language."""
    return Locale.objects.get_or_create(language_code=code)[0]


def home() -> HomePage:
    """The German home page of the default site."""
    if found := HomePage.objects.first():
        return found
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Haus", claim="Hallo", slug="haus", locale=locale("de")))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


def news(title: str = "Sommerfest") -> NewsPage:
    """A published article."""
    index = NewsIndexPage.objects.first() or home().add_child(
        instance=NewsIndexPage(title="Aktuelles", slug="aktuelles", locale=locale("de"))
    )
    page = NewsPage(
        title=title, slug=title.lower().replace(" ", "-"), introduction="Wir feiern.", locale=locale("de")
    )
    return index.add_child(instance=page)


def body(**rubrics: list[tuple[str, dict[str, Any]]]) -> str:
    """Rubrics with entries, as a StreamField keeps them."""
    return json.dumps(
        [
            {
                "type": code,
                "id": str(uuid4()),
                "value": {
                    "entries": [{"type": kind, "id": str(uuid4()), "value": value} for kind, value in entries]
                },
            }
            for code, entries in rubrics.items()
        ]
    )


def item(title: str, text: str = "<p>Text</p>", url: str = "") -> tuple[str, dict[str, Any]]:
    """A short text."""
    return "item", {"title": title, "text": text, "url": url}


def full_body() -> str:
    """All six rubrics filled."""
    return body(
        **{
            code: [item(f"Eintrag {code}", '<p>Mehr <a href="/x/">hier</a> &amp; dort</p>')]
            for code in Rubric.values
        }
    )


def issue(*, editor: User | None = None, content: str | None = None, **fields: Any) -> NewsletterIssuePage:
    """A published German issue."""
    index = NewsletterIndexPage.objects.first() or home().add_child(
        instance=NewsletterIndexPage(title="Newsletter", slug="newsletter", locale=locale("de"))
    )
    values = {
        "title": "Winter im Haus",
        "slug": "winter",
        "introduction": "Liebe Leute",
        "locale": locale("de"),
        **fields,
    }
    page = index.add_child(instance=NewsletterIssuePage(body=content or full_body(), **values))
    page.save_revision(user=editor).publish()
    return NewsletterIssuePage.objects.get(pk=page.pk)


def translated(page: NewsletterIssuePage, code: str, title: str) -> NewsletterIssuePage:
    """A published translation."""
    copy = page.copy_for_translation(locale(code), copy_parents=True)
    copy.title = title
    copy.save_revision().publish()
    return NewsletterIssuePage.objects.get(pk=copy.pk)


def readers(number: int, *, language: str = "de", start: int = 0, **fields: Any) -> list[Subscriber]:
    """Confirmed readers."""
    rows = [
        Subscriber(
            email=f"leser{start + index}@example.org",
            language=language,
            state=SubscriberState.ACTIVE,
            confirmed_at=timezone.now(),
            **fields,
        )
        for index in range(number)
    ]
    return Subscriber.objects.bulk_create(rows)
