"""The API of the room people."""

from . import tokens
from .endpoints import router

__all__ = ["router", "tokens"]
