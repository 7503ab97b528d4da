"""Teasers: what a list shows of a page, read as narrow rows and kept until a page of its type changes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from pages.pictures import draw_picture, illustrated

# All that a card and its address need; texts of whole pages stay in the database.
NARROW = ("title", "url_path", "locale", "translation_key", "introduction", "picture")


@dataclass(frozen=True)
class Teaser:
    """A card."""

    title: str
    href: str
    introduction: str
    image: SafeString | str = ""
    date: datetime.date | None = None
    labels: tuple[str, ...] = ()


def teasers(pages: Iterable[Any], request: HttpRequest) -> list[Teaser]:
    """The cards of these pages."""
    return [
        Teaser(
            page.title,
            page.get_url(request) or "",
            page.introduction,
            draw_picture(page.picture, "", "fill-720x405", **{"class": "card__image"})
            if page.picture
            else "",
            getattr(page, "date", None),
            tuple(getattr(page, "pillar_labels", ())),
        )
        for page in illustrated(pages)
    ]
