"""YAML files that people read and correct: few kinds of values, nothing said twice, no references."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from .reading import Unreadable

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
    """Long texts as blocks, lists indented below their key, amounts as they are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items of a list stand further in than the key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """What occurs twice is written twice: nobody has to follow references."""
        return True


def _amount(dumper: yaml.SafeDumper, amount: Decimal) -> yaml.ScalarNode:
    if amount == amount.to_integral_value():
        return dumper.represent_scalar("tag:yaml.org,2002:int", f"{amount:.0f}")
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{amount:.2f}")


_Dumper.add_representer(Decimal, _amount)


def write_yaml(content: Mapping[str, object], *, head: str) -> str:
    """The file with this content below a comment; `read_yaml` gives the same content back."""
    return head + yaml.dump(dict(content), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def read_yaml(text: str) -> Any:
    """What a file says; raises Unreadable with the line that can't be read."""
    if len(text) > LARGEST:
        raise Unreadable(_("The file is too large."))
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _check(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Unreadable(_unread(mark.line + 1 if mark else 1)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_unread(1)) from error
    finally:
        loader.dispose()


def load_data(path: Path) -> Any:
    """Content that comes with the software."""
    return read_yaml(path.read_text(encoding="utf-8"))


def brought_up(content: dict[str, object], newest: int, converters: Mapping[int, Any]) -> dict[str, object]:
    """The content in the newest format, its number taken out; raises Unreadable for one not known here."""
    number = content.pop("format", None)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise Unreadable(_("The file doesn’t say its format. It should begin with “format: 1”."))
    if number > newest:
        raise Unreadable(_("The file was written by a newer program. Update this house first."))
    for step in range(number, newest):
        content = converters[step](content)
    return content


def _unread(line: int) -> str:
    return _("The file can’t be read: look at line %(line)s.") % {"line": line}


def _check(node: yaml.Node) -> None:
    """No reference (a small file of them unfolds without end) and no key twice (the first would be lost)."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        line = each.start_mark.line + 1
        if id(each) in seen:
            raise Unreadable(_("Line %(line)s: write it out; references aren’t read.") % {"line": line})
        seen.add(id(each))
        if isinstance(each, yaml.SequenceNode):
            waiting += each.value
        elif isinstance(each, yaml.MappingNode):
            _check_keys([key for key, _value in each.value])
            waiting += [part for pair in each.value for part in pair]


def _check_keys(keys: list[yaml.Node]) -> None:
    names: set[str] = set()
    for key in keys:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
            raise Unreadable(_unread(line))
        if key.value in names:
            words = {"line": line, "name": key.value}
            raise Unreadable(_("Line %(line)s: “%(name)s” stands there twice.") % words)
        names.add(key.value)
