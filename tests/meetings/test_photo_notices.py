"""The notice on photos: a tagged PDF in the language asked for, for the house alone."""

import io

import pypdf
import pypdfium2
import pytest

from tests.people.factories import UserFactory
from workflows.meetings.reading.photo_notices import photo_notice

from .factories import announced, span
from .test_walk import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("de", "Hier wird fotografiert", "Sagt es dem Team"),
        ("en", "Photos are taken here", "Tell the team"),
        ("ar", "هنا تُلتقط صور", ""),
        ("uk", "Тут фотографують", "Скажіть про це команді"),
    ],
)
def test_the_notice_speaks_the_language_asked_for(language: str, title: str, said: str) -> None:
    case = announced()
    desk = signed_in(UserFactory(roles=["adviser"]))
    assert (
        f"/meetings/{case.pk}/photo-notice/{language}.pdf"
        in desk.get(f"/meetings/{case.pk}/attendance/").content.decode()
    )
    found = desk.get(f"/meetings/{case.pk}/photo-notice/{language}.pdf")
    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    reader = pypdf.PdfReader(io.BytesIO(found.content))
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.trailer["/Root"]["/Lang"] == language
    assert len(reader.pages) == 1
    assert said in " ".join(reader.pages[0].extract_text().split())
    over_the_api = desk.get(f"/api/meetings/planned/{case.pk}/photo-notice/{language}")
    assert over_the_api.content[:5] == b"%PDF-"


@pytest.mark.parametrize(("language", "is_right"), [("de", False), ("ar", True)])
def test_it_is_read_from_two_steps_away(language: str, is_right: bool) -> None:
    """One page for a course of many dates, a large title, names on the side where the language begins."""
    case = announced(*[span(20 + 7 * week) for week in range(8)])
    with pypdfium2.PdfDocument(photo_notice(case, language)) as sheet:
        assert len(sheet) == 1
        page = sheet[0]
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        name = text.search("Offenes Haus").get_next()
        left, _bottom, _right, _top = text.get_charbox(name[0])
        assert (left > page.get_width() / 2) is is_right
    assert max(top - bottom for _left, bottom, _right, top in boxes) > 24  # points


def test_other_languages_are_not_found() -> None:
    case = announced()
    desk = signed_in(UserFactory(roles=["adviser"]))
    assert desk.get(f"/meetings/{case.pk}/photo-notice/fr.pdf").status_code == 404
    assert desk.get(f"/api/meetings/planned/{case.pk}/photo-notice/fr").status_code == 422
