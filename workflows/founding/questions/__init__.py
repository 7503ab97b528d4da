"""The interview: one question after the other, out of which the statute is made."""

from .definition import CODE, definition

__all__ = ["CODE", "definition"]
