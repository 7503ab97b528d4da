"""What a field of a page says, whatever way it is written down: the same content has the same hash.

A stream comes from a form, a program or the database: with keys in another order, with new numbers for its
blocks, with or without the empty parts. None of that makes a translation older than its original.
"""

import hashlib
import json

# How Wagtail writes a block of a stream and an item of a list: the number is no content.
WRAPPED = {"type", "value", "id"}


def said_hash(value: object) -> str:
    """Sixteen hexadecimal digits for what a field says; `value` is the field as a revision holds it."""
    return hashlib.sha256(json.dumps(_said(_read(value)), sort_keys=True, default=str).encode()).hexdigest()[
        :16
    ]


def _read(value: object) -> object:
    """A stream stands in a revision as JSON in a text; everything else as itself."""
    if not isinstance(value, str) or not value.startswith("["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value  # a text that begins with a bracket


def _said(value: object) -> object:
    if isinstance(value, list):
        return [_said(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "value" in value and "type" in value and value.keys() <= WRAPPED:
        inner = _said(value["value"])
        return inner if value["type"] == "item" else {"type": value["type"], "value": inner}
    parts = {name: _said(each) for name, each in value.items()}
    return {name: each for name, each in parts.items() if each not in (None, "", [], {}, False)}
