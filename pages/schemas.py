"""Types for the API: every StreamField block and picture is described, not just `Any`.

Wagtail's v3 generator has a registry for this; it has to be filled before the schemas of the page types are
built, which is why `PagesConfig.ready()` imports this module first.
"""

import datetime
import decimal
from typing import Annotated, Any, Literal, Union

from django.db import models
from ninja import Schema
from ninja.orm import register_field
from pydantic import Field, create_model
from wagtail import blocks
from wagtail.api.v3.schemas.generators.read import SchemaGenerator, foreign_key_schema, read_generator
from wagtail.images import get_image_model_string

from .blocks import DocumentChoice, PageChoice, PictureChoice
from .fields import BodyField


class PictureOut(Schema):
    """A picture file."""

    id: int
    url: str
    width: int
    height: int


class FileOut(Schema):
    """A file to download."""

    id: int
    title: str
    url: str
    bytes: int


class PageOut(Schema):
    """A link to a page."""

    id: int
    title: str
    url: str


SIMPLE: tuple[tuple[type[blocks.Block], object], ...] = (
    (PictureChoice, PictureOut | None),
    (DocumentChoice, FileOut | None),
    (PageChoice, PageOut | None),
    (blocks.BooleanBlock, bool),
    (blocks.IntegerBlock, int | None),
    (blocks.DecimalBlock, decimal.Decimal | None),
    (blocks.DateBlock, datetime.date | None),
    (blocks.FieldBlock, str | None),
)


_built: dict[type[blocks.Block], object] = {}  # one schema per class of block, so that names stay unique


def block_type(block: blocks.Block) -> Any:
    """The Python type of what `block.get_api_representation()` returns."""
    if isinstance(block, blocks.ListBlock):
        return list[block_type(block.child_block)]  # type: ignore[misc]
    if not isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        return next((kind for cls, kind in SIMPLE if isinstance(block, cls)), Any)
    if type(block) not in _built:
        _built[type(block)] = _stream(block) if isinstance(block, blocks.StreamBlock) else _struct(block)
    return _built[type(block)]


def _struct(block: blocks.StructBlock) -> object:
    fields: dict[str, Any] = {name: (block_type(child), ...) for name, child in block.child_blocks.items()}
    return create_model(f"{type(block).__name__}Value", __doc__=type(block).__doc__, **fields)


def _stream(block: blocks.StreamBlock) -> object:
    return list[_stream_item(block)]  # type: ignore[misc]


def _stream_item(stream: blocks.StreamBlock) -> Any:
    owner = type(stream).__name__
    items = [
        create_model(
            f"{owner}{name.title()}",
            __doc__=type(child).__doc__ if isinstance(child, blocks.StructBlock) else "",
            type=(Literal[name], ...),  # type: ignore[arg-type] # a literal made at run time
            value=(block_type(child), ...),
            id=(str | None, None),
        )
        for name, child in stream.child_blocks.items()
    ]
    if len(items) == 1:
        return items[0]
    return Annotated[Union[tuple(items)], Field(discriminator="type")]  # noqa: UP007  built from a list


def body_schema(generator: SchemaGenerator, field: models.Field) -> tuple[object, object, object]:
    """Type and resolver of a StreamField: a list of typed blocks."""
    name = field.name

    def resolve(obj: models.Model, context: dict[str, object]) -> object:
        value = getattr(obj, name)
        return value.stream_block.get_api_representation(value, context)

    assert isinstance(field, BodyField)
    return block_type(field.stream_block), [], staticmethod(resolve)


def relation_schema(generator: SchemaGenerator, field: models.Field) -> tuple[object, object, object]:
    """Pictures come with address and size; other relations as Wagtail does it."""
    if field.related_model is None or field.related_model._meta.label != get_image_model_string():
        return foreign_key_schema(generator, field)
    name = field.name

    def resolve(obj: models.Model) -> dict[str, object] | None:
        image = getattr(obj, name)
        if image is None:
            return None
        return {"id": image.pk, "url": image.file.url, "width": image.width, "height": image.height}

    return PictureOut | None, None, staticmethod(resolve)


def register() -> None:
    """The generator knows our fields."""
    register_field("CodesField", list[str])
    read_generator.register_field_schema(BodyField, body_schema)
    read_generator.register_field_schema(models.ForeignKey, relation_schema)
