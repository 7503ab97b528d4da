"""The catalogue check finds what readers would otherwise read wrongly."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

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
