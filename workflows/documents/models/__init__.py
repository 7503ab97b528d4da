"""Documents, and the orders to make those that the house writes."""

from .documents import Document, DocumentQuerySet, DocumentState, private_path, private_storage
from .orders import LetterOrder

__all__ = ["Document", "DocumentQuerySet", "DocumentState", "LetterOrder", "private_path", "private_storage"]
