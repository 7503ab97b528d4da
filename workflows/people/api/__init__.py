"""The API of the room people."""

from .endpoints import router

__all__ = ["router"]
