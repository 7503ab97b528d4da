"""A form as a file: YAML that people read and correct, in all languages; shipped, exported, imported."""

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from .mistakes import DefinitionError, Mistake, Place

# What this program reads and writes; an older number is brought up by the converter with that number.
FORMAT = 1
CONVERTERS: dict[int, Any] = {}
HEAD = "# A form of Offenes Haus. Correct the texts as you like; ids and codes must stay.\n"
LARGEST = 2_000_000


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people mean it: `no` is a word and 2026-03-01 a text; only true and false are yes and no."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in rules
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items of a list stand further in than the key."""
        super().increase_indent(flow, False)


def write_form(definition: Mapping[str, object]) -> str:
    """The file of a form; `read_form_file` gives the same definition back."""
    content = {"format": FORMAT, **definition}
    return HEAD + yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def read_form_file(text: str) -> dict[str, object]:
    """The definition in a file, not yet checked; DefinitionError says what is wrong, and where."""
    if len(text) > LARGEST:
        raise _refused(_("The file is too large for a form."))
    try:
        content = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise _refused(_("The file can’t be read: look at line %(line)s.") % {"line": line}) from error
    if not isinstance(content, dict) or "steps" not in content:
        raise _refused(_("This is no file of a form."))
    return _brought_up(content)


@cache
def _shipped(path: Path) -> dict[str, object]:
    return read_form_file(path.read_text(encoding="utf-8"))


def shipped_form(path: Path) -> dict[str, object]:
    """The definition in a file that comes with the software; the caller may change it."""
    return deepcopy(_shipped(path))


def load_data(path: Path) -> Any:
    """Other content that comes with the software, read by the same rules."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def _brought_up(content: dict[str, Any]) -> dict[str, Any]:
    number = content.pop("format", None)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _refused(_("The file doesn’t say its format. It should begin with “format: 1”."))
    if number > FORMAT:
        raise _refused(_("The file was written by a newer program. Update this house first."))
    for step in range(number, FORMAT):
        content = CONVERTERS[step](content)
    return content


def _refused(message: str) -> DefinitionError:
    return DefinitionError([Mistake(Place(), message)])
