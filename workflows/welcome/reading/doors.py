"""The doors of the house: what people need, and the screen on which it begins.

A door is shown as long as its screen is there: a house without lending has no door to it.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from workflows.people.addresses import address


@dataclass(frozen=True)
class Door:
    """What somebody needs, in two lines; `screen` is the name of the address behind it."""

    code: str
    title: Any
    text: Any
    screen: str

    @property
    def href(self) -> str:
        """The address in the reader's language; empty when the house has no such screen."""
        try:
            return reverse(self.screen)
        except NoReverseMatch:
            return ""

    def address(self, language: str) -> str:
        """The full address, for mails."""
        return address(self.screen, language)


DOORS = (
    Door(
        "advice",
        _("Ask for advice"),
        _("Talk to an adviser: in the house, by video or by phone, in your language."),
        "consultations:search",
    ),
    Door(
        "money",
        _("Find money"),
        _("Two minutes, no account: see which grant fits your idea."),
        "grants:what_fits",
    ),
    Door(
        "founding",
        _("Found an association"),
        _("Seven questions say which form fits; then step by step to the statute."),
        "founding:orientation",
    ),
    Door(
        "lending",
        _("Book a room or borrow something"),
        _("Halls, kitchen, projectors, sound: see what is free, and when."),
        "lending:catalogue",
    ),
    Door(
        "meetings",
        _("Come to a meeting or a training"),
        _("Meet other groups, learn something new. Here are the dates."),
        "meetings:dates",
    ),
    Door(
        "statute",
        _("Have a statute checked"),
        _("Upload it and see at once what is missing. Nothing is stored."),
        "founding:statute_check",
    ),
)


def doors() -> list[Door]:
    """The doors that this house has."""
    return [door for door in DOORS if door.href]


def door(code: str) -> Door | None:
    """The door with this code, when the house has it."""
    return next((each for each in doors() if each.code == code), None)


def choices() -> list[tuple[str, Any]]:
    """The doors as choices of a form."""
    return [(each.code, each.title) for each in doors()]
