"""What speaks for a reviewer, in words, and the list of all reviewers with what they know."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from workflows.people.models import User

from ..models import Application
from ..questions import target_groups
from ..rules import pools
from ..rules.reviewers import Busy, Candidate, everybody
from .cases import say


@dataclass(frozen=True)
class ReviewerRow:
    """A reviewer with their topics and languages in the reader's language."""

    user: User
    topics: str
    languages: str
    stated: bool
    load: int


def topic_choices() -> list[tuple[str, str]]:
    """The topics as choices, in the reader's language."""
    return [(option["code"], say(option["label"])) for option in target_groups()]


def topic_names(codes: frozenset[str]) -> str:
    """The topics as people read them, in the order of the form."""
    return ", ".join(label for code, label in topic_choices() if code in codes)


def language_names(codes: frozenset[str]) -> str:
    """The languages as people read them, in the order of the house."""
    return ", ".join(language_name(code) for code, _name in settings.LANGUAGES if code in codes)


def language_name(code: str) -> str:
    """What the reader calls the language."""
    return str(get_language_info(code)["name_translated"])


def why(each: Candidate, case: Application) -> str:
    """Why somebody stands where they stand in the list of those who may be asked."""
    language = {"language": language_name(case.language)}
    reads = _("reads %(language)s") if each.reads else _("does not read %(language)s")
    parts = [
        "" if each.in_pool else _("not in the pool of this call"),
        _("knows about: %(topics)s") % {"topics": topic_names(each.topics)} if each.topics else "",
        reads % language,
        _("open reviews: %(load)s") % {"load": each.load},
    ]
    return " · ".join(part for part in parts if part)


def asked_for(case: Application) -> str:
    """What this application asks of its reviewers, in a sentence."""
    words = {"language": language_name(case.language), "topics": topic_names(pools.topics_of(case))}
    if words["topics"]:
        return _("The project is for: %(topics)s. The group writes in this language: %(language)s.") % words
    return _("The group writes in this language: %(language)s.") % words


def reviewer_rows() -> list[ReviewerRow]:
    """All reviewers of the house by name."""
    return [_row(user) for user in everybody().order_by("name", "pk")]


def _row(user: Busy) -> ReviewerRow:
    knows = pools.knowledge_of(user)
    return ReviewerRow(
        user=user,
        topics=topic_names(knows.topics),
        languages=language_names(knows.languages),
        stated=hasattr(user, "reviewer_profile"),
        load=user.load,
    )
