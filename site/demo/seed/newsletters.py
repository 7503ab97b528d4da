"""The demo house's newsletter: three issues in four languages, forty readers, two sendings."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from pages.models import HomePage
from pages.newsletters import actions, sending, tokens
from pages.newsletters.models import (
    Campaign,
    CampaignState,
    Consent,
    NewsletterIndexPage,
    NewsletterIssuePage,
)
from pages.newsletters.rubrics import Rubric
from workflows.outbox import delivery
from workflows.people.models import User

from .content import letters

LANGUAGES = ("de", "en", "ar", "uk")
FIRST_READERS, ALL_READERS = 12, 40
PATIENCE = 50


def seed() -> None:
    """Archive and issues are published, readers confirmed, two issues are sent, one waits for approval."""
    editor = User.objects.get(email="tom.berg@example.org")
    approver = User.objects.get(email="nadia.roth@example.org")
    issues = _write_issues(editor)
    _gain_readers(0, FIRST_READERS)
    _send(issues[0], editor, approver, days_ago=60)
    _gain_readers(FIRST_READERS, ALL_READERS)
    _send(issues[1], editor, approver, days_ago=30)
    waiting = actions.prepare(issue=issues[2], actor=editor)
    actions.request_approval(campaign_id=waiting.pk, actor=editor)


def _write_issues(editor: User) -> list[NewsletterIssuePage]:
    """Every issue in every language; the German ones come back."""
    indexes = {language: _index(language) for language in LANGUAGES}
    originals = []
    for number, issue in enumerate(letters.ISSUES, start=1):
        original: NewsletterIssuePage | None = None
        for language in LANGUAGES:
            page = _issue(issue, number, language, original)
            indexes[language].add_child(instance=page)
            page.save_revision(user=editor)
            original = original or page
        assert original is not None
        originals.append(NewsletterIssuePage.objects.get(pk=original.pk))
    return originals


def _index(language: str) -> NewsletterIndexPage:
    home = HomePage.objects.get(locale__language_code=language)
    original = NewsletterIndexPage.objects.filter(locale__language_code="de").first()
    page = NewsletterIndexPage(
        title=letters.TITLES["title"][language],
        slug=letters.TITLES["slug"][language],
        introduction=letters.TITLES["intro"][language],
        locale=home.locale,
        **({"translation_key": original.translation_key} if original else {}),
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return NewsletterIndexPage.objects.get(pk=page.pk)


def _issue(
    issue: dict[str, Any], number: int, language: str, original: NewsletterIssuePage | None
) -> NewsletterIssuePage:
    return NewsletterIssuePage(
        title=issue["title"][language],
        slug=issue["slug"],
        introduction=issue["intro"][language],
        number=number,
        date=timezone.localdate() - timedelta(days=issue["days_ago"]),
        locale=Locale.objects.get(language_code=language),
        body=[
            {"type": code, "value": {"entries": [_entry(entry, language) for entry in entries]}}
            for code, entries in issue["rubrics"].items()
        ],
        live=False,
        **({"translation_key": original.translation_key} if original else {}),
    )


def _entry(entry: Any, language: str) -> dict[str, object]:
    if isinstance(entry, str):
        page = Page.objects.live().get(slug=entry, locale__language_code="de")
        found = page.get_translation_or_none(Locale.objects.get(language_code=language)) or page
        return {"type": "page", "value": {"page": found.pk, "text": ""}}
    text = f"<p>{entry['text'][language]}</p>"
    return {"type": "item", "value": {"title": entry["title"][language], "text": text, "url": ""}}


def _gain_readers(first: int, last: int) -> None:
    """Readers subscribe and confirm as everybody does, from different places."""
    for number in range(first, last):
        language = LANGUAGES[number % len(LANGUAGES)]
        rubrics = Rubric.values[number % 6 :][:2] if number % 5 == 0 else []
        place = f"198.51.100.{number + 1}"
        email = f"leserin{number + 1}@example.org"
        actions.subscribe(email=email, language=language, rubrics=rubrics, ip=place, way="form")
        asked = Consent.objects.get(subscriber__email=email)
        actions.confirm(token=tokens.confirm_token(asked), ip=place)


def _send(issue: NewsletterIssuePage, editor: User, approver: User, *, days_ago: int) -> None:
    """Asked, approved by another person, sent by the same steps as the worker's; then dated back."""
    campaign = actions.prepare(issue=issue, actor=editor)
    asked = actions.request_approval(campaign_id=campaign.pk, actor=editor)
    actions.approve(campaign_id=campaign.pk, actor=approver, seen=asked.seen_hash)
    actions.send_now(campaign_id=campaign.pk, actor=editor)
    for _beat in range(PATIENCE):
        sending.write_batch(campaign.pk)
        delivery.tick()
        campaign.refresh_from_db()
        if campaign.state == CampaignState.SENT:
            break
    then = timezone.now() - timedelta(days=days_ago)
    Campaign.objects.filter(pk=campaign.pk).update(
        requested_at=then, approved_at=then, started_at=then, finished_at=then
    )
