"""Where a text of a page stands, in words that editors know: “Content › Steps 2 › Title”, not a path."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField

BETWEEN = " › "


def place_of(instance: Model, path: str) -> list[str]:
    """The names from the field down to the text at `path`; what is gone by now ends the way."""
    name, *inside = path.split(".")
    try:
        found = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return [name]
    if isinstance(found, StreamField):
        return [capfirst(str(found.verbose_name)), *_blocks(found.value_from_object(instance), inside)]
    if found.one_to_many and inside:
        return list(_children(instance, found, inside))
    return [capfirst(str(getattr(found, "verbose_name", name)))]


def in_words(instance: Model, path: str) -> str:
    """The same as one line."""
    return BETWEEN.join(place_of(instance, path))


def _children(instance: Model, relation: Any, inside: list[str]) -> Iterator[str]:
    """A row below the page: its kind and number, then its field."""
    keys = [str(each.translation_key) for each in getattr(instance, relation.name).all()]
    number = f" {keys.index(inside[0]) + 1}" if inside[0] in keys else ""
    yield f"{capfirst(str(relation.related_model._meta.verbose_name))}{number}"
    for name in inside[1:2]:
        yield capfirst(str(relation.related_model._meta.get_field(name).verbose_name))


def _blocks(value: object, inside: list[str]) -> list[str]:
    if not inside:
        return []
    key, *further = inside
    if isinstance(value, StructValue) and key in value.block.child_blocks:
        return [str(value.block.child_blocks[key].label), *_blocks(value[key], further)]
    if isinstance(value, StreamValue):
        return _in_stream(value, key, further)
    if isinstance(value, ListValue):
        ids = [each.id for each in value.bound_blocks]
        if key in ids:
            return [str(ids.index(key) + 1), *_blocks(value[ids.index(key)], further)]
    return []


def _in_stream(value: StreamValue, key: str, further: list[str]) -> list[str]:
    """A block by its label; with its number where there are several of a kind."""
    block = next((each for each in value if each.id == key), None)
    if block is None:
        return []
    alike = [each.id for each in value if each.block_type == block.block_type]
    number = f" {alike.index(key) + 1}" if len(alike) > 1 else ""
    return [f"{block.block.label}{number}", *_blocks(block.value, further)]
