"""The demo house speaks all its languages: nothing is missing, the seed publishes everything."""

import pytest

from demo.seed import drawings, markup
from demo.seed.content import directories, frame, news, projects, standard
from demo.seed.press import PRESS

LANGUAGES = {"de", "en", "ar", "uk"}


def test_texts_are_complete() -> None:
    """Each text in each language, and German long enough to be read."""
    assert len(projects.PROJECTS) >= 10
    assert len(news.NEWS) >= 12
    for project in projects.PROJECTS:
        for language in LANGUAGES:
            assert all(
                project[language][part] for part in ("title", "intro", "groups", "goals", "alt", "body")
            )
            assert len(project[language]["indicators"]) == len(project["targets"])
        assert len(project["de"]["body"].split()) >= 60
    for article in news.NEWS:
        assert set(article.texts) == LANGUAGES
        assert all(all(text) for text in article.texts.values())
    for page in standard.PAGES:
        assert all(page[language][part] for language in LANGUAGES for part in ("title", "intro", "body"))
        assert set(page["slug"]) == LANGUAGES
    assert set(frame.HOME) == set(frame.FOOTER_NOTE) == LANGUAGES


def test_entries_of_lists_are_complete() -> None:
    """The same parts in each language, none of them empty but a text that stands elsewhere, none a copy."""
    assert {entry["list"] for entry in directories.ENTRIES} == set(directories.LISTS)
    for entry in [*directories.ENTRIES, *directories.LISTS.values()]:
        assert len({frozenset(entry[language]) for language in LANGUAGES}) == 1
        for language in LANGUAGES:
            assert all(text for part, text in entry[language].items() if part != "body")
        assert len({entry[language]["intro"] for language in LANGUAGES}) == 4


def test_the_press_page_is_complete() -> None:
    """Each release and picture in each language; its articles are there; pictures are no copies of words."""
    known = {article.key for article in news.NEWS}
    assert set(PRESS["texts"]) == LANGUAGES
    for each in (*PRESS["releases"], *PRESS["pictures"]):
        assert set(each["texts"]) == LANGUAGES
        assert all(all(text.values()) for text in each["texts"].values())
    assert all(release["news"] in known for release in PRESS["releases"])
    keys = {project["key"] for project in projects.PROJECTS}
    assert {article.project for article in news.NEWS if article.project} <= keys


def test_no_german_left_in_translations() -> None:
    """A translation is no copy."""
    for page in standard.PAGES:
        assert len({page[language]["body"] for language in LANGUAGES}) == 4
    for project in projects.PROJECTS:
        assert len({project[language]["intro"] for language in LANGUAGES}) == 4


@pytest.mark.parametrize("motif", sorted(drawings.MOTIFS))
def test_drawings_are_svg_and_differ(motif: str) -> None:
    """Every motif draws, and its number changes the picture."""
    first, second = drawings.scene(motif, 1), drawings.scene(motif, 2)
    assert first.startswith("<svg ")
    assert first.endswith("</svg>")
    assert first != second


def test_markup_escapes_what_people_write() -> None:
    """Text never becomes HTML."""
    (block,) = markup.body("<b>fett</b>", lambda where: {})
    assert block["value"] == "<p>&lt;b&gt;fett&lt;/b&gt;</p>"
