"""A new issue begins with what was published since the last one, each page in the rubric it belongs to."""

import datetime
import json
import uuid
from collections import defaultdict

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from .blocks import LINKABLE
from .models import Campaign, NewsletterIssuePage
from .rubrics import Rubric

# So far back goes the very first issue.
FIRST_DAYS = 90
# By type; the editor knows better and moves. News tell of meetings more often than of anything else.
RUBRICS = {
    "pages.callpage": Rubric.FUNDING,
    "pages.newspage": Rubric.MEETINGS,
    "pages.projectpage": Rubric.CONTACTS,
    "pages.standardpage": Rubric.ADVICE,
}


def last_issue() -> NewsletterIssuePage | None:
    """The German issue with the highest number, whether it has left or not."""
    issues = NewsletterIssuePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return issues.newest().first()


def since(last: NewsletterIssuePage | None) -> datetime.datetime:
    """When the last issue was closed: approval was asked for, or else it was written last."""
    if last is None:
        return timezone.now() - datetime.timedelta(days=FIRST_DAYS)
    campaign = Campaign.objects.of(last).first()
    closed = campaign.requested_at if campaign else None
    return closed or last.first_published_at or last.latest_revision_created_at or timezone.now()


def published_since(last: NewsletterIssuePage | None) -> list[Page]:
    """Public German pages that are new and that no entry of the last issue links to, the newest first."""
    told = _linked(last) if last else set()
    kinds = [name.lower().split(".") for name in LINKABLE]
    pages = (
        Page.objects.live()
        .public()
        .filter(
            locale__language_code=settings.LANGUAGE_CODE,
            first_published_at__gt=since(last),
            content_type__app_label="pages",
            content_type__model__in=[model for _app, model in kinds],
        )
    )
    found = pages.exclude(pk__in=told).select_related("content_type").order_by("-first_published_at", "-pk")
    return list(found)


def _linked(issue: NewsletterIssuePage) -> set[int]:
    newest: NewsletterIssuePage = issue.get_latest_revision_as_object()
    return {
        entry.value["page"].pk
        for rubric in newest.body
        for entry in rubric.value["entries"]
        if entry.block_type == "page" and entry.value["page"] is not None
    }


def body_of(pages: list[Page]) -> str:
    """These pages as entries of their rubrics, as the body of an issue keeps them."""
    entries: dict[str, list[dict[str, object]]] = defaultdict(list)
    for page in pages:
        kind = page.content_type
        rubric = RUBRICS.get(f"{kind.app_label}.{kind.model}", Rubric.SUPPORT)
        value = {"page": page.pk, "text": ""}
        entries[rubric.value].append({"type": "page", "id": str(uuid.uuid4()), "value": value})
    blocks = [
        {"type": rubric.value, "id": str(uuid.uuid4()), "value": {"entries": entries[rubric.value]}}
        for rubric in Rubric
    ]
    return json.dumps(blocks)
