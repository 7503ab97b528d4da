"""Pages for tests: homes in all languages, and any page below them, published."""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from pages import foundation
from pages.models import (
    CallIndexPage,
    CallPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProjectIndexPage,
    ProjectPage,
    StandardPage,
)
from tests.people.factories import UserFactory
from workflows.grants.models import Call, CallState, CallWindow
from workflows.people.actions import grant_role
from workflows.people.models import House, User


def home(language: str = "de") -> HomePage:
    """The home page of one language."""
    foundation.lay()
    House.load()  # made on first use; here, so that reading a page writes nothing
    return HomePage.objects.get(locale__language_code=language)


def publish(page: Page, parent: Page) -> Any:
    """`page` stands live below `parent`."""
    page.locale = parent.locale
    page.live = False
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def standard(language: str = "de", key: uuid.UUID | None = None, **fields: Any) -> StandardPage:
    """A text page."""
    values = {"title": "Über uns", "slug": "ueber-uns", "introduction": "Wer wir sind.", **fields}
    return publish(StandardPage(translation_key=key or uuid.uuid4(), **values), home(language))


def project(language: str = "de", key: uuid.UUID | None = None, **fields: Any) -> ProjectPage:
    """A project below its list."""
    index = ProjectIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        index = publish(ProjectIndexPage(title="Projekte", slug="projekte"), home(language))
    values = {"title": "Technik teilen", "slug": "technik-teilen", "term_start": date(2026, 1, 1), **fields}
    return publish(ProjectPage(translation_key=key or uuid.uuid4(), **values), index)


def article(**fields: Any) -> NewsPage:
    """A news article below its list."""
    index = NewsIndexPage.objects.first() or publish(
        NewsIndexPage(title="Aktuelles", slug="aktuelles"), home()
    )
    return publish(
        NewsPage(**{"title": "Neuer Raum", "slug": "neuer-raum", "introduction": "Hell.", **fields}), index
    )


def call(*, opens: timedelta, closes: timedelta | None, slug: str = "mikroprojekt") -> Call:
    """A published call with one round, opening and closing that far from now."""
    manager, second = UserFactory(), UserFactory()
    made = Call.objects.create(
        slug=slug,
        prefix="MP",
        title={"de": "Mikroprojekt"},
        form_code="micro",
        budget=Decimal(1000),
        max_grant=Decimal(1000),
        disbursements=["direct"],
        applicant_types=["ev"],
        state=CallState.PUBLISHED,
        created_by=manager,
        requested_by=manager,
        published_by=second,
    )
    now = timezone.now()
    CallWindow.objects.create(
        call=made,
        opens_at=now + opens,
        closes_at=now + closes if closes else None,
        project_from=date(2030, 1, 1),
        project_until=date(2030, 6, 30),
    )
    return made


def call_page(made: Call) -> CallPage:
    """The page of a call."""
    index = CallIndexPage.objects.first() or publish(
        CallIndexPage(title="Förderung", slug="foerderung"), home()
    )
    return publish(CallPage(title="Mikroprojekt", slug="mikroprojekt", call=made), index)


def editor() -> User:
    """Somebody who was made an editor, with all that this allows in the admin."""
    home()
    person = UserFactory()
    grant_role(user=person, role="editor")
    return person


def locale(language: str) -> Locale:
    """One language of the house."""
    return Locale.objects.get(language_code=language)
