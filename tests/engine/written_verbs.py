"""Whatever a process writes into the history has a name that people understand: read from its code."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from workflows.engine import kinds, processes

# Only what can hold a verb is read in full.
_SETS_A_VERB = re.compile(r"\bverb\b *[:=]")


def without_a_name() -> list[str]:
    """Each `verb=` in a process's code that has no name among its verbs or those of the shared rooms."""
    return [
        f"{name}: the verb {verb!r} has no name. Name it in {name}.process."
        for name, process in processes.every().items()
        for verb in sorted(written_verbs(_folder(name)))
        if not _is_named(verb, {*process.verbs, *kinds.shared_verbs()})
    ]


def written_verbs(folder: Path) -> set[str]:
    """The verbs that the code below `folder` writes; of an f-string its beginning and `*`."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    named = [_nodes(text) for text in texts if _SETS_A_VERB.search(text)]
    functions = [node for nodes in named for node in nodes if isinstance(node, ast.FunctionDef)]
    places = {each.name: place for each in functions for place in _place_of_verb(each)}
    calls = re.compile("|".join(rf"\b{re.escape(name)}\(" for name in places) or "(?!)")
    given = [_nodes(text) for text in texts if not _SETS_A_VERB.search(text) and calls.search(text)]
    return {verb for nodes in named + given for node in nodes for verb in _verbs_of(node, places)}


def _nodes(text: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(text)))


def _place_of_verb(function: ast.FunctionDef) -> Iterator[int]:
    """Where a function takes its `verb` when it is called without naming it."""
    yield from (place for place, taken in enumerate(function.args.args) if taken.arg == "verb")


def _verbs_of(node: ast.AST, places: dict[str, int]) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=given) if places.get(name, len(given)) < len(given):
            yield from _texts(given[places[name]])
        case ast.keyword(arg="verb", value=value):
            yield from _texts(value)
        case ast.Assign(targets=targets, value=value) if any(map(_is_verb, targets)):
            yield from _texts(value)


def _is_verb(target: ast.expr) -> bool:
    named = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
    return named == "verb"


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield f"{text}*"


def _is_named(verb: str, names: set[str]) -> bool:
    if verb.endswith("*"):
        return any(name.startswith(verb[:-1]) for name in names)
    return verb in names


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])
