"""The fields of a request body, however deep, and a body that the schema allows."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DEEPEST = 6
OPEN = "any key"


@dataclass(frozen=True)
class Leaf:
    """One field: the way to it and what its schema says."""

    path: tuple[str | int, ...]
    schema: dict[str, Any]

    @property
    def name(self) -> str:
        """The last name on the way that is a name."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def kind(self) -> str:
        """text, number or other: what is worth trying."""
        types = {each.get("type") for each in _choices(self.schema)}
        if types & {"number", "integer"}:
            return "number"
        closed = "enum" in self.schema or self.schema.get("format") in ("uuid", "date", "date-time", "binary")
        return "text" if types & {"string", None} and not closed else "other"


def resolved(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, and of `null` or something that something."""
    while True:
        if "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        elif len(schema.get("allOf", [])) == 1:
            schema = schema["allOf"][0]
        elif len(real := [each for each in schema.get("anyOf", []) if each.get("type") != "null"]) == 1:
            schema = real[0]
        else:
            return schema


def leaves(
    schema: dict[str, Any], document: dict[str, Any], path: tuple[str | int, ...] = ()
) -> Iterator[Leaf]:
    """Every field below; of a list its first item, of an open object a key of any name."""
    schema = resolved(schema, document)
    if len(path) > DEEPEST:
        return
    if schema.get("type") == "array":
        yield from leaves(schema.get("items", {}), document, (*path, 0))
    elif properties := schema.get("properties"):
        for name, each in properties.items():
            yield from leaves(each, document, (*path, name))
    elif schema.get("type") == "object":
        more = schema.get("additionalProperties")
        yield from leaves(more if isinstance(more, dict) else {}, document, (*path, OPEN))
    else:
        yield Leaf(path, schema)


def sample(schema: dict[str, Any], document: dict[str, Any], depth: int = 0) -> Any:
    """The smallest value that fits: what is required and nothing else."""
    schema = resolved(schema, document)
    if "default" in schema or "const" in schema:
        return copy.deepcopy(schema.get("const", schema.get("default")))
    if "enum" in schema:
        return schema["enum"][0]
    kind = _choices(schema)[0].get("type")
    if kind == "object" and depth < DEEPEST:
        wanted = {name: schema["properties"][name] for name in schema.get("required", ())}
        return {name: sample(each, document, depth + 1) for name, each in wanted.items()}
    words = {
        "date": "2026-11-20",
        "date-time": "2040-01-01T10:00:00Z",
        "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
    }
    simple = {"array": [], "object": {}, "boolean": True, "number": 1, "integer": 1}
    return copy.deepcopy(simple.get(str(kind), words.get(schema.get("format", ""), "Wort")))


def put(body: Any, leaf: Leaf, value: Any, document: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A copy of `body` that holds `value` at the leaf; what is missing on the way is made."""
    if not leaf.path:
        return value
    return _put(copy.deepcopy(body), leaf.path, value, document, schema)


def _put(
    body: Any, path: tuple[Any, ...], value: Any, document: dict[str, Any], schema: dict[str, Any]
) -> Any:
    schema, key = resolved(schema, document), path[0]
    inner = schema.get("items") if key == 0 else schema.get("properties", {}).get(key)
    inner = inner or schema.get("additionalProperties")
    inner = inner if isinstance(inner, dict) else {}
    if not isinstance(body, list if key == 0 else dict):
        body = [] if key == 0 else {}
    known = (body[0] if body else None) if key == 0 else body.get(key)
    if len(path) > 1:
        start = known if isinstance(known, dict | list) else sample(inner, document)
        value = _put(start, path[1:], value, document, inner)
    if key == 0:
        body[:1] = [value]
    else:
        body["sache" if key == OPEN else key] = value
    return body


def _choices(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return schema.get("anyOf") or schema.get("oneOf") or [schema]
