"""News for a meeting: what was sent, what stands in the agenda, and where in it."""

from collections.abc import Sequence

from ..models import Invitation, Meeting, News, NewsState

# How a line of the agenda begins under which news stand, by language; of several the last one counts.
BEGINNINGS = {"de": ("neues", "neuigkeiten"), "en": ("news",), "ar": ("أخبار",), "uk": ("новини",)}


def news_of(case: Meeting) -> list[News]:
    """All of them: those in the agenda first, in their order."""
    rows = list(case.news.select_related("invitation__person"))
    return sorted(rows, key=lambda each: each.state != NewsState.TAKEN)


def taken(case: Meeting) -> list[News]:
    """What stands in the agenda."""
    return list(case.news.filter(state=NewsState.TAKEN).select_related("invitation__person"))


def sent_by(invitation: Invitation) -> list[News]:
    """What this person has sent."""
    return list(invitation.news.all())


def line_of_news(lines: Sequence[str], language: str) -> int | None:
    """The place of the line in the agenda that news belong to; None when it has none."""
    beginnings = BEGINNINGS.get(language, ())
    bare = [line.strip(" \t-•*–").lower() for line in lines]
    places = [place for place, line in enumerate(bare) if line.startswith(beginnings)]
    return places[-1] if places else None


def said(news: News) -> str:
    """A piece of news as a paragraph."""
    sender = f" ({news.sender})" if news.sender else ""
    return "\n".join(part for part in (f"{news.title}{sender}", news.words, news.link) if part)
