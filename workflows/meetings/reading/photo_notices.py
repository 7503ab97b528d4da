"""The notice on photos that is put up at the door, one sheet a language."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.documents.letters import Letter
from workflows.people.models import House

from ..models import Meeting
from .words import all_words, dates_of

MOST_DATES = 3
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def photo_notice(case: Meeting, language: str) -> bytes:
    """The sheet as PDF: what photos are for, how to stay out of them, how to object later."""
    house = House.load()
    with override(language):
        text = case.text(language)
        points = [
            (_("What for"), _("To report on our work: on our website, in our newsletter and to funders.")),
            (
                _("You don't want to be in photos?"),
                _("Tell the team, or say so when you register. It is noted on the list of attendance."),
            ),
            (_("Children"), _("We show children only when their parents have agreed in writing.")),
            (_("Later, too"), _("You can object at any time. Then we take the photo away where we can.")),
            (_("Who is responsible"), "\n".join(filter(None, (house.name, house.email)))),
        ]
        lines = [text.title if text else case.title, *_few(all_words(dates_of(case)))]
        given = {"lines": lines, "points": points}
        return Letter("documents/poster", given, language, _("Photos are taken here")).printed()


def _few(dates: list[str]) -> list[str]:
    """Of many dates the first and the last: the sheet stays one page."""
    return dates if len(dates) <= MOST_DATES else [dates[0], "…", dates[-1]]
