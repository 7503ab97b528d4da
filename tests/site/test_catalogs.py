"""The catalogue check finds what readers would otherwise read wrongly."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.utils import translation
from library_texts import key

import catalogs


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Writes German texts into an empty `locale/` of its own, room by room."""
    monkeypatch.setattr(catalogs, "po_path", lambda room, language: tmp_path / room / language / "django.po")

    def write(room: str, texts: dict[str | tuple[str, str], str], context: str | None = None) -> None:
        path = catalogs.po_path(room, "de")
        catalog = catalogs.stored(room, "de")
        for name, text in texts.items():
            catalog.add(name, text, context=context)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog)

    return write


def test_two_rooms_with_other_words_for_one_message_are_a_conflict(written):
    written("desk", {"Closed": "Abgeschlossen", "Open": "Offen"})
    written("grants", {"Closed": "Geschlossen", "Open": "Offen"})

    lines = catalogs.conflicts(list(catalogs.FOLDERS))

    assert len(lines) == 1
    assert "'Closed'" in lines[0]
    assert "desk 'Abgeschlossen'" in lines[0]
    assert "grants 'Geschlossen'" in lines[0]


def test_plurals_conflict_too(written):
    written("desk", {("%(n)s day", "%(n)s days"): ("%(n)s Tag", "%(n)s Tage")})
    written("grants", {("%(n)s day", "%(n)s days"): ("%(n)s Tag", "%(n)s Tagen")})

    assert len(catalogs.conflicts(["desk"])) == 1


def test_a_context_or_a_missing_text_is_no_conflict(written):
    written("desk", {"Closed": "Abgeschlossen", "Open": ""}, context="date")
    written("grants", {"Closed": "Geschlossen"})
    written("pages", {"Open": "Offen"}, context="date")

    assert catalogs.conflicts(list(catalogs.FOLDERS)) == []


def test_only_conflicts_of_the_rooms_asked_for_are_told(written):
    written("desk", {"Closed": "Abgeschlossen"})
    written("grants", {"Closed": "Geschlossen"})

    assert catalogs.conflicts(["pages"]) == []
    assert catalogs.conflicts(["grants"])


def test_the_check_fails_on_a_conflict(written, monkeypatch, capsys):
    written("desk", {"Closed": "Abgeschlossen"})
    written("grants", {"Closed": "Geschlossen"})
    monkeypatch.setattr(catalogs, "extracted", lambda room: Catalog())

    assert catalogs.main(["check"]) == 1
    assert "translated differently: 'Closed'" in capsys.readouterr().out


def test_the_house_itself_has_no_conflict():
    assert catalogs.conflicts(list(catalogs.FOLDERS)) == []


# What a reader hears for "Overdue by … days" and for "readers get the newsletter", number by number.
COUNTED = {
    "ar": ["يومًا واحدًا", "يومين", "3 أيام", "5 أيام", "11 يومًا", "21 يومًا", "42 يومًا", "100 يوم"],
    "uk": ["1 день", "2 дні", "3 дні", "5 днів", "11 днів", "21 день", "42 дні", "100 днів"],
}


@pytest.mark.parametrize("language", COUNTED)
def test_counted_texts_read_right(language):
    with translation.override(language):
        for number, words in zip((1, 2, 3, 5, 11, 21, 42, 100), COUNTED[language], strict=True):
            text = translation.ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", number)
            said = text % {"days": number}
            assert said.endswith(words), (number, said)


def test_arabic_after_eleven_stands_in_the_accusative():
    """Form 4 (11 to 99) has the ending, form 5 (100) has none; the other way round is the wrong order."""
    tanween = "\N{ARABIC FATHATAN}"
    for room in catalogs.FOLDERS:
        for message in catalogs.stored(room, "ar"):
            if isinstance(message.id, tuple):
                assert message.string[4].count(tanween) >= message.string[5].count(tanween), message.id


def test_every_catalogue_counts_by_the_same_rule(written):
    assert not [line for room in catalogs.FOLDERS for line in catalogs.complaints(room) if "plural" in line]
    written("desk", {("%(n)s day", "%(n)s days"): ("%(n)s Tag", "%(n)s Tage")})
    path = catalogs.po_path("desk", "de")
    path.write_text(path.read_text().replace("n != 1", "n > 1"))
    assert any("other plural rule" in line for line in catalogs.complaints("desk"))


def test_a_hole_in_a_library_is_filled_by_the_house():
    """An Arabic select would otherwise begin in German, the language behind every other."""
    with translation.override("ar"):
        assert translation.gettext("- Select an option -") == "- يُرجى الاختيار -"


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_every_text_of_a_library_is_said_by_somebody(language):
    """An update of a library that brings new texts is noticed; the catalogue holds nothing that they say."""
    held = {key(each) for each in catalogs.stored(catalogs.LIBRARIES, language) if each.id}
    assert {key(each) for each in catalogs.wanted(catalogs.LIBRARIES, language) if each.id} == held
