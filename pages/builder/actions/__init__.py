"""What editors do with forms: translate, check, publish; and what the software ships."""

from .publishing import changes, freeze, problems, publish, publish_translation
from .shipping import ship
from .translating import sync

__all__ = ["changes", "freeze", "problems", "publish", "publish_translation", "ship", "sync"]
