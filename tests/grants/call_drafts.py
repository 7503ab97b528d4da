"""Drafts of calls for tests."""

import datetime

from django.utils import timezone

from workflows.grants import actions

LANGUAGES = ("de", "en", "ar", "uk")


def window(opens=-1, closes=30):
    now = timezone.now().replace(microsecond=0)
    day = datetime.timedelta(days=1)
    return {
        "opens_at": now + opens * day,
        "closes_at": now + closes * day if closes is not None else None,
        "project_from": now.date(),
        "project_until": now.date() + 90 * day,
    }


def complete(draft, actor):
    texts = dict.fromkeys(LANGUAGES, "Schnelle Hilfe")
    return actions.change_call(call=draft, actor=actor, title=texts, summary=texts, windows=[window()])
