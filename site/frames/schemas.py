"""Schemas of the API are built when they are first asked for, not all of them by every command that starts.

A web server builds them before it forks its workers (wsgi.py), which share them.
"""

from collections.abc import Iterator

from ninja import Schema
from ninja.params.models import ParamModel
from pydantic import BaseModel


def build_late() -> None:
    """Called before the first schema is written; those below inherit it."""
    for base in (Schema, ParamModel):
        base.model_config["defer_build"] = True


def build_now() -> None:
    """Build all that were written so far."""
    for base in (Schema, ParamModel):
        for model in below(base):
            model.model_rebuild()


def below(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All models that inherit from `base`."""
    for model in base.__subclasses__():
        yield model
        yield from below(model)
