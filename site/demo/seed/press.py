"""The press page of the demo house, in four languages."""

from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict

from django.utils import timezone

from pages.models import PressPage

from . import drawings
from .content.files import content

if TYPE_CHECKING:
    from .pages import Builder


class Said(TypedDict):
    """The page in one language."""

    title: str
    intro: str
    hours: str
    licence: str
    credit: str


class Release(TypedDict):
    """One release: how long ago, the article it leads to, and its texts by language."""

    days_ago: int
    news: str
    texts: dict[str, dict[str, str]]


class Picture(TypedDict):
    """One picture and its texts by language."""

    motif: str
    texts: dict[str, dict[str, str]]


class Press(TypedDict):
    """The whole page."""

    slug: str
    contact: dict[str, str]
    texts: dict[str, Said]
    releases: list[Release]
    pictures: list[Picture]


PRESS: Press = content("press")


def put_up(house: "Builder", language: str) -> None:
    """Contact, two releases and two pictures."""
    text, contact = PRESS["texts"][language], PRESS["contact"]
    house.add(
        PressPage,
        "presse",
        language,
        "home",
        title=text["title"],
        slug=PRESS["slug"],
        introduction=text["intro"],
        contact_name=contact["name"],
        contact_email=contact["email"],
        contact_phone=contact["phone"],
        contact_hours=text["hours"],
        releases=[_release(house, each, language) for each in PRESS["releases"]],
        pictures=[_picture(house, number, language) for number in range(len(PRESS["pictures"]))],
    )


def _release(house: "Builder", each: Release, language: str) -> dict[str, object]:
    day = timezone.localdate() - timedelta(days=each["days_ago"])
    page = house.made[f"news-{each['news']}", language]
    return {"type": "release", "value": {"date": day.isoformat(), "page": page.pk, **each["texts"][language]}}


def _picture(house: "Builder", number: int, language: str) -> dict[str, object]:
    each, text = PRESS["pictures"][number], PRESS["texts"][language]
    image = house.picture(f"press-{each['motif']}", drawings.scene(each["motif"], number))
    said = {
        "picture": image.pk,
        "credit": text["credit"],
        "licence": text["licence"],
        **each["texts"][language],
    }
    return {"type": "picture", "value": said}
