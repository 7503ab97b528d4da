"""The API of the room desk."""

from .endpoints import router

__all__ = ["router"]
