"""The list of events of the demo house and pages about two of its meetings, in four languages."""

from typing import TYPE_CHECKING, TypedDict

from pages.models import EventIndexPage, EventPage
from workflows.meetings.models import Meeting
from workflows.meetings.rules.meetings import SHOWN

from . import drawings
from .content.files import content
from .content.meetings import MEETINGS

if TYPE_CHECKING:
    from .pages import Builder


class Listed(TypedDict):
    """The list: its short names and texts by language."""

    slug: dict[str, str]
    texts: dict[str, dict[str, str]]


class Event(TypedDict):
    """One page: the meeting by its code, and its texts by language."""

    meeting: str
    slug: str
    motif: str
    texts: dict[str, dict[str, str]]


class Events(TypedDict):
    """The whole file."""

    list: Listed
    pages: list[Event]


EVENTS: Events = content("events")


def put_up(house: "Builder", language: str) -> None:
    """The list, what is to come and what has been."""
    listed = EVENTS["list"]
    text = listed["texts"][language]
    slug = listed["slug"][language]
    house.add(
        EventIndexPage,
        "termine",
        language,
        "home",
        title=text["title"],
        slug=slug,
        introduction=text["intro"],
    )
    told = Meeting.objects.filter(stage__in=SHOWN)
    for number, each in enumerate(EVENTS["pages"]):
        title = MEETINGS[each["meeting"]].facts.words["de"].title
        text = each["texts"][language]
        house.add(
            EventPage,
            f"event-{each['meeting']}",
            language,
            "termine",
            title=text["title"],
            slug=each["slug"],
            introduction=text["intro"],
            meeting=told.get(texts__language="de", texts__title=title),
            picture=house.picture(f"event-{each['motif']}", drawings.scene(each["motif"], number)),
            picture_alt=text["alt"],
            body=house.body(text["body"], language),
        )
