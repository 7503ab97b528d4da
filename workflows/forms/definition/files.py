"""A form as a file: YAML that people read and correct, in all languages; shipped, exported, imported."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from workflows.values.reading import Unreadable
from workflows.values.yaml_files import brought_up, read_yaml, write_yaml

from .mistakes import DefinitionError, Mistake, Place

# What this program reads and writes; an older number is brought up by the converter with that number.
FORMAT = 1
CONVERTERS: dict[int, object] = {}
# How a form is read aloud: names first, what is nested in it last; the rest stands in between by name.
FIRST = ("base", "code", "id", "type", "de", "en", "ar", "uk", "title", "label", "intro", "help", "minutes")
LAST = ("options", "columns", "sections", "questions", "steps")
HEAD = "# A form of Offenes Haus. Correct the texts as you like; ids and codes must stay.\n"


def write_form(definition: Mapping[str, object]) -> str:
    """The file of a form; `read_form_file` gives the same definition back."""
    return write_yaml({"format": FORMAT, **definition}, head=HEAD)


def form_within(definition: Mapping[str, object], base: str) -> dict[str, object]:
    """A form as part of another file, its keys in the order of reading (the database forgets theirs)."""
    return {
        "format": FORMAT,
        **{key: _sorted(value) for key, value in _ordered({"base": base, **definition})},
    }


def _ordered(content: Mapping[str, object]) -> list[tuple[str, object]]:
    return [(key, content[key]) for key in sorted(content, key=_rank)]


def _sorted(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _sorted(each) for key, each in _ordered(value)}
    if isinstance(value, list | tuple):
        return [_sorted(each) for each in value]
    return value


def _rank(key: str) -> tuple[int, str]:
    if key in FIRST:
        return FIRST.index(key), key
    return len(FIRST) + (1 + LAST.index(key) if key in LAST else 0), key


def read_form_file(text: str) -> dict[str, object]:
    """The definition in a file, not yet checked; DefinitionError says what is wrong, and where.

    The file of a call has its form within; that is read then.
    """
    try:
        content = read_yaml(text)
    except Unreadable as error:
        raise _refused(error) from error
    within = content.get("form") if isinstance(content, dict) else None
    return read_form_content(within if within is not None else content)


def read_form_content(content: object) -> dict[str, object]:
    """The definition of a form in the newest format; DefinitionError when this is none."""
    try:
        if not isinstance(content, dict) or "steps" not in content:
            raise Unreadable(_("This is no file of a form."))
        return brought_up(dict(content), FORMAT, CONVERTERS)
    except Unreadable as error:
        raise _refused(error) from error


def _refused(error: Unreadable) -> DefinitionError:
    return DefinitionError([Mistake(Place(), error.message)])


@cache
def _shipped(path: Path) -> dict[str, object]:
    return read_form_file(path.read_text(encoding="utf-8"))


def shipped_form(path: Path) -> dict[str, object]:
    """The definition in a file that comes with the software; the caller may change it."""
    return deepcopy(_shipped(path))
